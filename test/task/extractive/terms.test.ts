import { expect, it } from "vitest";
import { cosine, terms, vectors } from "../../../src/task/extractive/terms.ts";

it.each([
  ["words, lower case, cut to a stem", "Ministers ministerial", ["minist", "minist"]],
  ["figures in full", "1234567 tonnes", ["1234567", "tonnes"]],
  ["pairs of characters where no spaces stand", "中央银行 bank", ["中央", "央银", "银行", "bank"]],
  [
    "Arabic words without their article",
    "الوزير والوزير للوزير بالوزير وزير",
    ["وزير", "وزير", "وزير", "وزير", "وزير"],
  ],
])("are %s", (_, text, expected) => {
  expect(terms(text)).toEqual(expected);
});

it("make vectors of length one that are alike where they share rare terms", () => {
  const [a, b, c] = vectors(["the harbour closes", "the harbour opens", "the rain falls"]);
  expect(cosine(a!, a!)).toBeCloseTo(1);
  expect(cosine(a!, b!)).toBeGreaterThan(cosine(a!, c!));
});
