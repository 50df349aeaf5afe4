import { describe, expect, test } from "vitest";
import { numberedLines, withoutDashes } from "../../../src/task/translation/numbered.ts";

const pairs = (text: string, complete = true) => numberedLines(text, complete).map(({ id, text }) => [id, text]);

describe("numbered lines", () => {
  test.each<[what: string, text: string, expected: [string, string][]]>([
    [
      "one a line",
      "[0] A\n[1] B",
      [
        ["0", "A"],
        ["1", "B"],
      ],
    ],
    [
      "with spaces around and none after the number",
      "  [0]A  \n\t[12]   B",
      [
        ["0", "A"],
        ["12", "B"],
      ],
    ],
    [
      "with empty lines between",
      "[0] A\n\n\n[1] B\n",
      [
        ["0", "A"],
        ["1", "B"],
      ],
    ],
    [
      "with Windows line ends",
      "[0] A\r\n[1] B\r\n",
      [
        ["0", "A"],
        ["1", "B"],
      ],
    ],
    ["after a preamble", "Here you are:\n\n[0] A", [["0", "A"]]],
    [
      "in a code fence",
      "```text\n[0] A\n[1] B\n```",
      [
        ["0", "A"],
        ["1", "B"],
      ],
    ],
    [
      "spaced, or in wide brackets",
      "[ 0 ] A\n【1.2】B",
      [
        ["0", "A"],
        ["1.2", "B"],
      ],
    ],
    ["in a fence of tildes", "~~~\n[0] A\n  ~~~", [["0", "A"]]],
    [
      "going on in the next line",
      "[1] A\nand more\n\nand more\n[2] B",
      [
        ["1", "A and more and more"],
        ["2", "B"],
      ],
    ],
    [
      "with the text in the next line",
      "[1]\nA\n[2]\n",
      [
        ["1", "A"],
        ["2", ""],
      ],
    ],
    [
      "twice",
      "[1] A\n[1] B",
      [
        ["1", "A"],
        ["1", "B"],
      ],
    ],
    [
      "in any order",
      "[7] A\n[2] B",
      [
        ["7", "A"],
        ["2", "B"],
      ],
    ],
    ["with numbers inside", "[1] A [2] B [3]", [["1", "A [2] B [3]"]]],
    ["not at all", "I can't translate this.", []],
    [
      "dressed as list items",
      "- [0] A\n* [1] B\n•[2] C",
      [
        ["0", "A"],
        ["1", "B"],
        ["2", "C"],
      ],
    ],
    [
      "in bold",
      "**[0]** A\n__[1]__ B\n**[2] C**\n**[3] D.** D",
      [
        ["0", "A"],
        ["1", "B"],
        ["2", "C"],
        ["3", "D. D"],
      ],
    ],
    [
      "with a colon",
      "[0]: A\n[1] : B\n**[2]:** C\n[3]：D",
      [
        ["0", "A"],
        ["1", "B"],
        ["2", "C"],
        ["3", "D"],
      ],
    ],
    [
      "escaped",
      "\\[0\\] A\n- **\\[1\\]** B",
      [
        ["0", "A"],
        ["1", "B"],
      ],
    ],
    [
      "with the dash and the marks of their speech",
      "[0] — A\n[1] “B”\n[2] -5 C",
      [
        ["0", "— A"],
        ["1", "“B”"],
        ["2", "-5 C"],
      ],
    ],
    [
      "with the text after an empty line",
      "[0]\n\nA\n[1]\n\nB",
      [
        ["0", "A"],
        ["1", "B"],
      ],
    ],
    [
      "with a rule between",
      "[0] A\n---\n[1] B",
      [
        ["0", "A"],
        ["1", "B"],
      ],
    ],
    ["with no number in the brackets", "[a] A\n[] B\n[1.2.3] C\n[1234567] D", []],
    ["none", "", []],
  ])("%s", (_what, text, expected) => expect(pairs(text)).toEqual(expected));

  test.each<[text: string, expected: [string, string][]]>([
    ["[0] A\n[1] B and mo", [["0", "A"]]],
    ["[0] A\n[1] B\n", [["0", "A"]]],
    ["[0] A\n[1", []],
    ["[0] A\n[1]", [["0", "A"]]],
    ["[0] A", []],
    ["", []],
  ])("while more may come, the last one of %j is left out", (text, expected) => {
    expect(pairs(text, false)).toEqual(expected);
  });
});

describe("what stands after the last line", () => {
  test.each<[text: string, line: string, remark: string | undefined]>([
    ["[0] A\n[1] B\n\nI hope this helps!", "B", "I hope this helps!"],
    ["[0] A\n[1] B\n---\n*Translator's note*: C", "B", "*Translator's note*: C"],
    ["```\n[1] B\n```\nLet me know.\n\nBye.", "B", "Let me know. Bye."],
    ["[1] B\nand more\n\n", "B and more", undefined],
    ["[1] B\n```\n", "B", undefined],
  ])("in %j is no part of it", (text, line, remark) => {
    expect(numberedLines(text, true).at(-1)).toEqual({ id: "1", text: line, ...(remark ? { remark } : {}) });
  });

  test("belongs to a paragraph broken in two where another one follows", () => {
    expect(numberedLines("[0] A\n\nand more\n\n[1] B", true)).toEqual([
      { id: "0", text: "A and more" },
      { id: "1", text: "B" },
    ]);
  });
});

describe("a dash after the number", () => {
  const texts = (lines: string[], sources: string[]) =>
    withoutDashes(
      lines.map((text, id) => ({ id: String(id), text })),
      (id) => sources[Number(id)] ?? "",
    ).map(({ text }) => text);

  test.each<[lines: string[], sources: string[], expected: string[]]>([
    [
      ["- A", "– B", "— C"],
      ["а", "б", "в"],
      ["A", "B", "C"],
    ],
    [
      ["- A", "B"],
      ["а", "б"],
      ["- A", "B"],
    ],
    [
      ["- A", "- — B"],
      ["а", "— б"],
      ["A", "— B"],
    ],
    [["— A"], ["— а"], ["— A"]],
    [
      ["- A", ""],
      ["а", "б"],
      ["A", ""],
    ],
  ])("of %j for %j leaves %j", (lines, sources, expected) => expect(texts(lines, sources)).toEqual(expected));
});

test("a long hostile answer is read in no time", () => {
  const start = performance.now();
  for (const piece of ["[1", "*", "-", "\n\n", "[1] a\n\nb\n", " ", "---"])
    numberedLines(piece.repeat(60_000 / piece.length), true);
  expect(performance.now() - start).toBeLessThan(5_000);
});
