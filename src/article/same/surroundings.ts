import type { Article } from "../article.ts";
import { isNotice } from "../body/notice.ts";
import { foldText, weightOf } from "../characters.ts";
import { isDateLine } from "../metadata/date.ts";
import { creditedAgencies } from "../metadata/wire.ts";
import { beginsLikeSurroundings } from "./surrounding-words.ts";

/** What is compared of an article. */
export type Copy = Pick<Article, "id" | "title" | "reading" | "paragraphs" | "byline" | "siteName">;

/** Lines from either end among which dates and names stand by themselves. */
const EDGE = 3;
const ADDRESS = /^https?:\/\/\S{1,500}$/i;

/** Captions, titles and names of both copies, which one may print among its text. */
export function labelsOf(...copies: readonly Copy[]): ReadonlySet<string> {
  const labels = copies.flatMap(({ title, byline, siteName, paragraphs }) => [
    title,
    byline ?? "",
    siteName ?? "",
    ...paragraphs.filter(({ kind }) => kind === "caption").map(({ text }) => text),
  ]);
  return new Set(labels.map(foldText).filter((label) => label !== ""));
}

/**
 * Whether a line that only one of two copies has stands beside the article rather than in it. The page reader drops most
 * such lines itself; the same are meant here, and those that other doors add. A sentence that says something is never one.
 */
export function isSurrounding(
  line: string,
  { index, count, labels }: { index: number; count: number; labels: ReadonlySet<string> },
): boolean {
  const text = line.trim();
  const position = { fromStart: index, fromEnd: count - 1 - index };
  if (labels.has(foldText(text)) || beginsLikeSurroundings(text) || ADDRESS.test(text)) return true;
  if (isNotice({ kind: "text", text, weight: weightOf(text) }, position)) return true;
  if (Math.min(position.fromStart, position.fromEnd) >= EDGE) return false;
  return isDateLine(text) || creditedAgencies(text).length > 0;
}
