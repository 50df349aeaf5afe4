import { prose, type Article } from "../article/article.ts";
import type { Estimate } from "../errors.ts";
import type { TaskName } from "../job.ts";
import { NO_USAGE, type Llm } from "../llm/llm.ts";
import { costUsd } from "../llm/price.ts";
import { sourceKey, type Draft } from "./draft.ts";
import { material } from "./material.ts";
import { expectedTokens } from "./tokens.ts";

/** The system's rules, a task's instruction and the ledger of names, in tokens. */
const AROUND = 3_500;
/** Of an answer that isn't a translation: the longest are lists of quotes. */
const ANSWER = 2_500;
/** Tokens of translation in one request. */
const REQUEST = 3_000;
/** What is asked for again, the numbers before each line, and the second look. */
const AGAIN = 1.3;

/** What a task will cost; errs high. Undefined where the model has no listed price. */
export function estimate(
  task: TaskName,
  article: Article,
  llm: Pick<Llm, "model" | "caches">,
  draft: Draft = {},
): Estimate | undefined {
  const texts = prose(article).map(({ text }) => text);
  const cached = texts.filter((text) => draft[sourceKey(text, "paragraph")] !== undefined).length;
  const whole = texts.reduce((sum, text) => sum + expectedTokens(text), 0);
  const share = texts.length === 0 ? 0 : 1 - cached / texts.length;
  const answer = task === "translate" ? Math.ceil(whole * share * AGAIN) : ANSWER;
  const requests = Math.max(1, Math.ceil(answer / REQUEST));
  const prompt = expectedTokens(material(article)) + AROUND;
  const first = llm.caches ? { cacheWriteTokens: prompt } : { inputTokens: prompt };
  const later = llm.caches ? { cacheReadTokens: prompt * (requests - 1) } : { inputTokens: prompt * requests };
  const usd = costUsd(llm.model, { ...NO_USAGE, ...first, ...later, requests, outputTokens: answer });
  return usd === undefined ? undefined : { usd, paragraphs: texts.length, cached };
}
