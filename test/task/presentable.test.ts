import { expect, test } from "vitest";
import { presentable, visible } from "../../src/task/presentable.ts";

test("every text of a value is shown as it reads, but for the article's own words", () => {
  const hostile = "[a](https://evil.example)\u202e\u200b\u{e0041}\u001b[2J";
  expect(
    presentable({
      title: hostile,
      paragraphs: [{ id: 1, problems: [{ detail: hostile }] }],
      original: hostile,
      n: null,
    }),
  ).toEqual({
    title: "a (evil.example)[2J",
    paragraphs: [{ id: 1, problems: [{ detail: "a (evil.example)[2J" }] }],
    original: hostile,
    n: null,
  });
});

test("joiners that Persian, Indic scripts and emoji need stay, and every line break is one", () => {
  expect(presentable(["می‌خواهم 👩‍👧 क्‍ष", "a\r\nb\u2028c\rd\ve"])).toEqual(["می‌خواهم 👩‍👧 क्‍ष", "a\nb\nc\nd\ne"]);
});

test("what is sent has nothing that can't be seen", () => {
  expect(visible("a\u200b\u202e\r\n[b](https://news.example)")).toBe("a\n[b](https://news.example)");
});
