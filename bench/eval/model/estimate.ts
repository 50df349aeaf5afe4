import type { Config } from "../../../src/config.ts";
import { NO_USAGE } from "../../../src/llm/llm.ts";
import { costUsd } from "../../../src/llm/price.ts";
import { material } from "../../../src/task/material.ts";
import { expectedTokens } from "../../../src/task/tokens.ts";
import type { Referenced } from "./article.ts";

/** Tokens of the rules and the task; of ten quotes with their English, which a short article hasn't got. */
const RULES = 1_500;
const QUOTES = 1_200;

/** Repairs, and second looks at flagged lines, on top. */
const REPAIRS = 1.3;

/**
 * USD that translating the articles and finding their quotes takes, roughly and rather too much: nothing is assumed to
 * be cached. Undefined where the model has no listed price.
 */
export function estimateUsd(
  articles: readonly Referenced[],
  model: string,
  review: Config["review"],
): number | undefined {
  const costs = articles.map(({ article, references }) => {
    const inputTokens = RULES + expectedTokens(material(article));
    const translation = [...references.values()].reduce((sum, text) => sum + expectedTokens(text), 0);
    // A second look reads the translation as well, and says a few words of each line.
    const look = review === "all" ? [{ inputTokens: inputTokens + translation, outputTokens: translation / 4 }] : [];
    const requests = [
      { inputTokens, outputTokens: translation },
      { inputTokens, outputTokens: Math.min(QUOTES, translation) },
      ...look,
    ];
    return requests.map((tokens) => costUsd(model, { ...NO_USAGE, ...tokens }));
  });
  const all = costs.flat();
  return all.some((cost) => cost === undefined)
    ? undefined
    : REPAIRS * all.reduce<number>((sum, cost) => sum + (cost ?? 0), 0);
}
