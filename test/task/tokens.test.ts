import { describe, expect, test } from "vitest";
import { expectedTokens, nextBatch } from "../../src/task/tokens.ts";

test.each([
  ["", 8],
  ["abcdef", 10],
  ["新闻", 11],
  ["新闻abc", 12],
])("a translation of %j takes %d tokens", (text, tokens) => expect(expectedTokens(text)).toBe(tokens));

describe("a request is about", () => {
  /** Paragraphs whose translations take so many tokens. */
  const paragraphs = (...tokens: number[]) =>
    tokens.map((count, index) => ({ id: index + 1, text: "x".repeat((count - 8) * 3) }));

  test.each<[what: string, tokens: number[], ids: number[]]>([
    ["nothing where nothing is left", [], []],
    ["everything that fits in one answer", [2_000, 1_000, 1_000], [1, 2, 3]],
    ["else the first that fill a batch", [2_000, 1_000, 1_001], [1, 2]],
    ["of many short ones", Array.from({ length: 50 }, () => 100), Array.from({ length: 30 }, (_, index) => index + 1)],
    ["one at least", [9_000, 100], [1]],
    ["one that is too long alone", [9_000], [1]],
    ["the short ones before a long one", [100, 100, 9_000, 100], [1, 2]],
  ])("%s", (_what, tokens, ids) => expect(nextBatch(paragraphs(...tokens))).toEqual(ids));
});
