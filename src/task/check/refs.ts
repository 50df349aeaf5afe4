import type { Article } from "../../article/article.ts";
import type { Problem } from "../result.ts";

/** The ids among `ids` that the article has. */
export function existing(ids: readonly number[], article: Pick<Article, "paragraphs">): number[] {
  const known = new Set(article.paragraphs.map((paragraph) => paragraph.id));
  return ids.filter((id) => known.has(id));
}

/** A claim has to rest on a paragraph that exists. */
export function checkReferences(ids: readonly number[], article: Pick<Article, "paragraphs">): Problem[] {
  if (existing(ids, article).length > 0) return [];
  const detail =
    ids.length > 0
      ? `it names ${ids.map((id) => `[${id}]`).join("")}, which the article doesn't have`
      : "it names no paragraph";
  return [{ check: "references", severity: "hard", detail }];
}
