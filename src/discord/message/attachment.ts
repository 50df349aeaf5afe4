import { exportFile } from "../../export/file.ts";
import { markdown } from "../../export/markdown.ts";
import type { Translate } from "../../locale/translate.ts";
import type { Result } from "../../task/result.ts";
import { languageOf } from "./header.ts";
import { ATTACHMENT } from "../limits.ts";

export interface Attached {
  readonly name: string;
  readonly data: () => Buffer;
}

/**
 * Bytes of a file, at most, for each byte of what it is made of. Measured: 4.0 where every character of a page has to be
 * escaped, 1.0 of prose; 0.8 of Markdown.
 */
const GROWTH = { html: 5, md: 1 };

/** The whole result as a file: a translation beside its original, anything else as a text. Absent where it has none. */
export function attachment(result: Result, t: Translate, now: number): Attached | undefined {
  if (result.task === "ask") return undefined;
  const size = Buffer.byteLength(JSON.stringify([result.article, result.value]));
  if (result.task === "translate" && size * GROWTH.html <= ATTACHMENT) {
    const edition = { article: result.article, translation: result, made: new Date(now).toISOString() };
    return { name: `${fileName(result)}.html`, data: () => exportFile("html", edition, t) };
  }
  if (size * GROWTH.md > ATTACHMENT) return undefined;
  return { name: `${fileName(result)}.md`, data: () => Buffer.from(markdown(result, t)) };
}

/** Characters of the headline in a file's name. */
const SLUG = 40;

/** From the headline, in the result's language if that can be written so: Discord keeps no other letters in a file's name. */
export function fileName(result: Result): string {
  const { task, article } = result;
  const slug = [headlineOf(result), article.title].map(slugOf).find((found) => found !== "");
  return `${slug ?? `article-${article.id.slice(0, 12)}`}-${task}-${languageOf(result)}`.toLowerCase();
}

function headlineOf(result: Result): string {
  if (result.task === "translate") return result.value.title;
  return result.task === "summarize" ? result.value.headline : "";
}

/** Latin letters without their marks, and digits, in whole words; empty where most are written otherwise. */
function slugOf(title: string): string {
  const letters = title
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .toLowerCase();
  const words = letters.match(/[a-z0-9]+/g) ?? [];
  if (words.join("").length * 2 < (letters.match(/[\p{L}\p{N}]/gu) ?? []).length) return "";
  const slug = words.join("-");
  const end = slug.lastIndexOf("-", SLUG);
  return slug.length <= SLUG ? slug : slug.slice(0, end > 0 ? end : SLUG);
}
