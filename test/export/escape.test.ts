import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cleanText } from "../../src/article/characters.ts";
import { readArticle } from "../../src/article/read.ts";
import { autolink, escapeLines, escapeMarkdown } from "../../src/export/escape.ts";

describe("escapeMarkdown", () => {
  it.each([
    ["1. First", "1\\. First"],
    ["2024) later", "2024\\) later"],
    ["- so they say", "\\- so they say"],
    ["# 1", "\\# 1"],
    ["> more", "\\> more"],
    ["---", "\\---"],
    ["-=-", "\\-=-"],
    ["a *b* and `c`", "a \\*b\\* and \\`c\\`"],
    ["see [this](https://n.example/)", "see [this\\](https://n.example/)"],
    ["[4]: https://n.example/", "[4\\]: https://n.example/"],
    ["=", "\\="],
    ["one\r\n---\u2028two", "one --- two"],
    ["    four spaces", "four spaces"],
    ["<The Palace> & <b>", "\\<The Palace> & \\<b>"],
    ["AT&amp;T", "AT\\&amp;T"],
    ["_so_ is snake_case", "\\_so\\_ is snake_case"],
    ["back\\slash and \\*", "back\\slash and \\\\\\*"],
  ])("%s", (text, wanted) => {
    expect(escapeMarkdown(text)).toBe(wanted);
  });

  it.each([
    "Plain words, [sic] and 3.5 % (or 4).",
    "-5 degrees",
    "#metoo",
    "1.5 million",
    "C# – a language",
    "2 < 3 > 1",
  ])("leaves alone: %s", (text) => {
    expect(escapeMarkdown(text)).toBe(text);
  });

  it("whatever the text, its Markdown reads as the text", () => {
    const mark = fc.constantFrom(
      ..."*_`[](){}#+-.!|<>~=&\\ 1ab:/".split(""),
      "1. ",
      "- ",
      "](",
      "<b>",
      "&lt;",
      "http://x",
      "• ",
    );
    const line = fc.array(mark, { minLength: 1, maxLength: 12 }).map((marks) => cleanText(marks.join("")));
    fc.assert(
      fc.property(line, (text) => {
        fc.pre(text !== "" && !text.startsWith("•"));
        const source = `# T\n\n${escapeMarkdown(text)}\n`;
        const { paragraphs } = readArticle(new TextEncoder().encode(source), { name: "a.md", now: 0 });
        expect(paragraphs.map((paragraph) => paragraph.text)).toEqual([text]);
      }),
      { numRuns: 2000 },
    );
  });
});

it("escapes several lines, each for itself", () => {
  expect(escapeLines("# one\n\n  ---\ntwo\n=")).toBe("\\# one\n\\---\ntwo\n\\=");
});

it.each([
  ["https://news.example/a b?c=<d>", "<https://news.example/a%20b?c=%3Cd%3E>"],
  ["https://news.example/\u202ex", "<https://news.example/%E2%80%AEx>"],
  ["https://x> [click](https://evil.example)", ""],
  ["javascript:alert(1)", ""],
  ["no address", ""],
])("links %s as %s", (url, link) => {
  expect(autolink(url)).toBe(link);
});
