import { describe, expect, test } from "vitest";
import { readReferences } from "../../src/task/references.ts";

/** As in an article of nine paragraphs. */
const read = (text: string) => readReferences(text, (id) => id >= 1 && id <= 9);

describe("references", () => {
  test.each<[text: string, named: number[], kept: string, bare: string]>([
    ["So it is [3].", [3], "So it is [3].", "So it is."],
    ["So [3][4] and so [3].", [3, 4], "So [3][4] and so [3].", "So and so."],
    ["So [3, 4; 7].", [3, 4, 7], "So [3][4][7].", "So."],
    ["So [3-5] and [7–9].", [3, 4, 5, 7, 8, 9], "So [3][4][5] and [7][8][9].", "So and."],
    ["So [ 3 ] and [3 - 5]", [3, 4, 5], "So [3] and [3][4][5]", "So and"],
    ["A range backwards [5-3]", [5, 3], "A range backwards [5][3]", "A range backwards"],
    ["他说了 [3]。她也说了[4]。", [3, 4], "他说了 [3]。她也说了[4]。", "他说了。她也说了。"],
    ["[1] At the start", [1], "[1] At the start", "At the start"],
    ["The [sic] stays [2].", [2], "The [sic] stays [2].", "The [sic] stays."],
    ["None: [a], [], (3), [3a], 3], [3", [], "None: [a], [], (3), [3a], 3], [3", "None: [a], [], (3), [3a], 3], [3"],
    ["A footnote [1234567] is too long", [], "A footnote [1234567] is too long", "A footnote [1234567] is too long"],
  ])("of %j are %j", (text, named, kept, bare) => expect(read(text)).toEqual({ named, text: kept, bare }));
});

describe("a number that no paragraph has", () => {
  test.each<[text: string, kept: string]>([
    ["So it is [17].", "So it is."],
    ["So it is [17]. And so.", "So it is. And so."],
    ["So it is. [17] And so.", "So it is. And so."],
    ["So it is [17]", "So it is"],
    ["So it is [17]\nAnd so", "So it is\nAnd so"],
    ["“So it is [17]”.", "“So it is”."],
    ["So it is [2][17] and so.", "So it is [2] and so."],
    ["So it is [17][2] and so.", "So it is[2] and so."],
    ["So it is [2, 17].", "So it is [2]."],
    ["So it is [17], and so.", "So it is, and so."],
    ["他说了[17]。", "他说了。"],
  ])("is dropped where references stand: %j", (text, kept) => {
    expect(read(text).text).toBe(kept);
    expect(read(text).named).toContain(17);
  });

  test.each([
    "In [2019] 12 people were hurt.",
    "In [2019], 12 people were hurt.",
    "Between [1990-2026] nothing happened.",
    "He said [17] of them came.",
  ])("is text anywhere else: %j", (text) => expect(read(text)).toEqual({ named: [], text, bare: text }));
});

test("a long hostile line is read in no time", () => {
  const start = performance.now();
  for (const piece of ["[1,", "[1 ", " ", "[", "[1-1", "[17] ", "[1]"]) read(piece.repeat(60_000 / piece.length));
  expect(performance.now() - start).toBeLessThan(500);
});
