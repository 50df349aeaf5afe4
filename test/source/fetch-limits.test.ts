import { brotliCompressSync, deflateSync, gzipSync, zstdCompressSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { MEGABYTE } from "../../src/locale/size.ts";
import { createFetchPage } from "../../src/source/fetch.ts";
import type { Lookup } from "../../src/source/lookup.ts";
import { type Route, drip, endless, silence } from "../fakes/web.ts";
import { failure, failureOf, site } from "./fetching.ts";

const neverAnswers: Lookup = () => undefined;

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
    ["deflate", deflateSync(Buffer.alloc(64 * MEGABYTE))],
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
