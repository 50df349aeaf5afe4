import { type Article, type Reading, prose } from "../article/article.ts";

/** What stood in an article's place. Its text is the same behind many links, and may be gone at the next try. */
const NO_ARTICLE: ReadonlySet<Reading> = new Set(["consent", "captcha", "login", "script", "gone", "empty"]);

/** Whether it may be stored, and given to whoever asks for its link next. */
export function isWorthKeeping(article: Article): boolean {
  return prose(article).length > 0 && !NO_ARTICLE.has(article.reading);
}
