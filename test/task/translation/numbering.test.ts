import { describe, expect, test } from "vitest";
import { translate } from "../../../src/task/translate.ts";
import { numberedLines } from "../../../src/task/translation/numbered.ts";
import { numberingOf } from "../../../src/task/translation/numbering.ts";
import { articleOf } from "../../fakes/articles.ts";
import { drive } from "../drive.ts";

const read = (text: string, asked: string[]) =>
  numberedLines(text, true, numberingOf(text, asked)).map(({ id, text }) => `${id}|${text}`);

describe("an answer's numbers", () => {
  const asked = ["0", "1.1", "1.2"];

  test.each<[form: string, zero: string, first: string, second: string]>([
    ["as asked for", "[0]", "[1.1]", "[1.2]"],
    ["spaced", "[ 0 ]", "[ 1.1 ]", "[ 1.2 ]"],
    ["in bold", "**[0]**", "**[1.1]**", "**[1.2]**"],
    ["in wide square brackets", "［0］", "［1.1］", "［1.2］"],
    ["in round brackets", "(0)", "(1.1)", "(1.2)"],
    ["in wide round brackets", "（0）", "（1.1）", "（1.2）"],
    ["in bold round brackets", "**(0)**", "**(1.1)**", "**(1.2)**"],
    ["with a stop", "0.", "1.1.", "1.2."],
    ["with a stop, in bold", "**0.**", "**1.1.**", "**1.2.**"],
    ["with a colon", "0:", "1.1:", "1.2:"],
    ["with a wide colon", "0：", "1.1：", "1.2："],
    ["with a colon, as list items", "- 0:", "- 1.1:", "- 1.2:"],
    ["with half a bracket", "0)", "1.1)", "1.2)"],
  ])("are read %s", (_form, zero, first, second) => {
    const text = `Here you are:\n${zero} Tugs\n${first} The tugs left.\nAt dawn.\n${second} 1.1 million people wait.`;
    expect(read(text, asked)).toEqual(["0|Tugs", "1.1|The tugs left. At dawn.", "1.2|1.1 million people wait."]);
  });

  test("are read in the half of an answer that has come", () => {
    expect(read("0. Tugs\n1.1. The tu", asked)).toEqual(["0|Tugs", "1.1|The tu"]);
  });

  test("may be one alone in brackets where no other was asked for", () => {
    expect(read("(1.1) The tugs left.", ["1.1"])).toEqual(["1.1|The tugs left."]);
  });

  test.each<[what: string, text: string, asked?: string[]]>([
    ["a figure at the beginning", "1.1 million people wait.\n1.2 million came."],
    ["a figure and a sentence of the same", "0.\n1.1 million people"],
    ["one number without brackets", "1.1: The tugs left.", ["1.1"]],
    ["a list of points", "1. The tugs left.\n2. The queue halved.\n3. One shift works.", ["0", "1", "2", "3"]],
    ["numbers that nobody asked for", "(0) Tugs\n(1) The tugs left.\n(2) The queue halved."],
    ["numbers out of order", "(0) Tugs\n(1.2) The queue.\n(1.1) The tugs."],
    ["numbers that come twice", "(0) Tugs\n(1.1) The tugs.\n(1.1) The queue."],
    ["a score", "0:1 was the first half.\n1.1:0 the second."],
    ["a number without an answer", "I can't translate (0) and (1.1)."],
  ])("are not %s", (_what, text, wanted = asked) => expect(read(text, wanted)).toEqual([]));

  test("in brackets leave other numbers to the text", () => {
    expect(read("[0] Tugs\n[1.1] They asked for:\n1.1. a berth\n1.2. a pilot", asked)).toEqual([
      "0|Tugs",
      "1.1|They asked for: 1.1. a berth 1.2. a pilot",
    ]);
  });

  test("are found in a long hostile answer in no time", () => {
    const start = performance.now();
    for (const piece of ["(1", "1.", "-", " ", "(1)\n", "* ", "1.1.1"])
      numberingOf(piece.repeat(60_000 / piece.length), asked);
    expect(performance.now() - start).toBeLessThan(5_000);
  });
});

test.each(["($1)", "$1.", "$1:"])("a translation whose lines are numbered %s is one", (form) => {
  const article = articleOf(["Буксиры вышли из порта.", "Очередь на рейде сократилась."]);
  const lines = "[0] The tugs are back at sea\n[1] The tugs have left the port.\n[2] The queue has become shorter.";
  const { left, finish } = drive(translate, article, { to: "en" }, [lines.replace(/\[(\d)\]/g, form)]);

  expect(left).toBeUndefined();
  expect(finish().value.paragraphs.map(({ text, status }) => `${status}: ${text}`)).toEqual([
    "ok: The tugs have left the port.",
    "ok: The queue has become shorter.",
  ]);
});
