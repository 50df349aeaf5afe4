import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { directed, isolated } from "../../../src/discord/message/bidi.ts";
import { neutralise } from "../../../src/discord/message/neutralise.ts";
import { paginate, shorten } from "../../../src/discord/message/pages.ts";

describe("a line is shown in its language's direction", () => {
  test.each([
    ["of one direction", "النص", "ar", "النص"],
    ["that begins with a foreign word", "NATO قالت", "ar", "\u200fNATO قالت"],
    ["behind our markup", "> - NATO קבע", "he", "> - \u200fNATO קבע"],
    ["in the other direction", "-# خبر from Cairo", "en", "-# \u200eخبر from Cairo"],
    ["of figures, marked too", "14/14 · 0.03", "fa", "\u200f14/14 · 0.03"],
    ["of figures", "14/14 · 0.03", "en", "14/14 · 0.03"],
    ["that begins with an isolated piece", "-# \u2068خبر\u2069 · News", "en", "-# \u200e\u2068خبر\u2069 · News"],
    ["each for itself", "NATO\n\nقالت\nEU", "ur", "\u200fNATO\n\nقالت\n\u200fEU"],
    ["in a language that isn't known", "NATO قالت", "und", "NATO قالت"],
    ["in another script", "北京。", "zh-Hans", "北京。"],
  ])("%s", (_what, lines, language, expected) => {
    expect(directed(lines, language)).toBe(expected);
  });
});

test.each([
  ["القدس", "en", "\u2068القدس\u2069"],
  ["القدس (Jerusalem)", "ar", "\u2068القدس (Jerusalem)\u2069"],
  ["القدس", "he", "القدس"],
  ["2026", "ar", "2026"],
  ["北京", "en", "北京"],
])("the piece %s in a line of %s", (piece, language, expected) => {
  expect(isolated(piece, language)).toBe(expected);
});

test("isolates are whole on every page, and none comes from outside", () => {
  const words = fc.constantFrom("القدس", "word", " ", ". ", "\u2067", "\u2068", "\u2069", "\u200f", "*", "\n", "北京");
  const text = fc.array(words, { maxLength: 60 }).map((all) => neutralise(all.join("")));
  fc.assert(
    fc.property(fc.array(text, { maxLength: 4 }), fc.constantFrom("en", "ar"), (texts, language) => {
      const blocks = texts.map((each) => directed(`> ${isolated(each.replaceAll("\n", " "), language)} · b`, language));
      for (const shown of [...paginate(blocks, 50), ...blocks.map((block) => shorten(block, 30))]) {
        for (const line of shown.split("\n"))
          expect(line.replace(/\u2068[^\u2066-\u2069]*\u2069/g, "")).not.toMatch(/[\u2066-\u2069]/);
      }
    }),
  );
});
