import { exportFile } from "../export/file.ts";
import { markdown } from "../export/markdown.ts";
import type { Translate } from "../locale/translate.ts";
import type { Result } from "../task/result.ts";
import { languageOf } from "./header.ts";
import { ATTACHMENT } from "./limits.ts";

export interface Attached {
  readonly name: string;
  readonly data: () => Buffer;
}

/** Bytes of a file for one of the texts in it, at most: a page holds them twice, for its reader and for its check. */
const GROWTH = { html: 4, md: 2 };

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

/** Letters and digits alone, from the headline; Discord keeps no others in a file's name. */
export function fileName(result: Result): string {
  const { task, article } = result;
  const slug = article.title
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, 40)
    .replace(/^-|-$/g, "");
  return `${slug || article.id.slice(0, 12)}-${task}-${languageOf(result)}`.toLowerCase();
}
