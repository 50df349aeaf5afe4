import type { Article } from "../article/article.ts";

/** Paragraphs of context on each side of what an endpoint without a prompt cache is asked about. */
const NEIGHBOURS = 2;

/**
 * The article as the model sees it: one numbered line a paragraph between two lines with its fingerprint, which no
 * article can contain. The same bytes for every task. With `about`, only those paragraphs and their neighbours.
 */
export function material(article: Article, about?: readonly number[]): string {
  const fence = `ARTICLE ${article.id}`;
  const shown = about ? withNeighbours(about) : undefined;
  const lines = article.paragraphs.flatMap((paragraph) =>
    shown && !shown.has(paragraph.id) ? [] : `[${paragraph.id}] ${oneLine(paragraph.text)}`,
  );
  return [
    `=== BEGINNING OF ${fence} ===`,
    ...head(article),
    `[0] ${oneLine(article.title)}`,
    ...lines,
    `=== END OF ${fence} ===`,
    // Some endpoints put the task behind it without a line break.
    "",
  ].join("\n");
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

/** A line break inside a paragraph would let its next line pose as another paragraph. */
function oneLine(text: string): string {
  return text.split(/[\r\n\v\f\u0085\u2028\u2029]+/).join(" ");
}
