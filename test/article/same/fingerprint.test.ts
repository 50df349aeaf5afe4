import { expect, test } from "vitest";
import { fingerprintOf } from "../../../src/article/same/fingerprint.ts";
import { articleOf, russian } from "../../fakes/articles.ts";

const of = (...lines: string[]): string[] => fingerprintOf(articleOf(lines).paragraphs);
const shared = (a: readonly string[], b: readonly string[]): number => a.filter((key) => b.includes(key)).length;

/** Sentences that have no four words in a row in common. */
const sentences = (from: number, count: number): string[] =>
  Array.from(
    { length: count },
    (_, index) => `Слово${from + index} за словом${from + index} идёт${from + index} дальше.`,
  );

test("a fingerprint is a few short keys, the same for the same text", () => {
  const keys = of(...russian(20));
  expect(keys).toHaveLength(12);
  expect(keys.join("").length).toBeLessThanOrEqual(120);
  expect(of(...russian(20))).toEqual(keys);
});

test("punctuation, capitals and captions don't count", () => {
  const lines = sentences(0, 30);
  const set = lines.map((line) => line.replace("Слово", "«СЛОВО").replace(".", "!»"));
  const captioned = articleOf([{ kind: "caption", text: "Фото с другого места" }, ...set]);
  expect(fingerprintOf(captioned.paragraphs)).toEqual(of(...lines));
});

test("texts that share most of their words share a key, others none", () => {
  for (let run = 0; run < 30; run++) {
    const lines = sentences(run * 1000, 30);
    expect(shared(of(...lines), of(...lines.slice(4), ...sentences(run * 1000 + 500, 4)))).toBeGreaterThan(0);
    expect(shared(of(...lines), of(...sentences(run * 1000 + 500, 30)))).toBe(0);
  }
});

test("of a book or a few words there is none", () => {
  expect(of("и так далее")).toEqual([]);
  expect(of("слово ".repeat(20_000))).toEqual([]);
});
