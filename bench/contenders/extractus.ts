import { extractFromHtml } from "@extractus/article-extractor";
import type { Extract } from "../contender.ts";

/** With its default settings. */
export const extractus: Extract = async ({ html, url }) => {
  const article = await extractFromHtml(html, url);
  if (article === null) return undefined;
  const { content, title, published, author } = article;
  return { body: { html: content ?? "" }, title, published, byline: author };
};
