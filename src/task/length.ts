import { prose, type Article } from "../article/article.ts";
import { UserError } from "../errors.ts";
import { material } from "./material.ts";
import { expectedTokens } from "./tokens.ts";

/** Characters; beyond it a single task would cost dollars and the answer grow poor. */
const LONGEST_ARTICLE = 300_000;

/** Tokens kept free for the rules, the task, earlier turns and the answer; of a small model, half of what it takes. */
const RESERVE = 24_000;

/** Throws too_long or book_too_long where no model would be given the article. */
export function checkLength(article: Article): void {
  const characters = charactersOf(article);
  if (characters > LONGEST_ARTICLE) throw tooLong(article, characters, LONGEST_ARTICLE);
}

/**
 * Throws them where this model can't take the article: with the number of characters that it could. `contextWindow` is
 * in tokens, undefined where it isn't known. The estimate errs high.
 */
export function checkRoom(article: Article, contextWindow: number | undefined): void {
  if (contextWindow === undefined) return;
  const room = contextWindow - Math.min(RESERVE, contextWindow / 2);
  const needed = expectedTokens(material(article));
  if (needed <= room) return;
  const characters = charactersOf(article);
  throw tooLong(article, characters, Math.floor((characters * room) / needed));
}

function charactersOf(article: Article): number {
  return prose(article).reduce((sum, paragraph) => sum + paragraph.text.length, 0);
}

function tooLong({ chapters }: Article, characters: number, limit: number): UserError {
  const values = { characters, limit };
  return chapters ? new UserError("book_too_long", { ...values, chapters }) : new UserError("too_long", values);
}
