import { describe, expect, test } from "vitest";
import { NO_USAGE, addUsage, type Usage } from "../../src/llm/llm.ts";
import { modelProfile } from "../../src/llm/model.ts";
import { PRICED_MODELS, PRICES_AS_OF, PRICES_SOURCE, costUsd } from "../../src/llm/price.ts";
import { MODELS } from "../fakes/anthropic-models.ts";

const million = 1_000_000;

const of = (usage: Partial<Usage>): Usage => ({ ...NO_USAGE, requests: 1, ...usage });

describe("a request costs", () => {
  test.each<[model: string, input: number, output: number, cacheRead: number]>([
    ["claude-sonnet-5-5", 2, 10, 0.1],
    ["claude-opus-5-5", 4, 20, 0.2],
    ["claude-fable-5-1", 10, 50, 0.25],
    ["claude-haiku-4-5", 1, 5, 0.1],
  ])("%s: input, output, cache reads, and a quarter more for cache writes", (model, input, output, cacheRead) => {
    expect(costUsd(model, of({ inputTokens: million }))).toBeCloseTo(input, 9);
    expect(costUsd(model, of({ outputTokens: million }))).toBeCloseTo(output, 9);
    expect(costUsd(model, of({ cacheReadTokens: million }))).toBeCloseTo(cacheRead, 9);
    expect(costUsd(model, of({ cacheWriteTokens: million }))).toBeCloseTo(input * 1.25, 9);
  });

  test.each<[what: string, usage: Partial<Usage>, cost: number]>([
    ["short", { inputTokens: 100_000, outputTokens: 1_000 }, 0.01 + 0.0005],
    ["long", { inputTokens: 100_001, outputTokens: 1_000 }, 0.050_000_5 + 0.0025],
    ["long by what is cached", { inputTokens: 1, cacheReadTokens: 100_000 }, 0.000_000_5 + 0.005],
    ["long by what is written", { inputTokens: 1, cacheWriteTokens: 100_000 }, 0.000_000_5 + 0.0625],
  ])("Haiku 5.5 by the length of its prompt: %s", (_what, usage, cost) => {
    expect(costUsd("claude-haiku-5-5", of(usage))).toBeCloseTo(cost, 9);
  });

  test("twice the input for what the cache keeps an hour", () => {
    const usage = of({ cacheWriteTokens: million, cacheWriteHourTokens: million / 4 });

    expect(costUsd("claude-sonnet-5-5", usage)).toBeCloseTo(2 * (0.75 * 1.25 + 0.25 * 2), 9);
  });

  test("a usual translation on Sonnet 5.5: three cents", () => {
    const usage = of({ inputTokens: 800, cacheWriteTokens: 3_000, outputTokens: 2_500 });

    expect(costUsd("claude-sonnet-5-5", usage)).toBeCloseTo(0.0016 + 0.0075 + 0.025, 9);
  });

  test("nothing that is known for a model without a price", () => {
    expect(costUsd("llama-4", of({ inputTokens: million }))).toBeUndefined();
  });
});

test("every model that has settings has a price, and the table its day", () => {
  expect(PRICED_MODELS.toSorted()).toEqual(Object.keys(MODELS).toSorted());
  for (const model of PRICED_MODELS) {
    expect(costUsd(model, of({}))).toBe(0);
    expect(modelProfile(model, true).settings).not.toEqual({});
  }
  expect(new Date(PRICES_AS_OF).toISOString()).toContain(PRICES_AS_OF);
  expect(PRICES_SOURCE).toContain("https://");
});

test("usage adds up field by field", () => {
  const one: Usage = {
    requests: 1,
    inputTokens: 2,
    cacheReadTokens: 3,
    cacheWriteTokens: 4,
    cacheWriteHourTokens: 1,
    outputTokens: 5,
  };

  expect(addUsage(one, addUsage(one, NO_USAGE))).toEqual({
    requests: 2,
    inputTokens: 4,
    cacheReadTokens: 6,
    cacheWriteTokens: 8,
    cacheWriteHourTokens: 2,
    outputTokens: 10,
  });
});

test.each([
  ["llama-4", true],
  ["claude-sonnet-5-5", false],
])("%s gets plain settings where Anthropic: %s", (model, anthropic) => {
  const limits = { contextWindow: undefined, maxOutput: 32_000 };
  expect(modelProfile(model, anthropic)).toEqual({ settings: {}, thinkingRoom: 4_000, limits });
});
