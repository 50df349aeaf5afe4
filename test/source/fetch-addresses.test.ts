import { describe, expect, onTestFinished, test } from "vitest";
import { createFetchPage } from "../../src/source/fetch.ts";
import type { Lookup } from "../../src/source/lookup.ts";
import { type Route, raw, redirect } from "../fakes/web.ts";
import { answering, failure, failureOf, site } from "./fetching.ts";

const mustNotBeAsked: Lookup = () => expect.unreachable("looked up");

/** A redirect to exactly these characters. */
function sending(location: string): Route {
  return raw(`HTTP/1.1 302 Found\r\nlocation: ${location}\r\ncontent-length: 0\r\n\r\n`);
}

describe("addresses", () => {
  const refused = { code: "address_not_allowed", values: {} };

  test.each(["127.0.0.1", "[::1]", "0x7f.1", "[::ffff:127.0.0.1]", "169.254.169.254", "10.0.0.1"])(
    "%s is refused without a lookup",
    async (host) => {
      const fetchPage = createFetchPage({ allowHosts: [], lookup: mustNotBeAsked });
      expect(await failure(fetchPage(`http://${host}/`))).toEqual(refused);
    },
  );

  test.each([
    ["a private one", ["127.0.0.1"]],
    ["a private one beside a public one", ["93.184.215.14", "10.0.0.1"]],
    ["a private IPv6 one beside a public IPv4 one", ["93.184.215.14", "::1"]],
    ["none", []],
  ])("a name that leads to %s is refused", async (_name, addresses) => {
    const fetchPage = createFetchPage({ allowHosts: [], lookup: answering(...addresses) });
    expect(await failure(fetchPage("http://news.example/"))).toEqual(refused);
  });

  test.each([
    "http://127.0.0.1/",
    "http://169.254.169.254/latest/meta-data/",
    "http://[::1]/",
    "http://2130706433/",
    "http://localhost/",
    "http://localhost./",
    "http://user:pw@example.com/",
    "//user@example.com/",
    "http://example.com@127.0.0.1/",
    "http://example.com:6379/",
    "//10.0.0.1/",
    "\\\\10.0.0.1\\",
    "http:\\\\10.0.0.1\\",
    "/\t/10.0.0.1/",
    "//10.0.0.1#@example.com/",
    "https://metadata.google.internal/",
  ])("a redirect to %j is refused", async (location) => {
    expect(await failureOf(sending(location))).toEqual(refused);
  });

  test.each(["", "#top", "?"])("a redirect to %j leads round in circles", async (location) => {
    expect(await failureOf(sending(location))).toEqual({ code: "too_many_redirects", values: {} });
  });

  test("a redirect is judged on every hop, and the private server never hears of it", async () => {
    const inner = await site({ "/": "secret" });
    const web = await site({ "/": redirect("/b"), "/b": redirect(inner.url("/")) });
    const fetchPage = createFetchPage({ allowHosts: [web.host] });
    expect(await failure(fetchPage(web.url("/")))).toEqual(refused);
    expect([web.hits(), inner.hits()]).toEqual([2, 0]);
  });

  test.each([
    "file:///etc/passwd",
    "ftp://example.com/",
    "data:text/html,hi",
    "javascript:alert(1)",
    "blob:http://example.com/1",
    "ws://example.com/",
    "about:blank",
    `https://example.com/${"a".repeat(9_000)}`,
  ])("a redirect to %s is not followed", async (location) => {
    expect(await failureOf(redirect(location))).toMatchObject({ code: "bad_link" });
  });

  test("what a page says of its next address is not followed", async () => {
    const inner = await site({});
    const refresh = `0; url=${inner.url("/")}`;
    const body = `<meta http-equiv="refresh" content="${refresh}"><link rel="amphtml" href="${inner.url("/")}"><p>hi`;
    const web = await site({ "/": { headers: { refresh, link: `<${inner.url("/")}>; rel=canonical` }, body } });
    const page = await createFetchPage({ allowHosts: [web.host, inner.host] })(web.url("/"));
    expect([page.url, inner.hits()]).toEqual([web.url("/"), 0]);
  });

  test("a refusal is the same for an address, a name and a redirect, and at once", async () => {
    const fetchPage = createFetchPage({ allowHosts: [], lookup: answering("192.168.1.1") });
    const started = performance.now();
    const links = ["http://192.168.1.1/", "http://192.168.1.1:8080/", "http://news.example/", "http://printer.local/"];
    expect(await Promise.all(links.map((link) => failure(fetchPage(link))))).toEqual(links.map(() => refused));
    expect(performance.now() - started).toBeLessThan(2_000);
  });

  test("what the operator denies is refused, by address and by name", async () => {
    const options = { allowHosts: [], denyAddresses: ["93.184.215.0/24"], lookup: answering("93.184.215.14") };
    const fetchPage = createFetchPage(options);
    expect(await failure(fetchPage("http://news.example/"))).toEqual(refused);
    expect(await failure(fetchPage("http://93.184.215.99/"))).toEqual(refused);
  });

  test("an allowed name may lead to a private address, on its own port only", async () => {
    const web = await site({ "/": "the wiki" });
    const port = web.host.split(":")[1];
    const fetchPage = createFetchPage({ allowHosts: [`wiki.corp:${port}`], lookup: answering("127.0.0.1") });
    expect((await fetchPage(`http://wiki.corp:${port}/`)).url).toBe(`http://wiki.corp:${port}/`);
    expect(await failure(fetchPage("http://wiki.corp/"))).toEqual(refused);
    expect(await failure(fetchPage(web.url("/")))).toEqual(refused);
    expect(web.hits()).toBe(1);
  });

  test("proxy settings of the environment are not read", async () => {
    const proxy = await site({});
    const web = await site({ "/": "direct" });
    for (const name of ["http_proxy", "HTTP_PROXY", "ALL_PROXY"]) process.env[name] = proxy.url("");
    onTestFinished(() => {
      for (const name of ["http_proxy", "HTTP_PROXY", "ALL_PROXY"]) delete process.env[name];
    });
    await createFetchPage({ allowHosts: [web.host] })(web.url("/"));
    expect([proxy.hits(), web.hits()]).toEqual([0, 1]);
  });
});
