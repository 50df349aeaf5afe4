import { prose } from "../../src/article/article.ts";
import { readArticle } from "../../src/article/read.ts";
import type { Extract } from "../contender.ts";

/** From bytes, decoding and language included. */
export const dragoman: Extract = ({ bytes, url, now }) => {
  const article = readArticle(bytes, { url, mediaType: "text/html", now });
  const text = prose(article)
    .map((paragraph) => paragraph.text)
    .join("\n");
  return { body: { text }, title: article.title, published: article.published, byline: article.byline };
};
