import { UserError } from "../errors.ts";
import { readArchive } from "./archive.ts";
import type { Article } from "./article.ts";
import { decodeText } from "./decode.ts";
import { looksHtml, nameBinary, nameData, refuse, requireHtml } from "./form.ts";
import { readHead } from "./head.ts";
import { readHtml } from "./html.ts";
import { readText } from "./text.ts";

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
  /** Of a book, from 1; the whole book where absent. */
  readonly chapter?: number;
  /** The bytes are UTF-8 text that somebody copied from a page, not a file. */
  readonly pasted?: { readonly title?: string };
  /** Milliseconds since 1970; a publication date may be a day past it at most. */
  readonly now: number;
}

/**
 * Reads an article from a page or file: clean paragraphs and what is known of them. Where there is no article, `reading`
 * says what there was. Without a name but with an address the bytes are a link's, which has to lead to a page.
 * Throws a UserError: `not_html`, `unsupported_file`, `empty_file`.
 */
export function readArticle(bytes: Uint8Array, hints: ReadHints): Article {
  const isFile = hints.name !== undefined || hints.url === undefined;
  const binary = nameBinary(bytes);
  if (binary !== undefined) refuse(binary, isFile);
  const { text, notes } = decodeText(bytes, hints.charset);
  if (text.trim() === "" && isFile) throw new UserError("empty_file");
  const data = nameData(text);
  if (data !== undefined) refuse(data, isFile);
  const { name, now } = hints;
  const url = hints.url ?? savedFrom(text);
  const form = { url, name, now, notes };
  if (!isFile) {
    requireHtml(text, hints.mediaType);
    return readHtml(text, form);
  }
  const head = readHead(text);
  if (head.isArchive || (head.front.size > 0 && looksHtml(head.body))) return readArchive(head, form);
  return looksHtml(text) && !text.startsWith("#") ? readHtml(text, form) : readText(head, form);
}

/** Where a browser saved a page from, as it notes in the page's first lines. */
function savedFrom(text: string): string | undefined {
  const url = /<!-- saved from url=\(\d{4}\)(https?:\/\/[^\s<>]{1,2000}) -->/.exec(text.slice(0, 2048))?.[1];
  return url !== undefined && URL.canParse(url) ? url : undefined;
}
