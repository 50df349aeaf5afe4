import type { Article } from "../article/article.ts";
import type { Result } from "../task/result.ts";

/** What an export holds: an article, and what was made of it. */
export interface Edition {
  readonly article: Article;
  readonly translation?: Result<"translate">;
  readonly summary?: Result<"summarize">;
  readonly quotes?: Result<"quotes">;
  /** ISO 8601. */
  readonly made: string;
}

/** What a result alone makes; undefined of an answer, which is no part of an edition. */
export function editionWith(result: Result, made: string): Edition | undefined {
  const { article } = result;
  switch (result.task) {
    case "translate":
      return { article, translation: result, made };
    case "summarize":
      return { article, summary: result, made };
    case "quotes":
      return { article, quotes: result, made };
    case "ask":
      return undefined;
  }
}

/** What results about one article make together. */
export function editionFrom(results: readonly [Result, ...Result[]], made: string): Edition {
  const [{ article }] = results;
  const parts = results.map((result) => editionWith(result, made));
  return Object.assign({}, ...parts, { article, made }) as Edition;
}
