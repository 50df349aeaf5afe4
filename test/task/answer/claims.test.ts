import { expect, test } from "vitest";
import { claimsOf, marked, withoutSigns, withReferences } from "../../../src/task/answer/claims.ts";

const isParagraph = (id: number) => id <= 9;
const cut = (answer: string) => claimsOf(answer, isParagraph).map(({ bare, paragraphs }) => [bare, ...paragraphs]);

test.each([
  ["one sentence after the other", "A [1]. B [2][3]. C.", [["A.", 1], ["B.", 2, 3], ["C."]]],
  [
    "references behind the full stop",
    "A. [1] B. [2, 3]",
    [
      ["A.", 1],
      ["B.", 2, 3],
    ],
  ],
  [
    "groups with a space or a comma between",
    "A [1] [2]. B [3], [4].",
    [
      ["A.", 1, 2],
      ["B,.", 3, 4],
    ],
  ],
  [
    "two claims of a sentence",
    "A [1], and B [2].",
    [
      ["A,", 1],
      ["and B.", 2],
    ],
  ],
  ["lines", "- A [1]\n- B\n\nC [2]", [["- A", 1], ["- B"], [""], ["C", 2]]],
  [
    "full stops of other scripts",
    "甲[1]。乙[2]。",
    [
      ["甲。", 1],
      ["乙。", 2],
    ],
  ],
  ["figures in brackets", "In [2019] it was [1].", [["In [2019] it was.", 1]]],
  [
    "words in quotation marks stay whole",
    "“A [1]. B” [2]. C [3].",
    [
      ["“A. B”.", 1, 2],
      ["C.", 3],
    ],
  ],
])("%s", (_what, answer, claims) => {
  expect(cut(answer)).toEqual(claims);
  expect(
    claimsOf(answer, isParagraph)
      .map(({ text }) => text)
      .join(""),
  ).toBe(answer);
});

test("a sign stands before the first word", () => {
  expect(["A [1].", " A", "- A", "2. A"].map(marked)).toEqual(["⚠ A [1].", " ⚠ A", "- ⚠ A", "2. ⚠ A"]);
});

test("signs of the model's own are taken out", () => {
  expect(withoutSigns("⚠️ A [1]. ⚠B")).toBe("A [1]. B");
});

test("references are added behind the last ones", () => {
  expect(withReferences("A [1]. ", [4, 5], isParagraph)).toBe("A [1][4][5]. ");
  expect(withReferences("A.", [4], isParagraph)).toBe("A.");
});
