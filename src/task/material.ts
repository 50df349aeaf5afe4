import { createHash } from "node:crypto";
import type { Article, Paragraph } from "../article/article.ts";
import { withoutInvisible } from "../article/characters.ts";
import { cutUnits } from "./units.ts";

/** Paragraphs of context on each side of what an endpoint without a prompt cache is asked about. */
const NEIGHBOURS = 2;

/**
 * The article as the model sees it: numbered lines, one or more a paragraph, between two lines with a fingerprint of all of them,
 * so that nothing in the article can hold it. The same bytes for every task. With `about`, only those paragraphs and
 * their neighbours, between the same two lines.
 */
export function material(article: Article, about?: readonly number[]): string {
  const top = [...head(article), `[0] ${oneLine(article.title)}`];
  const lines = article.paragraphs.map((paragraph) => [paragraph.id, linesOf(paragraph, article.language)] as const);
  const fence = `ARTICLE ${fingerprint([...top, ...lines.map(([, text]) => text)])}`;
  const shown = about ? withNeighbours(about) : undefined;
  return [
    `=== BEGINNING OF ${fence} ===`,
    ...top,
    ...lines.flatMap(([id, text]) => (shown && !shown.has(id) ? [] : text)),
    `=== END OF ${fence} ===`,
    // Some endpoints put the task behind it without a line break.
    "",
  ].join("\n");
}

/** A long paragraph has a line for each of the units that are translated by themselves. */
function linesOf(paragraph: Paragraph, language: string): string {
  const units = cutUnits(paragraph, language);
  return units.map(({ id, source }) => `[${id}] ${oneLine(source)}`).join("\n");
}

/** The article's id won't do: it is made of the prose alone, and a caption or a byline could hold it. */
function fingerprint(lines: readonly string[]): string {
  return createHash("sha256").update(lines.join("\n")).digest("base64url").slice(0, 22);
}

function head(article: Article): string[] {
  const facts = {
    Outlet: article.siteName,
    Byline: article.byline,
    Published: article.published,
    Language: article.language,
  };
  return Object.entries(facts).flatMap(([name, value]) => (value ? `${name}: ${oneLine(value)}` : []));
}

function withNeighbours(ids: readonly number[]): Set<number> {
  const around = Array.from({ length: 2 * NEIGHBOURS + 1 }, (_, index) => index - NEIGHBOURS);
  return new Set(ids.flatMap((id) => around.map((offset) => id + offset)));
}

/**
 * A line break inside a paragraph would let its next line pose as another paragraph. Nothing is sent that its reader
 * wouldn't see.
 */
export function oneLine(text: string): string {
  return withoutInvisible(text)
    .split(/[\r\n\v\f\u0085\u2028\u2029]+/)
    .join(" ");
}
