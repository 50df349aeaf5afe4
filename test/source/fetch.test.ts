import { brotliCompressSync, deflateSync, gzipSync, zstdCompressSync } from "node:zlib";
import { describe, expect, onTestFinished, test } from "vitest";
import { UserError } from "../../src/errors.ts";
import type { Lookup } from "../../src/source/agent.ts";
import type { Limits } from "../../src/source/download.ts";
import { createFetchPage, createOpenFile } from "../../src/source/fetch.ts";
import { type Route, type Web, drip, endless, raw, redirect, silence, startWeb } from "../fakes/web.ts";

const MEGABYTE = 1024 * 1024;

async function site(routes: Record<string, Route>): Promise<Web> {
  const web = await startWeb(routes);
  onTestFinished(web.close);
  return web;
}

/** The error a fetch of `/` ends with, as `{ code, values }`. */
async function failure(promise: Promise<unknown>): Promise<{ code: string; values: object }> {
  const error = await promise.then(
    () => new Error("it was fetched"),
    (reason: unknown) => reason,
  );
  if (!(error instanceof UserError)) throw error;
  return { code: error.code, values: error.values };
}

async function failureOf(route: Route, limits: Partial<Limits> = {}): Promise<{ code: string; values: object }> {
  const web = await site({ "/": route });
  return failure(createFetchPage({ allowHosts: [web.host], limits })(web.url("/")));
}

function answering(...addresses: string[]): Lookup {
  return (_host, _options, callback) =>
    callback(
      null,
      addresses.map((address) => ({ address, family: address.includes(":") ? 6 : 4 })),
    );
}

const knowsNoName: Lookup = (_host, _options, callback) =>
  callback(Object.assign(new Error("nobody"), { code: "ENOTFOUND" }), []);

const neverAnswers: Lookup = () => undefined;

const mustNotBeAsked: Lookup = () => expect.unreachable("looked up");

/** Sends HTTP 102 for as long as it is listened to. */
const interim: Route = (_request, response) => {
  const timer = setInterval(() => response.writeProcessing(), 20);
  response.on("close", () => clearInterval(timer));
};

/** Redirects after a while, to the same path with an x more. */
const slowly: Route = (request, response) =>
  setTimeout(() => {
    response.writeHead(302, { location: `${request.url}x` });
    response.end();
  }, 100);

async function openFailure(route: Route, maxBytes = 100): Promise<{ code: string; values: object }> {
  const web = await site({ "/": route });
  const openFile = createOpenFile({ allowHosts: [web.host], limits: { totalMs: 1_000 } });
  return failure(openFile(web.url("/"), { maxBytes }));
}

describe("a page", () => {
  test("arrives with its address, media type and charset", async () => {
    const body = Buffer.from([0x3c, 0x70, 0x3e, 0xe9, 0x80]);
    const web = await site({ "/a": { headers: { "content-type": 'Text/HTML; Charset="ISO-8859-1"' }, body } });
    const page = await createFetchPage({ allowHosts: [web.host] })(web.url("/a?b#c"));
    expect(page).toEqual({ bytes: body, url: web.url("/a?b"), mediaType: "text/html", charset: "iso-8859-1" });
  });

  test("without a media type is left for its bytes to tell", async () => {
    const web = await site({ "/": (_request, response) => response.end("<p>hi") });
    const page = await createFetchPage({ allowHosts: [web.host] })(web.url("/"));
    expect(page).toEqual({ bytes: Buffer.from("<p>hi"), url: web.url("/") });
  });

  test("is asked for by an honest name, in any language", async () => {
    const web = await site({ "/": "hi" });
    await createFetchPage({ allowHosts: [web.host] })(web.url("/"));
    expect(web.requests[0]?.headers).toMatchObject({
      "user-agent": expect.stringMatching(/^Dragoman\/\d+\.\d+\.\d+ \(\+https:\/\/.+; article reader\)$/),
      accept: expect.stringContaining("text/html"),
      "accept-language": "*",
    });
  });

  test.each([
    ["gzip", gzipSync],
    ["x-gzip", gzipSync],
    ["deflate", deflateSync],
    ["br", brotliCompressSync],
    ["zstd", zstdCompressSync],
    ["gzip, br", (text: string) => brotliCompressSync(gzipSync(text))],
    ["identity", (text: string) => Buffer.from(text)],
    ["UTF-8", (text: string) => Buffer.from(text)],
  ])("encoded as %s is decoded", async (encoding, encode) => {
    const web = await site({ "/": { headers: { "content-encoding": encoding }, body: encode("<p>hello") } });
    const page = await createFetchPage({ allowHosts: [web.host] })(web.url("/"));
    expect(Buffer.from(page.bytes).toString()).toBe("<p>hello");
  });

  test.each([301, 302, 303, 307, 308])("is followed through HTTP %i", async (status) => {
    const web = await site({ "/": redirect("/b?c#d", status), "/b": "there" });
    const page = await createFetchPage({ allowHosts: [web.host] })(web.url("/"));
    expect([Buffer.from(page.bytes).toString(), page.url]).toEqual(["there", web.url("/b?c")]);
  });

  test("of a document may have 25 MB", async () => {
    const headers = { "content-type": "application/pdf; x=y" };
    const web = await site({
      "/fits": { headers, body: Buffer.alloc(25 * MEGABYTE, "x") },
      "/large": { headers, body: Buffer.alloc(25 * MEGABYTE + 1, "x") },
    });
    const fetchPage = createFetchPage({ allowHosts: [web.host] });
    expect((await fetchPage(web.url("/fits"))).bytes).toHaveLength(25 * MEGABYTE);
    expect(await failure(fetchPage(web.url("/large")))).toEqual({
      code: "page_too_large",
      values: { size: 25 * MEGABYTE },
    });
  });

  test("of exactly 8 MB is read, one byte more is refused", async () => {
    const web = await site({
      "/fits": { body: Buffer.alloc(8 * MEGABYTE, "x") },
      "/large": { body: Buffer.alloc(8 * MEGABYTE + 1, "x") },
    });
    const fetchPage = createFetchPage({ allowHosts: [web.host] });
    expect((await fetchPage(web.url("/fits"))).bytes).toHaveLength(8 * MEGABYTE);
    expect(await failure(fetchPage(web.url("/large")))).toEqual({
      code: "page_too_large",
      values: { size: 8 * MEGABYTE },
    });
  });
});

describe("what a person can act on", () => {
  test.each([
    [404, "page_gone"],
    [410, "page_gone"],
    [401, "page_forbidden"],
    [402, "page_forbidden"],
    [403, "page_forbidden"],
    [429, "page_forbidden"],
    [451, "page_forbidden"],
    [304, "page_status"],
    [400, "page_status"],
    [418, "page_status"],
    [500, "page_status"],
    [503, "page_status"],
  ])("HTTP %i: %s", async (status, code) => {
    const web = await site({ "/": { status } });
    const result = await failure(createFetchPage({ allowHosts: [web.host] })(web.url("/")));
    expect(result).toEqual({ code, values: { host: web.host, status } });
  });

  test.each([
    ["image/png", "picture"],
    ["video/mp4", "video"],
    ["Audio/mpeg", "sound"],
    ["application/zip", "archive"],
    ["application/json", "data"],
    ["application/activity+json", "data"],
    ["application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "office"],
  ])("%s is not a page but %s", async (type, what) => {
    const result = await failureOf({ headers: { "content-type": type }, body: "x" });
    expect(result).toEqual({ code: "not_html", values: { what } });
  });

  test.each(["application/octet-stream", "text/plain", "application/xml", "text/markdown", "nonsense"])(
    "%s may be a page",
    async (type) => {
      const web = await site({ "/": { headers: { "content-type": type }, body: "<p>hi" } });
      await expect(createFetchPage({ allowHosts: [web.host] })(web.url("/"))).resolves.toHaveProperty("bytes");
    },
  );

  test.each<[string, Route]>([
    ["a lie about gzip", { headers: { "content-encoding": "gzip" }, body: "<!doctype html><p>not encoded" }],
    ["a lie about br", { headers: { "content-encoding": "br" }, body: "<!doctype html><p>not encoded" }],
    ["a lie about zstd", { headers: { "content-encoding": "zstd" }, body: "<!doctype html><p>not encoded" }],
    ["an unknown encoding", { headers: { "content-encoding": "compress" }, body: "<!doctype html><p>not encoded" }],
    [
      "an unknown encoding among known ones",
      { headers: { "content-encoding": "gzip, snappy" }, body: "<!doctype html><p>not encoded" },
    ],
    [
      "seven encodings",
      { headers: { "content-encoding": "gzip,gzip,gzip,gzip,gzip,gzip,gzip" }, body: "<!doctype html><p>not encoded" },
    ],
    ["a body cut short", raw("HTTP/1.1 200 OK\r\ncontent-length: 900\r\n\r\nhello")],
    ["both lengths", raw("HTTP/1.1 200 OK\r\ncontent-length: 5\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n")],
    ["a bad chunk", raw("HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nzz\r\nhello\r\n")],
    ["no HTTP", raw("SSH-2.0-OpenSSH_9.2\r\n")],
    ["endless headers", raw(`HTTP/1.1 200 OK\r\nx: ${"y".repeat(200_000)}\r\n\r\n`)],
    ["a broken redirect", redirect("http://[bad/")],
  ])("%s is a damaged page", async (_name, route) => {
    expect(await failureOf(route)).toMatchObject({
      code: "page_garbled",
      values: { host: expect.stringMatching(/^127/) },
    });
  });

  test("a name nobody knows is unreachable", async () => {
    const fetchPage = createFetchPage({ allowHosts: [], lookup: knowsNoName });
    const result = await failure(fetchPage("http://nowhere.example/a"));
    expect(result).toEqual({ code: "unreachable", values: { host: "nowhere.example" } });
  });

  test("a closed port is unreachable", async () => {
    const web = await startWeb({});
    await web.close();
    const result = await failure(createFetchPage({ allowHosts: [web.host] })(web.url("/")));
    expect(result).toEqual({ code: "unreachable", values: { host: web.host } });
  });

  test("a server that hangs up is unreachable", async () => {
    expect(await failureOf((request) => request.socket.destroy())).toMatchObject({ code: "unreachable" });
  });

  test("five redirects are followed, a sixth is not", async () => {
    const web = await site({
      "/0": "there",
      ...Object.fromEntries([1, 2, 3, 4, 5, 6].map((n) => [`/${n}`, redirect(`/${n - 1}`)])),
    });
    const fetchPage = createFetchPage({ allowHosts: [web.host] });
    expect((await fetchPage(web.url("/5"))).url).toBe(web.url("/0"));
    expect(await failure(fetchPage(web.url("/6")))).toEqual({ code: "too_many_redirects", values: {} });
  });
});

describe("slow and oversized servers", () => {
  test("no answer ends with the headers' time", async () => {
    const result = await failureOf(silence, { headersMs: 100 });
    expect(result).toEqual({ code: "timeout", values: { host: expect.stringMatching(/^127/) } });
  });

  test("a lookup without an end ends with the connection's time", async () => {
    const fetchPage = createFetchPage({ allowHosts: [], lookup: neverAnswers, limits: { connectMs: 100 } });
    expect(await failure(fetchPage("http://slow.example/"))).toEqual({
      code: "timeout",
      values: { host: "slow.example" },
    });
  });

  test("a page that drips ends with the total time", async () => {
    const started = performance.now();
    expect(await failureOf(drip(20), { totalMs: 300 })).toMatchObject({ code: "timeout" });
    expect(performance.now() - started).toBeLessThan(2_000);
  });

  test("endless interim answers end with the total time", async () => {
    expect(await failureOf(interim, { totalMs: 300 })).toMatchObject({ code: "timeout" });
  });

  test("redirects don't start the total time anew", async () => {
    const web = await site({ "/": slowly, "/x": slowly, "/xx": slowly, "/xxx": slowly, "/xxxx": "there" });
    const fetchPage = createFetchPage({ allowHosts: [web.host], limits: { totalMs: 250 } });
    expect(await failure(fetchPage(web.url("/")))).toMatchObject({ code: "timeout" });
  });

  test("an endless page is left after 8 MB, and its server hears of it", async () => {
    const left = Promise.withResolvers<void>();
    const route: Route = (request, response) => {
      response.on("close", left.resolve);
      endless(request, response);
    };
    expect(await failureOf(route)).toMatchObject({ code: "page_too_large" });
    await left.promise;
  });

  test.each([
    ["gzip", gzipSync(Buffer.alloc(64 * MEGABYTE))],
    ["br", brotliCompressSync(Buffer.alloc(64 * MEGABYTE))],
    ["zstd", zstdCompressSync(Buffer.alloc(64 * MEGABYTE))],
    ["gzip, gzip", gzipSync(gzipSync(Buffer.alloc(64 * MEGABYTE)))],
  ])("a %s bomb is stopped by its decoded size", async (encoding, body) => {
    expect(await failureOf({ headers: { "content-encoding": encoding }, body })).toMatchObject({
      code: "page_too_large",
    });
  });

  test("a body that isn't wanted is not read", async () => {
    const left = Promise.withResolvers<void>();
    const route: Route = (_request, response) => {
      response.on("close", left.resolve);
      response.writeHead(200, { "content-type": "video/mp4" });
      response.write("x");
    };
    expect(await failureOf(route)).toMatchObject({ code: "not_html" });
    await left.promise;
  });

  test("the caller's own signal ends it with the caller's reason", async () => {
    const web = await site({ "/silent": silence, "/drip": drip(20) });
    const fetchPage = createFetchPage({ allowHosts: [web.host] });
    for (const path of ["/silent", "/drip"]) {
      const reason = new Error("the command was cancelled");
      const controller = new AbortController();
      setTimeout(() => controller.abort(reason), 50);
      await expect(fetchPage(web.url(path), controller.signal)).rejects.toBe(reason);
    }
  });
});

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
    "http://localhost/",
    "http://user:pw@example.com/",
    "http://example.com:6379/",
    "//10.0.0.1/",
  ])("a redirect to %s is refused", async (location) => {
    expect(await failureOf(redirect(location))).toEqual(refused);
  });

  test("a redirect is judged on every hop, and the private server never hears of it", async () => {
    const inner = await site({ "/": "secret" });
    const web = await site({ "/": redirect("/b"), "/b": redirect(inner.url("/")) });
    const fetchPage = createFetchPage({ allowHosts: [web.host] });
    expect(await failure(fetchPage(web.url("/")))).toEqual(refused);
    expect([web.hits(), inner.hits()]).toEqual([2, 0]);
  });

  test.each(["file:///etc/passwd", "ftp://example.com/", "data:text/html,hi"])(
    "a redirect to %s is not followed",
    async (location) => {
      expect(await failureOf(redirect(location))).toMatchObject({ code: "bad_link" });
    },
  );

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

describe("a file", () => {
  test("arrives as it is, whatever its media type", async () => {
    const web = await site({ "/": { headers: { "content-type": "image/png" }, body: Buffer.from([0, 1, 2]) } });
    const bytes = await createOpenFile({ allowHosts: [web.host] })(web.url("/"), { maxBytes: 3 });
    expect(bytes).toEqual(Buffer.from([0, 1, 2]));
  });

  test.each<[string, Route, object]>([
    ["too large", { body: "x".repeat(3 * MEGABYTE) }, { code: "file_too_large", values: { size: 2 * MEGABYTE } }],
    ["endless", endless, { code: "file_too_large", values: { size: 2 * MEGABYTE } }],
    ["gone", { status: 404 }, { code: "file_expired", values: {} }],
    ["expired", { status: 403 }, { code: "file_expired", values: {} }],
    ["on a broken server", { status: 500 }, { code: "file_unavailable", values: {} }],
    ["on a busy server", { status: 429 }, { code: "file_unavailable", values: {} }],
    ["dripping", drip(20), { code: "file_unavailable", values: {} }],
    ["behind a private redirect", redirect("http://10.0.0.1/"), { code: "address_not_allowed", values: {} }],
  ])("that is %s", async (_name, route, expected) => {
    expect(await openFailure(route, 2 * MEGABYTE)).toEqual(expected);
  });
});
