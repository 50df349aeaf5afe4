import { describe, expect, test } from "vitest";
import type { Turn } from "../../src/job.ts";
import { questionPrompt } from "../../src/task/ask.ts";
import { withinBudget } from "../../src/task/history.ts";
import { expectedTokens } from "../../src/task/tokens.ts";

const turns = (count: number, words = 40): Turn[] =>
  Array.from({ length: count }, (_, index) => ({ question: `Question ${index}?`, answer: "word ".repeat(words) }));

const tokens = (sent: readonly Turn[]) =>
  sent.reduce((sum, { question, answer }, index) => {
    const asked = questionPrompt(question, "en", { isFirst: index === 0 });
    return sum + expectedTokens(asked + answer);
  }, 0);

describe("of a conversation", () => {
  test("that fits, all is sent", () => {
    expect(withinBudget(turns(6), "en", true)).toEqual(turns(6));
    expect(withinBudget([], "en", true)).toEqual([]);
  });

  test.each([
    [true, 8_000],
    [false, 3_000],
  ])("that is longer, the latest turns, with a prompt cache: %s", (isCached, budget) => {
    const all = turns(60);
    const sent = withinBudget(all, "en", isCached);

    expect(sent.length).toBeGreaterThan(2);
    expect(sent).toEqual(all.slice(-sent.length));
    expect(tokens(sent)).toBeLessThanOrEqual(budget);
  });

  test("the beginning stays the same for several turns, so that it can be cached", () => {
    const all = turns(120);
    const starts = all.map((_, index) => withinBudget(all.slice(0, index + 1), "en", true)[0]?.question);
    const changes = starts.filter((start, index) => index > 0 && start !== starts[index - 1]).length;

    expect(changes).toBeGreaterThan(1);
    expect(changes).toBeLessThan(8);
  });

  test("a turn that is larger than all the budget is not sent, and the next one is", () => {
    const [huge] = turns(1, 9_000);
    const [small] = turns(1);
    if (!huge || !small) throw new Error("no turns");

    expect(withinBudget([huge], "en", true)).toEqual([]);
    expect(withinBudget([huge, small], "en", true)).toEqual([small]);
  });
});
