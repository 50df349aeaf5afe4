import { describe, expect, test } from "vitest";
import { readArticle } from "../../src/article/read.ts";
import { limitText, MAX_CHARACTERS, MAX_PARAGRAPH, MAX_PARAGRAPHS } from "../../src/article/volume.ts";

const lengths = (texts: readonly string[]) => {
  const { blocks, notes } = limitText(texts.map((text) => ({ text })));
  return { lengths: blocks.map(({ text }) => text.length), isCut: notes.some(({ code }) => code === "tooLong") };
};

test("a text within the limits is left as it is", () => {
  const blocks = [{ text: "One." }, { text: "x".repeat(MAX_PARAGRAPH) }];
  expect(limitText(blocks)).toEqual({ blocks, notes: [] });
});

test("a text ends with the last paragraph that fits whole, and a note says so", () => {
  const piece = "x".repeat(MAX_PARAGRAPH - 1);
  const many = Array.from({ length: 60 }, () => piece);
  const fitting = Math.floor(MAX_CHARACTERS / piece.length);
  expect(lengths(many)).toEqual({ lengths: Array(fitting).fill(piece.length), isCut: true });
});

test("there are only so many paragraphs", () => {
  expect(lengths(Array(MAX_PARAGRAPHS).fill("x")).isCut).toBe(false);
  const { lengths: read, isCut } = lengths(Array(MAX_PARAGRAPHS + 1).fill("x"));
  expect([read.length, isCut]).toEqual([MAX_PARAGRAPHS, true]);
});

describe("a paragraph that nobody would write is cut", () => {
  const cut = (text: string) => limitText([{ text }]).blocks.map((block) => block.text);

  test("between words", () => {
    const text = "word ".repeat(MAX_PARAGRAPH / 4).trim();
    const pieces = cut(text);
    expect(pieces.length).toBe(2);
    expect(pieces.join(" ")).toBe(text);
  });

  test.each(["x", "汉", "\u{20000}"])("between characters where there are no words: %s", (character) => {
    const text = `a${character.repeat((2 * MAX_PARAGRAPH) / character.length)}`;
    const pieces = cut(text);
    expect(pieces.join("")).toBe(text);
    for (const piece of pieces) expect(piece.isWellFormed() && piece.length <= MAX_PARAGRAPH).toBe(true);
  });
});

test.each([
  [
    "a page",
    "page.html",
    `<html><body><article><h1>T</h1>${Array.from({ length: 25_000 }, (_, n) => `<p>Sentence ${n}, it is, and here it goes on for a while, as prose does.</p>`).join("")}`,
  ],
  ["plain text", "a.txt", "A sentence, it is.\n\n".repeat(25_000)],
  ["a text without line breaks", "a.txt", "A sentence, it is. ".repeat(120_000)],
])("%s is cut too", (_what, name, source) => {
  const { paragraphs, notes } = readArticle(new TextEncoder().encode(source), { name, now: 0 });
  expect(paragraphs.length).toBeLessThanOrEqual(MAX_PARAGRAPHS);
  expect(paragraphs.reduce((sum, { text }) => sum + text.length, 0)).toBeLessThanOrEqual(MAX_CHARACTERS);
  expect(paragraphs.every(({ id }, at) => id === at + 1)).toBe(true);
  expect(notes.map(({ code }) => code)).toContain("tooLong");
});
