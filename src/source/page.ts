import type { Article } from "../article/article.ts";
import type { ReadHints } from "../article/read.ts";

/** Bytes as fetched, with what their sender said of them. */
export interface Page {
  readonly bytes: Uint8Array;
  /** Address after redirects. */
  readonly url: string;
  /** Without parameters, lower case. */
  readonly mediaType?: string;
  /** From the Content-Type header. */
  readonly charset?: string;
}

/** Gets a link's page. Throws a UserError for what the person can act on. */
export type FetchPage = (url: string, signal?: AbortSignal) => Promise<Page>;

/** Gets a file's bytes; `maxBytes` ends it with `file_too_large`. */
export type OpenFile = (url: string, options: { maxBytes: number; signal?: AbortSignal }) => Promise<Uint8Array>;

/** `readDocument`, wherever it runs. */
export type ReadBytes = (bytes: Uint8Array, hints: ReadHints) => Promise<Article>;
