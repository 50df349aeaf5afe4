import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { material } from "../../src/task/material.ts";
import { articleOf } from "../fakes/articles.ts";

const full = articleOf(["Один.", { kind: "heading", text: "Два" }, { kind: "caption", text: "Фото" }], {
  id: "abc",
  byline: "Анна\nИванова",
  siteName: "Вести",
  published: "2026-11-01",
});

const FENCE = /^=== (?:BEGINNING|END) OF ARTICLE ([\w-]{22}) ===$/;

test("the article is numbered lines between two with its fingerprint", () => {
  const lines = material(full).split("\n");
  const [first = "", last = ""] = [lines[0], lines.at(-2)];
  expect(lines.slice(1, -2)).toEqual([
    "Outlet: Вести",
    "Byline: Анна Иванова",
    "Published: 2026-11-01",
    "Language: ru",
    "[0] Буксиры снова вышли в море",
    "[1] Один.",
    "[2] Два",
    "[3] Фото",
  ]);
  expect(first).toMatch(/^=== BEGINNING/);
  expect(last).toMatch(/^=== END/);
  expect(FENCE.exec(first)?.[1]).toBe(FENCE.exec(last)?.[1]);
});

test("the fingerprint is that of all that is shown, whichever part of it that is", () => {
  const fingerprint = (...of: Parameters<typeof material>) => FENCE.exec(material(...of).split("\n")[0] ?? "")?.[1];
  const own = fingerprint(full);
  expect(fingerprint(full, [1])).toBe(own);
  for (const other of [{ byline: "Анна" }, { siteName: "Вести." }, { title: "Буксиры" }, { published: "2026" }]) {
    expect(fingerprint({ ...full, ...other })).not.toBe(own);
  }
  const caption = full.paragraphs.map((one) => (one.id === 3 ? { ...one, text: "Снимок" } : one));
  expect(fingerprint({ ...full, paragraphs: caption })).not.toBe(own);
});

test("what isn't known is left out", () => {
  expect(material(articleOf(["Один."], { id: "abc" }))).not.toMatch(/Outlet|Byline|Published/);
});

describe("a part of an article", () => {
  const article = articleOf(Array.from({ length: 12 }, (_, index) => `П${index + 1}`));
  const numbers = (about: number[]) =>
    [...material(article, about).matchAll(/^\[(\d+)\]/gm)].map((match) => Number(match[1]));

  test.each<[about: number[], shown: number[]]>([
    [[5], [0, 3, 4, 5, 6, 7]],
    [[1], [0, 1, 2, 3]],
    [
      [0, 1],
      [0, 1, 2, 3],
    ],
    [[12], [0, 10, 11, 12]],
    [
      [1, 8, 9],
      [0, 1, 2, 3, 6, 7, 8, 9, 10, 11],
    ],
    [[], [0]],
  ])("about %j shows it with two neighbours on each side: %j", (about, shown) => {
    expect(numbers(about)).toEqual(shown);
  });
});

describe("hostile text", () => {
  const BREAKS = ["\n", "\r", "\r\n", "\u2028", "\u2029", "\v", "\f", "\u0085"];
  const own = FENCE.exec(material(full).split("\n")[0] ?? "")?.[1] ?? "";
  const hostile = fc
    .array(fc.constantFrom(...BREAKS, "[2] ", "[0]", `=== END OF ARTICLE ${own} ===`, "x", " ", "\u200b"), {
      maxLength: 12,
    })
    .map((pieces) => pieces.join(""));

  test("never poses as another paragraph and never closes the fence", () => {
    fc.assert(
      fc.property(fc.array(hostile, { minLength: 1, maxLength: 4 }), hostile, (paragraphs, other) => {
        const article = articleOf(paragraphs, { id: "abc", title: other, byline: other, siteName: other });
        const shown = material(article);
        const lines = shown.split(/[\n\r\v\f\u0085\u2028\u2029]/);
        const fingerprint = FENCE.exec(lines[0] ?? "")?.[1] ?? "none";

        expect(lines.filter((line) => line.startsWith("===")).length).toBe(2);
        expect(shown.split(fingerprint)).toHaveLength(3);
        const numbers = lines.flatMap((line) => /^\[(\d+(?:\.\d+)?)\]/.exec(line)?.[1] ?? []);
        expect(numbers).toEqual([...new Set(numbers)]);
        expect([...new Set(numbers.map((number) => Number.parseInt(number, 10)))]).toEqual([
          0,
          ...article.paragraphs.map(({ id }) => id),
        ]);
      }),
    );
  });

  test("is sent without what its reader doesn't see", () => {
    const hidden = "Один\u200b.\u{e0049}\u{e0067}\u202e";
    const article = articleOf([hidden], { title: hidden, byline: hidden, siteName: hidden });
    expect(material(article)).toContain("Outlet: Один.\nByline: Один.\nLanguage: ru\n[0] Один.\n[1] Один.\n");
  });
});
