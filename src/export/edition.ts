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
