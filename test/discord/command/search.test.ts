import { expect, test } from "vitest";
import { search } from "../../../src/discord/command/search.ts";

const texts = (item: string) => [item];

test.each([
  ["what is it", "no", ["Northern Sami", "no"], ["no", "Northern Sami"]],
  [
    "what begins with it, then a word that does, then the rest",
    "port",
    ["Passport", "Old port", "Portugal"],
    ["Portugal", "Old port", "Passport"],
  ],
  ["accents and case", "ESPAN", ["Español"], ["Español"]],
  ["accents that only the typed words have", "grévé", ["La greve"], ["La greve"]],
  ["wide letters", "ＡＢ", ["abc"], ["abc"]],
  ["half a syllable", "하", ["한국어"], ["한국어"]],
  ["words after a hyphen", "ellec", ["Pontellec", "Port-Ellec"], ["Port-Ellec", "Pontellec"]],
  ["nothing typed", "  ", ["b", "a"], ["b", "a"]],
  ["nothing like it", "x", ["a"], []],
  ["what stands for itself in a pattern", "c++ (", ["c++ (draft)"], ["c++ (draft)"]],
])("%s", (_what, typed, items, found) => {
  expect(search(items, texts, typed)).toEqual(found);
});

test("the best of an item's texts counts", () => {
  const items = [["zz port"], ["xx", "port"]];
  expect(search(items, (item) => item, "port")).toEqual([["xx", "port"], ["zz port"]]);
});
