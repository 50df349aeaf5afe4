import type { Article } from "../../../src/article/article.ts";
import { buildArticle, numbered } from "../../../src/article/build.ts";
import { joinUnits } from "../../../src/task/units.ts";
import type { Document, Unit } from "../documents.ts";

/** An article to be translated, and what a person made of it. */
export interface Referenced {
  readonly article: Article;
  /** By paragraph, 0 the headline, where the document has one. */
  readonly references: ReadonlyMap<number, string>;
}

const HEADLINE = 0;

/** The article a document would be on its page: its headline and its paragraphs, whole. The language is the document's. */
export function articleOf({ id, language, units }: Document): Referenced {
  const paragraphs = Map.groupBy(units, (unit) => Number.parseInt(unit.id, 10));
  const headline = paragraphs.get(HEADLINE);
  const body = [...paragraphs].filter(([number]) => number !== HEADLINE).map(([, parts]) => parts);
  const found = buildArticle({
    name: id,
    title: headline && sourceOf(headline),
    language,
    paragraphs: numbered(body.map((parts) => ({ kind: "text", text: sourceOf(parts) }))),
    notes: [],
    reading: "full",
  });
  const references = new Map(
    [...paragraphs].map(([number, parts]) => [number, joinUnits(parts.map(({ text }) => text))]),
  );
  return { article: { ...found, language }, references };
}

const sourceOf = (parts: readonly Unit[]) => joinUnits(parts.map(({ source }) => source));
