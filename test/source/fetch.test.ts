import { brotliCompressSync, deflateSync, gzipSync, zstdCompressSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { MEGABYTE } from "../../src/locale/size.ts";
import { createFetchPage, createOpenFile } from "../../src/source/fetch.ts";
import { type Route, drip, endless, redirect } from "../fakes/web.ts";
import { type Failure, failure, site } from "./fetching.ts";

async function openFailure(route: Route, maxBytes = 100): Promise<Failure> {
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

  test.each([
    ["a path", "/b", "/b"],
    ["a path with what it asks for", "b?c=1#d", "/b?c=1"],
    ["an address without its scheme", "//HOST/b", "/b"],
    ["its own alphabet", "/новости?q=新闻", "/%D0%BD%D0%BE%D0%B2%D0%BE%D1%81%D1%82%D0%B8?q=%E6%96%B0%E9%97%BB"],
    ["a blank and a backslash", "/a b\\c", "/a%20b/c"],
    ["a path that climbs", "/../../b", "/b"],
  ])("is followed to %s", async (_name, location, expected) => {
    const there: Route = (request, response) => response.end(request.url);
    const path = expected.split("?")[0] ?? "";
    const web = await site({
      "/": ({ headers, socket }) => {
        const to = location.replace("HOST", headers.host ?? "");
        socket.end(`HTTP/1.1 302 Found\r\nlocation: ${to}\r\ncontent-length: 0\r\n\r\n`);
      },
      [path]: there,
    });
    const page = await createFetchPage({ allowHosts: [web.host] })(web.url("/"));
    expect([Buffer.from(page.bytes).toString(), page.url]).toEqual([expected, web.url(expected)]);
  });

  test.each(["application/pdf; x=y", "text/html"])(
    "of a document may have 25 MB, whatever its server calls it: %s",
    async (type) => {
      const headers = { "content-type": type };
      const pdf = (size: number) => Buffer.alloc(size, "x").fill("%PDF-1.7", 0, 8);
      const web = await site({
        "/fits": { headers, body: pdf(25 * MEGABYTE) },
        "/large": { headers, body: pdf(25 * MEGABYTE + 1) },
      });
      const fetchPage = createFetchPage({ allowHosts: [web.host] });
      expect((await fetchPage(web.url("/fits"))).bytes).toHaveLength(25 * MEGABYTE);
      expect(await failure(fetchPage(web.url("/large")))).toEqual({
        code: "page_too_large",
        values: { size: 25 * MEGABYTE },
      });
    },
  );

  test("that is only called a document has 8 MB at most", async () => {
    const headers = { "content-type": "application/pdf" };
    const web = await site({ "/": { headers, body: Buffer.alloc(8 * MEGABYTE + 1, "x") } });
    expect(await failure(createFetchPage({ allowHosts: [web.host] })(web.url("/")))).toEqual({
      code: "page_too_large",
      values: { size: 8 * MEGABYTE },
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
