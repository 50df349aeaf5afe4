import { expect, test } from "vitest";
import { attachment } from "../../../src/discord/message/attachment.ts";
import { ATTACHMENT } from "../../../src/discord/limits.ts";
import { english } from "../../../src/locale/translate.ts";
import type { Result } from "../../../src/task/result.ts";
import { articleOf } from "../../fakes/articles.ts";

/** A translation whose source and text have this many characters together. */
function translation(characters: number, title = "Harbour", translated = title): Result {
  const text = "&".repeat(characters / 2);
  const article = articleOf([text], { title });
  const paragraphs = [{ id: 1, text, status: "ok" as const, problems: [] }];
  const coverage = { paragraphs: 1, translated: 1, flagged: 0 };
  const value = { to: "en", title: translated, paragraphs, coverage, names: [] };
  return { article, task: "translate", to: "en", value, problems: [], engine: "model", model: "m" };
}

test.each([
  ["a page to read beside its original", 2_000, "harbour-translate-en.html"],
  ["the text alone, where that would be too large", ATTACHMENT / 4, "harbour-translate-en.md"],
  ["nothing, where that would be, too", ATTACHMENT, undefined],
])("a translation comes with %s", (_what, characters, name) => {
  const attached = attachment(translation(characters), english, 0);
  expect(attached?.name).toBe(name);
  expect(attached?.data().length ?? 0).toBeLessThanOrEqual(ATTACHMENT);
});

test.each([
  ["the headline as it was translated", "海港罢工", "Harbour: 3 on strike", "harbour-3-on-strike"],
  ["the article's own, where only that has letters for it", "Grève à Brest", "ブレストの罷工 2", "greve-a-brest"],
  ["whole words", "?", `${"harbour ".repeat(5)}strike`, "harbour-harbour-harbour-harbour-harbour"],
  ["a part of one that is too long", "?", "h".repeat(90), "h".repeat(40)],
  ["the article's id, where neither has letters for it", "海港罢工 9", "3つの港", "article-articlefixed"],
])("a file is named by %s", (_what, title, translated, slug) => {
  const made = translation(10, title, translated);
  const result = { ...made, article: { ...made.article, id: "articlefixed-and-more" } };
  expect(attachment(result, english, 0)?.name).toBe(`${slug}-translate-en.html`);
});
