import type { Article, Paragraph } from "../article/article.ts";
import type { UserErrorCode } from "../errors.ts";

/** What the reading process answers, in the end; an article's paragraphs come before it, some at a time. */
export type Ending =
  | { readonly kind: "article"; readonly article: Omit<Article, "paragraphs"> }
  | { readonly kind: "user"; readonly code: UserErrorCode; readonly values: Readonly<Record<string, string | number>> }
  /** An error of the program's own: without its message, which may hold the article's text. */
  | { readonly kind: "defect"; readonly name: string; readonly frames: string };

export type ReplyPart = { readonly kind: "paragraphs"; readonly paragraphs: readonly Paragraph[] } | Ending;

/** Paragraphs of a part, and characters of them after which it ends: whoever is told stands still while it is read. */
export const MOST_PARAGRAPHS = 1_000;
const MOST_CHARACTERS = 50_000;

export function* partsOf({ paragraphs, ...article }: Article): Generator<ReplyPart> {
  let part: Paragraph[] = [];
  let characters = 0;
  for (const paragraph of paragraphs) {
    part.push(paragraph);
    characters += paragraph.text.length;
    if (characters < MOST_CHARACTERS && part.length < MOST_PARAGRAPHS) continue;
    yield { kind: "paragraphs", paragraphs: part };
    part = [];
    characters = 0;
  }
  if (part.length > 0) yield { kind: "paragraphs", paragraphs: part };
  yield { kind: "article", article };
}
