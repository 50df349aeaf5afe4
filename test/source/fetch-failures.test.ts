import { describe, expect, test } from "vitest";
import { createFetchPage } from "../../src/source/fetch.ts";
import type { Lookup } from "../../src/source/lookup.ts";
import { type Route, raw, redirect, startWeb } from "../fakes/web.ts";
import { failure, failureOf, site } from "./fetching.ts";

const knowsNoName: Lookup = (_host, _options, callback) =>
  callback(Object.assign(new Error("nobody"), { code: "ENOTFOUND" }), []);

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
