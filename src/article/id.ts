import { createHash } from "node:crypto";
import type { ArticleId, Paragraph } from "./article.ts";

const LENGTH = 26;

function digest(parts: readonly string[]): ArticleId {
  return createHash("sha256").update(JSON.stringify(parts)).digest("base64url").slice(0, LENGTH);
}

/** A text without what a copy of it may have otherwise: its spaces, and how its letters are put together. */
export function normal(text: string): string {
  return text.normalize("NFC").replace(/\s+/g, " ").trim();
}

/**
 * Digest of an article's prose: the same for one article behind two addresses, another one for a corrected article. Captions
 * don't count. An article without prose is told apart by its address and title.
 */
export function articleId(
  paragraphs: readonly Paragraph[],
  otherwise: { url?: string | undefined; title: string },
): ArticleId {
  const prose = paragraphs.filter(({ kind }) => kind !== "caption").map(({ text }) => normal(text));
  if (prose.length > 0) return digest(["prose", ...prose]);
  return digest(["empty", otherwise.url ?? "", normal(otherwise.title)]);
}
