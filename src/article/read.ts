import type { Article } from "./article.ts";

/** What is known of the bytes beside the bytes. */
export interface ReadHints {
  /** Address after redirects, or the one a file names. */
  readonly url?: string;
  /** A file's name. */
  readonly name?: string;
  /** Without parameters, lower case. */
  readonly mediaType?: string;
  /** From the Content-Type header. */
  readonly charset?: string;
  /** Milliseconds since 1970; a publication date may be a day past it at most. */
  readonly now: number;
}

export function readArticle(_bytes: Uint8Array, _hints: ReadHints): Article {
  throw new Error("being written");
}
