import { type Paragraph, prose } from "../../src/article/article.ts";
import { readArticle } from "../../src/article/read.ts";
import type { Extract } from "../contender.ts";

/** Headings before the first paragraph are the headline's. */
function withoutSubheadline(paragraphs: readonly Paragraph[]): readonly Paragraph[] {
  const start = paragraphs.findIndex(({ kind }) => kind !== "heading");
  return paragraphs.slice(Math.max(0, start));
}

/** From bytes, decoding and language included. */
export const dragoman: Extract = ({ bytes, url, now }) => {
  const article = readArticle(bytes, { url, mediaType: "text/html", now });
  const text = withoutSubheadline(prose(article))
    .map((paragraph) => paragraph.text)
    .join("\n");
  return { body: { text }, title: article.title, published: article.published, byline: article.byline };
};
