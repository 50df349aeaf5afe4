import { expect, test } from "vitest";
import { attachment } from "../../../src/discord/command/attachment.ts";
import { ATTACHMENT } from "../../../src/discord/limits.ts";
import { english } from "../../../src/locale/translate.ts";
import type { Result } from "../../../src/task/result.ts";
import { articleOf } from "../../fakes/articles.ts";

/** A translation whose source and text have this many characters together. */
function translation(characters: number): Result {
  const text = "&".repeat(characters / 2);
  const article = articleOf([text], { title: "Harbour" });
  const paragraphs = [{ id: 1, text, status: "ok" as const, problems: [] }];
  const coverage = { paragraphs: 1, translated: 1, flagged: 0 };
  const value = { to: "en", title: "Harbour", paragraphs, coverage, names: [] };
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
