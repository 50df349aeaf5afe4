import { expect, it } from "vitest";
import { quotations } from "../../../src/task/extractive/quotations.ts";

const inside = (text: string, next?: string): string[] =>
  quotations(text, next).map(({ start, end }) => text.slice(start, end));

it.each([
  ["nested", "He said, “She told me, ‘Go home,’ and left.” Then: “No.”", ["She told me, ‘Go home,’ and left.", "No."]],
  ["nested in the same marks", "Il dit : « Elle crie « non » et part. »", ["Elle crie « non » et part."]],
  ["German marks nested", "Er sagte: „Sie rief ‚nein‘ und ging.“", ["Sie rief ‚nein‘ und ging."]],
  ["corner brackets nested", "他說：「她喊『不要』就走了。」", ["她喊『不要』就走了。"]],
  ["an unclosed one before others", "“He left. She said “no” and “yes”.", ["no", "yes"]],
  ["titles of works", "他写了《“红”与黑》。", ["红"]],
  ["elided words", "Rock ’n’ roll isn’t “dead”, it’s ’90s.", ["dead"]],
])("finds outermost quotations: %s", (_, text, expected) => {
  expect(inside(text)).toEqual(expected);
});

it("lets a quotation run on only where the next paragraph opens with its mark", () => {
  expect(inside("«Uno dos", "»Tres»")).toEqual(["Uno dos"]);
  expect(inside("“One two", "“Three”")).toEqual(["One two"]);
  expect(inside("“One two", "Three")).toEqual([]);
});

it("gives the marks' own place beside the words'", () => {
  expect(quotations("a « b, » c")).toEqual([{ from: 2, start: 4, end: 5, to: 8 }]);
});
