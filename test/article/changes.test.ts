import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Article, Paragraph } from "../../src/article/article.ts";
import { changesBetween } from "../../src/article/changes.ts";
import { articleOf } from "../fakes/articles.ts";

/** One paragraph for each letter; a caption in brackets: `a [b] c`. */
function page(letters: string, over: Partial<Omit<Article, "paragraphs">> = {}): Article {
  const paragraphs = letters.split(" ").flatMap((word): (string | Omit<Paragraph, "id">)[] => {
    if (word === "") return [];
    return word.startsWith("[") ? [{ kind: "caption", text: word }] : [`Paragraph ${word}.`];
  });
  return articleOf(paragraphs, over);
}

describe("between two readings of a page", () => {
  test.each<[what: string, before: string, after: string, paragraphs: number[], removed: number]>([
    ["one altered", "a b c", "a x c", [2], 0],
    ["the first and the last altered", "a b c", "x b y", [1, 3], 0],
    ["two in a row altered", "a b c d", "a x y d", [2, 3], 0],
    ["one added", "a b c", "a b x c", [3], 0],
    ["one added at the top", "a b c", "x a b c", [1], 0],
    ["one removed", "a b c", "a c", [], 1],
    ["one removed at the top, one added at the end", "a b c", "b c x", [3], 1],
    ["two made one", "a b c d", "a x d", [2], 1],
    ["one made two", "a b c", "a x y c", [2, 3], 0],
    ["one moved", "a b c d", "a d b c", [], 0],
    ["one moved and one altered", "a b c d", "d a x c", [3], 0],
    ["one altered between two that are the same", "a b a", "a x a", [2], 0],
    ["the same one twice, then once", "a b b c", "a b c", [], 1],
    ["the same one once, then twice", "a b c", "a b b c", [3], 0],
    ["the first paragraphs of a page", "", "a b", [1, 2], 0],
    ["no paragraph left", "a b", "", [], 2],
    ["every one another", "a b c", "x y z", [1, 2, 3], 0],
    ["numbers after a caption", "a b", "[p] a x", [3], 0],
  ])("%s", (_what, before, after, paragraphs, removed) => {
    expect(changesBetween(page(before), page(after))).toEqual({ headline: false, paragraphs, removed });
  });

  test("nothing changed where only a caption, a space or a letter's composition did", () => {
    const before = articleOf(["Le café ouvre.", "Il ferme."], { title: "Le café" });
    const after = articleOf([{ kind: "caption", text: "Photo" }, "Le cafe\u0301  ouvre.", "Il ferme. "], {
      title: "Le  café",
    });
    expect(changesBetween(before, after)).toBeUndefined();
  });

  test("the headline changes with the text or alone", () => {
    const other = { title: "Another headline" };
    expect(changesBetween(page("a b"), page("a b", other))).toEqual({ headline: true, paragraphs: [], removed: 0 });
    expect(changesBetween(page("a b"), page("a x", other))).toEqual({ headline: true, paragraphs: [2], removed: 0 });
  });

  test("where only one is the beginning of an article, nothing is known", () => {
    const teaser = page("a b", { reading: "teaser" });
    expect(changesBetween(teaser, page("a b c"))).toBeUndefined();
    expect(changesBetween(page("a b c"), teaser)).toBeUndefined();
    expect(changesBetween(teaser, page("a x", { reading: "teaser" }))?.paragraphs).toEqual([2]);
  });
});

const letters = fc.array(fc.constantFrom("a", "b", "c", "d", "e"), { maxLength: 12 }).map((list) => list.join(" "));

test("whatever changes, no more is new or removed than there is, and nothing is where all stayed", () => {
  fc.assert(
    fc.property(letters, letters, (before, after) => {
      const [old, fresh] = [page(before), page(after)].map((article) => article.paragraphs.length) as [number, number];
      const { paragraphs, removed } = changesBetween(page(before), page(after)) ?? { paragraphs: [], removed: 0 };
      expect(paragraphs.length - removed).toBeGreaterThanOrEqual(fresh - old);
      expect(paragraphs.length).toBeLessThanOrEqual(fresh);
      expect(removed).toBeLessThanOrEqual(old);
    }),
  );
  expect(changesBetween(page("a b a"), page("a b a"))).toBeUndefined();
});

test("long articles are compared in no time", () => {
  const long = (word: string) => articleOf(Array.from({ length: 20_000 }, (_, index) => (index % 2 ? "***" : word)));
  const began = performance.now();
  expect(changesBetween(long("a"), long("b"))?.paragraphs).toHaveLength(10_000);
  expect(performance.now() - began).toBeLessThan(1_000);
});
