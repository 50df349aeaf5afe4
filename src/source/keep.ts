import { type Article, hasText } from "../article/article.ts";

/**
 * Whether it may be stored, and given to whoever asks for its link next. What stands in an article's place is the same
 * behind many links, and may be gone at the next try.
 */
export function isWorthKeeping(article: Article): boolean {
  return hasText(article);
}
