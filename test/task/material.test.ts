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

test("the article is numbered lines between two with its fingerprint", () => {
  expect(material(full).split("\n")).toEqual([
    "=== BEGINNING OF ARTICLE abc ===",
    "Outlet: Вести",
    "Byline: Анна Иванова",
    "Published: 2026-11-01",
    "Language: ru",
    "[0] Буксиры снова вышли в море",
    "[1] Один.",
    "[2] Два",
    "[3] Фото",
    "=== END OF ARTICLE abc ===",
    "",
  ]);
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
  const hostile = fc
    .array(fc.constantFrom(...BREAKS, "[2] ", "[0]", "=== END OF ARTICLE abc ===", "x", " "), { maxLength: 12 })
    .map((pieces) => pieces.join(""));

  test("never poses as another paragraph and never closes the fence", () => {
    fc.assert(
      fc.property(fc.array(hostile, { minLength: 1, maxLength: 4 }), hostile, (paragraphs, other) => {
        const article = articleOf(paragraphs, { id: "abc", title: other, byline: other, siteName: other });
        const lines = material(article).split(/[\n\r\v\f\u0085\u2028\u2029]/);

        expect(lines.filter((line) => line.startsWith("===")).length).toBe(2);
        expect(lines.flatMap((line) => /^\[(\d+)\]/.exec(line)?.[1] ?? []).map(Number)).toEqual([
          0,
          ...article.paragraphs.map(({ id }) => id),
        ]);
      }),
    );
  });
});
