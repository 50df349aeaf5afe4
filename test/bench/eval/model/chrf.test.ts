import { expect, test } from "vitest";
import { addCounts, chrf, chrfCounts } from "../../../../bench/eval/model/chrf.ts";

const scoreOf = (candidate: string, reference: string) => chrf(chrfCounts(candidate, reference));

/** F with β = 2, in percent. */
const f = (precision: number, recall: number) => (100 * 5 * precision * recall) / (4 * precision + recall);

test.each([
  ["the same", "The bridge is closed.", "The bridge is closed.", 100],
  ["white space doesn't count", "The bridge  is\nclosed.", "The bridgeis closed.", 100],
  ["nothing in common", "abc", "xyz", 0],
  ["an empty translation", "", "abc", 0],
  ["an empty reference", "abc", "", 0],
  ["nothing at all", "", "", 0],
  // 1-grams a b | a c: 1 of 2; 2-grams ab | ac: none. Both texts have those two lengths alone.
  ["lengths that a text lacks don't count", "ab", "ac", f((1 / 2 + 0) / 2, (1 / 2 + 0) / 2)],
  // 1-grams a a b | a b b: a once, b once; 2-grams aa ab | ab bb: ab; 3-grams: none.
  ["a repeated one counts as often as both have it", "aab", "abb", f((2 / 3 + 1 / 2 + 0) / 3, (2 / 3 + 1 / 2 + 0) / 3)],
  // 1-grams 2 of 2, and of 4; 2-grams 1 of 1, and of 3; abcd has longer ones, ab has none.
  ["a half counts by what is missing", "ab", "abcd", f(1, (2 / 4 + 1 / 3) / 2)],
  ["and more than what is too much", "abcd", "ab", f((2 / 4 + 1 / 3) / 2, 1)],
  ["a character beyond 16 bits is one", "𝄞a", "𝄞b", f(1 / 4, 1 / 4)],
])("%s", (_, candidate, reference, expected) => {
  expect(scoreOf(candidate, reference)).toBeCloseTo(expected, 10);
});

test("n-grams longer than six don't count", () => {
  // Of seven letters: the 7-gram differs, and all others that end in the last letter.
  const shares = [6 / 7, 5 / 6, 4 / 5, 3 / 4, 2 / 3, 1 / 2];
  const mean = shares.reduce((sum, share) => sum + share, 0) / 6;

  expect(scoreOf("abcdefg", "abcdefx")).toBeCloseTo(100 * mean, 10);
});

test("texts are added up by their n-grams, not by their scores", () => {
  const sum = addCounts(chrfCounts("ab", "ab"), chrfCounts("cdcd", "xyxy"));

  // 1-grams 2 of 6, 2-grams 1 of 4; 3- and 4-grams none of 2 and 1.
  expect(chrf(sum)).toBeCloseTo((100 * (2 / 6 + 1 / 4 + 0 + 0)) / 4, 10);
});
