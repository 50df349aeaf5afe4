import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { paginate, shorten } from "../../src/discord/pages.ts";

describe("paginate", () => {
  test("keeps blocks together while they fit", () => {
    expect(paginate(["aa", "bb", "cc"], 6)).toEqual(["aa\n\nbb", "cc"]);
  });

  test.each([
    ["at the end of a sentence", "One two three. Four five six seven.", 20, ["One two three.", "Four five six seven."]],
    ["of a Chinese one", "甲乙丙丁戊。己庚辛壬癸子丑。", 8, ["甲乙丙丁戊。", "己庚辛壬癸子丑。"]],
    ["else between words", "one two three four", 10, ["one two", "three four"]],
    ["else between characters", "👩‍👧👩‍👧👩‍👧", 12, ["👩‍👧👩‍👧", "👩‍👧"]],
    ["never behind a backslash", "aaaa\\*bbbb", 5, ["aaaa", "\\*bbb", "b"]],
  ])("cuts a long block %s", (_where, block, limit, pages) => {
    expect(paginate([block], limit)).toEqual(pages);
  });

  test("loses nothing and keeps the limit", () => {
    const text = fc.string({ unit: "grapheme", maxLength: 300 });
    fc.assert(
      fc.property(fc.array(text, { maxLength: 6 }), fc.integer({ min: 30, max: 120 }), (blocks, limit) => {
        const pages = paginate(blocks, limit);
        expect(pages.every((page) => page.length <= limit && page.length > 0)).toBe(true);
        const letters = (all: readonly string[]) => all.join("").replace(/\s+/g, "");
        expect(letters(pages)).toBe(letters(blocks));
      }),
    );
  });
});

test.each([
  ["short", 10, "short"],
  ["rather long", 7, "rather…"],
  ["ab👩‍👧cd", 5, "ab…"],
])("shorten(%s, %i)", (text, limit, expected) => {
  expect(shorten(text, limit)).toBe(expected);
});
