import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cutUnits, joinUnits, together } from "../../src/task/units.ts";

const long = (word: string) => `${word} ${"walked along the river for most of a very long day ".repeat(4).trim()}.`;

const cut = (text: string, language = "en", kind: "text" | "heading" | "quote" | "list" | "table" = "text") =>
  cutUnits({ id: 4, kind, text }, language).map((unit) => [unit.id, unit.source]);

describe("a paragraph", () => {
  it.each(["One came.", "One came. Two left.", ""])("of one or two sentences stays whole: %j", (text) => {
    expect(cut(text)).toEqual([["4", text]]);
  });

  it("of three is cut in two, in order and whole", () => {
    const [a, b, c] = ["Anna", "Ben", "Cleo"].map(long) as [string, string, string];
    const units = cut(`${a} ${b} ${c}`);
    expect(units.map(([id]) => id)).toEqual(["4.1", "4.2", "4.3"].slice(0, units.length));
    expect(units.map(([, source]) => source).join(" ")).toBe(`${a} ${b} ${c}`);
  });

  it("leaves no fragment alone", () => {
    const [a, b] = [long("Anna"), long("Ben")];
    expect(cut(`${a} “No.” ${b}`).map(([, source]) => source)).not.toContain("“No.”");
    expect(cut(`${a} ${b} He left.`).at(-1)).toEqual(["4.2", `${b} He left.`]);
  });

  it("lets a long sentence stand alone", () => {
    const [a, b, c] = ["Anna", "Ben", "Cleo"].map((name) => `${long(name)} `.repeat(3).replaceAll(". ", ", ")) as [
      string,
      string,
      string,
    ];
    const text = [a, b, c].map((part) => `${part.slice(0, -2)}.`).join(" ");
    expect(cut(text)).toHaveLength(3);
  });

  it("of short sentences has pairs of them", () => {
    expect(cut("One came. Two left. Three stayed. Four slept.")).toEqual([
      ["4.1", "One came. Two left."],
      ["4.2", "Three stayed. Four slept."],
    ]);
  });

  it("in Chinese is cut at its own stops, and after the marks that close them", () => {
    expect(cut("他来了。“我们走吧。”她没有动，只是看着窗外的雨。外面的雨下得很大！", "zh")).toEqual([
      ["4.1", "他来了。“我们走吧。”"],
      ["4.2", "她没有动，只是看着窗外的雨。外面的雨下得很大！"],
    ]);
  });

  it.each(["heading", "list", "table"] as const)("that is a %s stays whole", (kind) => {
    const text = "One. Two. Three. Four.";
    expect(cut(text, "en", kind)).toEqual([["4", text]]);
  });
});

describe("units", () => {
  it("have two sentences at most, and hold all of a text but white space", () => {
    const sentence = fc.constantFrom(
      "He came. ",
      "“Why?” she asked. ",
      `${long("Dora")} `,
      "Dr. Moss left! ",
      "…and so on. ",
    );
    fc.assert(
      fc.property(fc.array(sentence, { minLength: 3, maxLength: 12 }), (list) => {
        const text = list.join("").trim();
        const units = cut(text).map(([, source]) => source);
        expect(units.join(" ").replace(/\s+/gu, " ")).toBe(text.replace(/\s+/gu, " "));
        expect(joinUnits(units as string[])).toBe(text.replace(/\s+/gu, " "));
      }),
    );
  });

  it("are cut in linear time", () => {
    const started = performance.now();
    cut("No. ".repeat(50_000));
    cut("a".repeat(500_000));
    expect(performance.now() - started).toBeLessThan(3000);
  });
});

describe("pieces put together", () => {
  it.each<[what: string, sizes: number[], sentences: number[], units: [number, number][]]>([
    ["a pair", [100, 100], [1, 1], [[0, 1]]],
    [
      "balanced",
      [120, 120, 240],
      [1, 1, 1],
      [
        [0, 1],
        [2, 2],
      ],
    ],
    [
      "the long one alone",
      [400, 100, 100],
      [1, 1, 1],
      [
        [0, 0],
        [1, 2],
      ],
    ],
    [
      "several sentences that belong together",
      [200, 100, 100],
      [2, 1, 1],
      [
        [0, 0],
        [1, 2],
      ],
    ],
    [
      "a fragment with its neighbour",
      [300, 10, 300, 300],
      [1, 1, 1, 1],
      [
        [0, 1],
        [2, 2],
        [3, 3],
      ],
    ],
    ["nothing", [], [], []],
  ])("%s", (_, sizes, counts, units) => {
    const found = together(sizes.map((size, at) => ({ size, sentences: counts[at]! })));
    expect(found).toEqual(units);
  });
});

describe("a whole paragraph", () => {
  it.each<[texts: string[], whole: string]>([
    [["He came.", "She left."], "He came. She left."],
    [["他来了。", "她走了。"], "他来了。她走了。"],
    [["“我们走吧。”", "她没有动。"], "“我们走吧。”她没有动。"],
    [["彼は来た。", "「行こう」"], "彼は来た。「行こう」"],
    [["그는 왔다.", "비가 왔다."], "그는 왔다. 비가 왔다."],
    [["她是 NATO。", "NATO 说。"], "她是 NATO。NATO 说。"],
    [["“He came.”", "“She left.”"], "“He came.” “She left.”"],
    [[" One. ", "", "Two."], "One. Two."],
    [[], ""],
  ])("%j", (texts, whole) => {
    expect(joinUnits(texts)).toBe(whole);
  });
});
