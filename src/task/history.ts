import type { Turn } from "../job.ts";
import { questionPrompt } from "./ask.ts";
import { expectedTokens } from "./tokens.ts";

/** Tokens of earlier turns at most; an endpoint without a prompt cache reads them all afresh with every question. */
const BUDGET = { cached: 8_000, uncached: 3_000 };

/**
 * The turns that are sent again with the next question: where all don't fit, the latest. Whenever the budget is
 * passed, the oldest go until half of it is free: the ones that stay then open every request for some turns to come,
 * and are read from the prompt cache, which a window that moves with each turn would never be. Wants all turns of the
 * conversation, oldest first.
 */
export function withinBudget(turns: readonly Turn[], to: string, isCached: boolean): readonly Turn[] {
  const budget = isCached ? BUDGET.cached : BUDGET.uncached;
  const isFirst = false;
  const sizes = turns.map(({ question, answer }) => expectedTokens(questionPrompt(question, to, { isFirst }) + answer));
  // The rules are sent with the first of them, whichever that is.
  const rules = expectedTokens(questionPrompt("", to));
  let [start, total] = [0, rules];
  for (const [index, size] of sizes.entries()) {
    total += size;
    if (total <= budget) continue;
    while (total > budget / 2 && start <= index) total -= sizes[start++] ?? 0;
  }
  return turns.slice(start);
}
