import { expect, test } from "vitest";
import { filterReferences, references, withoutReferences } from "../../src/task/references.ts";

test.each<[text: string, expected: number[]]>([
  ["So it is [3].", [3]],
  ["So [3][4] and so [3].", [3, 4]],
  ["So [3, 4; 7].", [3, 4, 7]],
  ["So [3-5] and [7–9].", [3, 4, 5, 7, 8, 9]],
  ["So [ 3 ] and [3 - 5].", [3, 4, 5]],
  ["A range of years [1990-2026] names two", [1990, 2026]],
  ["A range backwards [5-3]", [5, 3]],
  ["None: [a], [], (3), [3a], 3], [3", []],
  ["A footnote [1234567] is too long", []],
])("references of %j are %j", (text, expected) => expect(references(text)).toEqual(expected));

test.each([
  ["So it is [3][4].", "So it is."],
  ["So [3], and so [4, 5]", "So, and so"],
  ["他说了 [3]。", "他说了。"],
  ["The [sic] stays [2].", "The [sic] stays."],
  ["[1] At the start", "At the start"],
])("%j without its references is %j", (text, expected) => expect(withoutReferences(text)).toBe(expected));

test.each([
  ["So [1], or so [2].", "So [1], or so."],
  ["So [1-3].", "So [1][3]."],
  ["So [2].", "So."],
  ["So[2] it[1] is [2][3].", "So it[1] is[3]."],
  ["[2] So [9]", "So"],
])("%j with 1 and 3 kept alone is %j", (text, expected) => {
  expect(filterReferences(text, (id) => id === 1 || id === 3)).toBe(expected);
});

test("a long hostile line is read in no time", () => {
  const start = performance.now();
  for (const piece of ["[1,", "[1 ", " ", "[", "[1-1"]) references(piece.repeat(60_000 / piece.length));
  expect(performance.now() - start).toBeLessThan(500);
});
