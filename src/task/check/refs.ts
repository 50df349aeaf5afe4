import type { Article } from "../../article/article.ts";
import { asReferences } from "../references.ts";
import { hard } from "./problem.ts";
import type { Problem } from "../result.ts";

/** The ids among `ids` that the article has. */
export function existing(ids: readonly number[], article: Pick<Article, "paragraphs">): number[] {
  const known = new Set(article.paragraphs.map((paragraph) => paragraph.id));
  return ids.filter((id) => known.has(id));
}

/** A claim has to rest on a paragraph that exists. */
export function checkReferences(ids: readonly number[], article: Pick<Article, "paragraphs">): Problem[] {
  if (existing(ids, article).length > 0) return [];
  if (ids.length === 0) return [hard("references", "noParagraph")];
  return [hard("references", "unknownParagraphs", { paragraphs: asReferences(ids) })];
}
