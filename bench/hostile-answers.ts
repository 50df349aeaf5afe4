import { brotliCompressSync, constants, deflateSync, gzipSync, zstdCompressSync } from "node:zlib";
import { type Route, drip, endless, flood } from "../test/fakes/web.ts";

const GIGABYTE = 1024 ** 3;
const OK = "HTTP/1.1 200 OK\r\ncontent-type: text/html\r\n";
const CHUNKED = `${OK}transfer-encoding: chunked\r\n\r\n`;

const BOMBS: Readonly<Record<string, (bytes: Uint8Array) => Uint8Array>> = {
  gzip: gzipSync,
  deflate: deflateSync,
  br: (bytes) => brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }),
  zstd: zstdCompressSync,
  "gzip, gzip": (bytes) => gzipSync(gzipSync(bytes)),
  "gzip, br": (bytes) => brotliCompressSync(gzipSync(bytes)),
};

/** Answers that are made to take a reader's memory or time, each made when it is asked for. */
export const HOSTILE_ANSWERS: Readonly<Record<string, () => Route>> = {
  ...Object.fromEntries(
    Object.entries(BOMBS).map(([encoding, pack]) => [
      `1 GB as ${encoding}`,
      () => ({ headers: { "content-encoding": encoding }, body: pack(Buffer.alloc(GIGABYTE)) }),
    ]),
  ),
  "a page without end": () => endless,
  "a byte every 500 ms": () => drip(500),
  "interim answers": () => flood("", "HTTP/1.1 102 Processing\r\n\r\n"),
  "early hints": () => flood("", "HTTP/1.1 103 Early Hints\r\nlink: </a.css>; rel=preload\r\n\r\n"),
  "a status line": () => flood("HTTP/1.1 200 ", "a".repeat(64)),
  "a header of 1 MB": () => flood(`${OK}x: `, "y".repeat(64)),
  "20,000 headers": () => flood(OK, "x: y\r\n"),
  "headers after the body": () => flood(`${CHUNKED}1\r\nx\r\n0\r\n`, "x: y\r\n"),
  "chunks of a byte": () => flood(CHUNKED, "1\r\nx\r\n"),
  "extensions of a chunk": () => flood(`${CHUNKED}1;`, "a=b;"),
  "zeros before a chunk's size": () => flood(CHUNKED, "0".repeat(64)),
  "empty parts of gzip": () => flood(`${OK}content-encoding: gzip\r\n\r\n`, gzipSync("")),
};
