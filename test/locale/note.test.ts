import { expect, test } from "vitest";
import { note, noteCodes, type Note } from "../../src/article/note.ts";
import { noteSentence } from "../../src/locale/note.ts";
import { english } from "../../src/locale/translate.ts";

const VALUES = {
  address: "https://news.example/a",
  chapter: 2,
  chapters: 9,
  count: 14,
  day: "2026-05-03",
  declared: "UTF-8",
  host: "archive.example",
  pages: 40,
  read: 3,
  used: "GB18030",
};

test.each(noteCodes)("%s is a whole sentence", (code) => {
  expect(noteSentence(note(code, VALUES), english)).toMatch(/^(?:[A-Z]|14 )[^{}\n]*\.$/);
});

test.each<[Note, string]>([
  [note("damagedCharacters", { count: 1 }), "1 damaged character was left out."],
  [note("damagedCharacters", { count: 7 }), "7 damaged characters were left out."],
  [
    note("part", { read: 2, count: 14 }),
    "I could read 2 of about 14 paragraphs; send me the page as a file for the rest.",
  ],
  [
    note("lastRead", { day: "2026-11-21" }),
    "The page can't be read now; this is its text as read on 21 November 2026.",
  ],
])("%j", (said, sentence) => {
  expect(noteSentence(said, english)).toBe(sentence);
});

test("a long address is shown in part", () => {
  const address = `https://news.example/${"a".repeat(2_000)}`;
  expect(noteSentence(note("copy", { address }), english).length).toBeLessThan(250);
});
