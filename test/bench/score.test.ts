import { describe, expect, test } from "vitest";
import { createRandom } from "../../bench/figures.ts";
import { compareTexts, mean, meansOf, standardError } from "../../bench/score.ts";

describe("two texts", () => {
  test.each([
    ["the same", "a b c d e", "a b c d e", 1, 1, 1],
    ["punctuation, quotation marks and line ends apart", "“a b,” c d e.", "a\nb c - d e", 1, 1, 1],
    ["case is told apart", "A b c d", "a b c d", 0, 0, 0],
    // Shingles abcd bcde cdef against abcd: one of one found, one of three wanted.
    ["a part", "a b c d e f", "a b c d", 1, 1 / 3, 1 / 2],
    // abcd bcde against abcd bcdx cdxy.
    ["another end", "a b c d e", "a b c d x y", 1 / 3, 1 / 2, 2 / 5],
    ["a shingle twice where once is true", "a a a a", "a a a a a", 1 / 2, 1, 2 / 3],
    ["a shingle once where twice is true", "a a a a a", "a a a a", 1, 1 / 2, 2 / 3],
    ["fewer tokens than a shingle", "a b", "a b", 1, 1, 1],
    ["fewer tokens than a shingle, not the same", "a b", "a b c", 0, 0, 0],
    // Six characters, three shingles; the found five have two.
    ["Han, a token each", "天气很好出门", "天气很好出", 1, 2 / 3, 4 / 5],
    ["Kana and Thai, a token each", "ひらがなกขคง", "ひらがな", 1, 1 / 5, 1 / 3],
    ["Latin beside Han", "用USB线充电", "用 USB 线充电", 1, 1, 1],
    ["Hangul and Cyrillic, a token a word", "하나 둘 три четыре пять", "하나 둘 три четыре", 1, 1 / 2, 2 / 3],
  ])("%s", (_, truth, found, precision, recall, f1) => {
    const agreement = compareTexts(truth, found);
    expect(agreement.precision).toBeCloseTo(precision, 10);
    expect(agreement.recall).toBeCloseTo(recall, 10);
    expect(agreement.f1).toBeCloseTo(f1, 10);
  });

  test.each([
    ["the same tokens", "a b c d e", "a, b c\nd e", true],
    ["the same shingles, but longer", "a a a a", "a a a a a", false],
    ["another order", "a b c", "a c b", false],
    ["a beginning", "a b c", "a b", false],
    ["nothing of something", "a", "", false],
    ["nothing of nothing", "", "…", true],
  ])("are exact by tokens: %s", (_, truth, found, isExact) => {
    expect(compareTexts(truth, found).isExact).toBe(isExact);
  });

  test("nothing found has no precision and no recall", () => {
    expect(compareTexts("a b c d", " \n…")).toEqual({
      precision: undefined,
      recall: 0,
      f1: 0,
      isExact: false,
      isEmpty: true,
    });
  });

  test("nothing to find has no recall", () => {
    expect(compareTexts("", "a b")).toMatchObject({ precision: 0, recall: undefined, f1: 0, isEmpty: false });
    expect(compareTexts("", "")).toMatchObject({ precision: undefined, recall: undefined, f1: 1 });
  });

  test("of a megabyte take under two seconds", () => {
    const long = "word ".repeat(200_000);
    const start = performance.now();
    expect(compareTexts(long, long).f1).toBe(1);
    expect(performance.now() - start).toBeLessThan(2_000);
  });
});

describe("many texts", () => {
  const whole = compareTexts("a b c d e", "a b c d e");
  const half = compareTexts("a b c d e", "a b c d");
  const none = compareTexts("a b c d e", "");

  test("have the F1 of the mean precision and the mean recall", () => {
    expect(meansOf([whole, half])).toEqual({ precision: 1, recall: 0.75, f1: 1.5 / 1.75 });
  });

  test("count those without a result in recall alone", () => {
    expect(meansOf([whole, none])).toEqual({ precision: 1, recall: 0.5, f1: 2 / 3 });
  });

  test("that are none, or all wrong, have an F1 of 0", () => {
    expect(meansOf([])).toEqual({ precision: 0, recall: 0, f1: 0 });
    expect(meansOf([none]).f1).toBe(0);
  });

  test("that are alike have no error", () => {
    expect(standardError([half, half, half], createRandom(1))).toBeCloseTo(0, 10);
  });

  test("have an error like that of the mean, and always the same one", () => {
    // Precision is 1 and recall ½ or 1: F1 is 2r/(1+r), its slope at r = ¾ is 2/(1.75²), and r deviates by ¼/√100.
    const agreements = Array.from({ length: 100 }, (_, at) => (at % 2 === 0 ? whole : half));
    const error = standardError(agreements, createRandom(7));
    expect(error).toBeGreaterThan(0.014);
    expect(error).toBeLessThan(0.0186);
    expect(standardError(agreements, createRandom(7))).toBe(error);
  });
});

test("a mean is of the numbers there are", () => {
  expect(mean([1, undefined, 2])).toBe(1.5);
  expect(mean([undefined])).toBeUndefined();
});
