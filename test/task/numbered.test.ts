import { describe, expect, test } from "vitest";
import { filterReferences, numberedLines, references, withoutReferences } from "../../src/task/numbered.ts";

const pairs = (text: string, complete = true) => numberedLines(text, complete).map(({ id, text }) => [id, text]);

describe("numbered lines", () => {
  test.each<[what: string, text: string, expected: [number, string][]]>([
    [
      "one a line",
      "[0] A\n[1] B",
      [
        [0, "A"],
        [1, "B"],
      ],
    ],
    [
      "with spaces around and none after the number",
      "  [0]A  \n\t[12]   B",
      [
        [0, "A"],
        [12, "B"],
      ],
    ],
    [
      "with empty lines between",
      "[0] A\n\n\n[1] B\n",
      [
        [0, "A"],
        [1, "B"],
      ],
    ],
    [
      "with Windows line ends",
      "[0] A\r\n[1] B\r\n",
      [
        [0, "A"],
        [1, "B"],
      ],
    ],
    ["after a preamble", "Here you are:\n\n[0] A", [[0, "A"]]],
    [
      "in a code fence",
      "```text\n[0] A\n[1] B\n```",
      [
        [0, "A"],
        [1, "B"],
      ],
    ],
    ["in a fence of tildes", "~~~\n[0] A\n  ~~~", [[0, "A"]]],
    [
      "going on in the next line",
      "[1] A\nand more\n\nand more\n[2] B",
      [
        [1, "A and more and more"],
        [2, "B"],
      ],
    ],
    [
      "with the text in the next line",
      "[1]\nA\n[2]\n",
      [
        [1, "A"],
        [2, ""],
      ],
    ],
    [
      "twice",
      "[1] A\n[1] B",
      [
        [1, "A"],
        [1, "B"],
      ],
    ],
    [
      "in any order",
      "[7] A\n[2] B",
      [
        [7, "A"],
        [2, "B"],
      ],
    ],
    ["with numbers inside", "[1] A [2] B [3]", [[1, "A [2] B [3]"]]],
    ["not at all", "I can't translate this.", []],
    ["with no number in the brackets", "[a] A\n[] B\n[1.2] C\n[1234567] D", []],
    ["none", "", []],
  ])("%s", (_what, text, expected) => expect(pairs(text)).toEqual(expected));

  test.each<[text: string, expected: [number, string][]]>([
    ["[0] A\n[1] B and mo", [[0, "A"]]],
    ["[0] A\n[1] B\n", [[0, "A"]]],
    ["[0] A\n[1", []],
    ["[0] A\n[1]", [[0, "A"]]],
    ["[0] A", []],
    ["", []],
  ])("while more may come, the last one of %j is left out", (text, expected) => {
    expect(pairs(text, false)).toEqual(expected);
  });
});

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
