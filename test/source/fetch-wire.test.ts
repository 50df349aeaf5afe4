import { createServer } from "node:net";
import { gzipSync } from "node:zlib";
import { describe, expect, onTestFinished, test } from "vitest";
import { MEGABYTE } from "../../src/locale/size.ts";
import { createFetchPage } from "../../src/source/fetch.ts";
import { type Route, flood, raw } from "../fakes/web.ts";
import { failure, failureOf, site } from "./fetching.ts";

const OK = "HTTP/1.1 200 OK\r\ncontent-type: text/html\r\n";
const CHUNKED = `${OK}transfer-encoding: chunked\r\n\r\n`;

/** Takes connections and bytes, and never says a word: neither HTTP nor TLS gets anywhere with it. */
async function blackHole(): Promise<string> {
  const server = createServer((socket) => socket.on("error", () => undefined).resume());
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return `127.0.0.1:${address.port}`;
}

describe("an answer whose bytes lead nowhere ends by their number", () => {
  test.each<[string, Route]>([
    ["interim answers", flood("", "HTTP/1.1 102 Processing\r\n\r\n")],
    ["early hints", flood("", "HTTP/1.1 103 Early Hints\r\nlink: </a.css>; rel=preload\r\n\r\n")],
    ["a status line", flood("HTTP/1.1 200 ", "a".repeat(64))],
    ["extensions of a chunk", flood(`${CHUNKED}1;`, "a=b;")],
    ["zeros before a chunk's size", flood(CHUNKED, "0".repeat(64))],
    ["parts of gzip with nothing in them", flood(`${OK}content-encoding: gzip\r\n\r\n`, gzipSync(""))],
    ["chunks of one byte", flood(CHUNKED, "1\r\nx\r\n")],
  ])("%s", async (_name, route) => {
    expect(await failureOf(route, { maxWireBytes: MEGABYTE, totalMs: 10_000 })).toMatchObject({ code: "page_garbled" });
  });
});

describe("headers end at 32 KB", () => {
  test.each<[string, Route]>([
    ["one of 1 MB", flood(`${OK}x: `, "y".repeat(64))],
    ["20,000 of them", raw(`${OK}${"x: y\r\n".repeat(20_000)}\r\n`)],
    ["one with a long name", flood(OK, "y".repeat(64))],
    ["those after the body", flood(`${CHUNKED}1\r\nx\r\n0\r\n`, "x: y\r\n")],
    ["those of an interim answer", flood("HTTP/1.1 103 Early Hints\r\n", "x: y\r\n")],
  ])("%s", async (_name, route) => {
    const web = await site({ "/": route });
    const result = await failure(createFetchPage({ allowHosts: [web.host] })(web.url("/")));
    expect(result).toEqual({ code: "page_garbled", values: { host: web.host } });
  });
});

describe("what a server says of its body", () => {
  test("is held to, where there is more of it", async () => {
    const web = await site({ "/": raw(`${OK}content-length: 5\r\n\r\n<p>hi<p>and much that was not announced`) });
    const page = await createFetchPage({ allowHosts: [web.host] })(web.url("/"));
    expect(Buffer.from(page.bytes).toString()).toBe("<p>hi");
  });

  test.each<[string, string]>([
    ["HTTP/1.1", `${OK}\r\n<p>hi`],
    ["HTTP/1.0", "HTTP/1.0 200 OK\r\n\r\n<p>hi"],
  ])("may be nothing: then it ends with the connection, in %s", async (_name, answer) => {
    const web = await site({ "/": raw(answer) });
    const page = await createFetchPage({ allowHosts: [web.host] })(web.url("/"));
    expect(Buffer.from(page.bytes).toString()).toBe("<p>hi");
  });

  test.each<[string, string]>([
    ["two lengths", `${OK}content-length: 5\r\ncontent-length: 6\r\n\r\n<p>hi`],
    ["a length below nothing", `${OK}content-length: -1\r\n\r\n<p>hi`],
    ["a length in words", `${OK}content-length: five\r\n\r\n<p>hi`],
    ["a length without end", `${OK}content-length: 99999999999999999999\r\n\r\n<p>hi`],
    ["a chunk without end", `${CHUNKED}ffffffffffffffffff\r\nhello\r\n0\r\n\r\n`],
    ["a chunk below nothing", `${CHUNKED}-5\r\nhello\r\n0\r\n\r\n`],
    ["chunks that break off", `${CHUNKED}5\r\nhello\r\n`],
    ["a header folded", `${OK}x: a\r\n b\r\n\r\n<p>hi`],
    ["a header with a zero", `${OK}x: a\0b\r\n\r\n<p>hi`],
    ["another protocol", "HTTP/1.1 101 Switching Protocols\r\nupgrade: websocket\r\nconnection: upgrade\r\n\r\n"],
    ["a go-ahead nobody asked for", "HTTP/1.1 100 Continue\r\n\r\n"],
    ["a status that isn't", "HTTP/1.1 999999 What\r\n\r\n"],
  ])("is refused where it makes no sense: %s", async (_name, answer) => {
    expect(await failureOf(raw(answer), { totalMs: 2_000 })).toMatchObject({
      code: expect.stringMatching(/^(?:page_garbled|unreachable)$/),
    });
  });
});

describe("a server that takes the connection and says nothing", () => {
  test.each([
    ["http", { headersMs: 200 }],
    ["https", { connectMs: 200 }],
  ])("%s", async (scheme, limits) => {
    const host = await blackHole();
    const result = await failure(createFetchPage({ allowHosts: [host], limits })(`${scheme}://${host}/`));
    expect(result).toEqual({ code: "timeout", values: { host } });
  });
});

test("headers that drip end with the headers' time", async () => {
  const drip: Route = ({ socket }) => {
    socket.write("HTTP/1.1 200 OK\r\n");
    const timer = setInterval(() => socket.write("x: y\r\n"), 20);
    socket.on("close", () => clearInterval(timer));
  };
  const started = performance.now();
  expect(await failureOf(drip, { headersMs: 300 })).toMatchObject({ code: "timeout" });
  expect(performance.now() - started).toBeLessThan(6_000);
});
