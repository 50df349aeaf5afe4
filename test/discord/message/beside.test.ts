import { expect, test } from "vitest";
import { ATTACHMENT } from "../../../src/discord/limits.ts";
import { renderEdition } from "../../../src/discord/message/beside.ts";
import { english } from "../../../src/locale/translate.ts";
import type { Result } from "../../../src/task/result.ts";
import { articleOf } from "../../fakes/articles.ts";

const view = { job: "1", page: 0, now: 0, attach: true, t: english, isPrivate: false, languages: [] };

function translationOf(paragraph: string, count: number): Result<"translate"> {
  const article = articleOf(Array.from({ length: count }, () => paragraph));
  const value = {
    to: "en",
    title: "One",
    paragraphs: article.paragraphs.map(({ id, text }) => ({ id, text, status: "ok" as const, problems: [] })),
    coverage: { paragraphs: count, translated: count, flagged: 0 },
    names: [],
  };
  return { article, task: "translate", to: "en", value, problems: [], engine: "model", model: "m", costUsd: 1 };
}

test.each([
  ["is attached", "Слово.", 1, ".html"],
  [
    "that is larger than Discord takes gives way to the translation as a text",
    "<".repeat(10_000),
    ATTACHMENT / 50_000,
    ".md",
  ],
])("a page %s", (_, paragraph, count, ending) => {
  const result = translationOf(paragraph, Math.floor(count));
  const edition = { article: result.article, translation: result, made: "2026-11-23T00:00:00.000Z" };
  const files = renderEdition({ edition, results: [result] }, view).files ?? [];
  expect(files.map(({ name }) => name.slice(name.lastIndexOf(".")))).toEqual([ending]);
  for (const { data } of files) expect(data.length).toBeLessThanOrEqual(ATTACHMENT);
});
