import { expect, test } from "vitest";
import { soft } from "../../src/task/check/problem.ts";
import { renderResult } from "../../src/discord/message/render.ts";
import { footer } from "../../src/export/footer.ts";
import { markdown } from "../../src/export/markdown.ts";
import { english } from "../../src/locale/translate.ts";
import type { Problem, Result } from "../../src/task/result.ts";
import { articleOf } from "../fakes/articles.ts";

const NOTE = "a second look could not be had";

function translation(problems: readonly Problem[]): Result<"translate"> {
  const article = articleOf(["Один."]);
  const paragraphs = [{ id: 1, text: "One.", status: "ok", problems: [] }] as const;
  const coverage = { paragraphs: 1, translated: 1, flagged: 0 };
  const value = { to: "en", title: "Tugs", paragraphs, coverage, names: [] };
  return { article, task: "translate", to: "en", value, problems, engine: "model", model: "m" };
}

test.each<[where: string, shown: (result: Result) => string]>([
  [
    "Discord",
    (result) =>
      JSON.stringify(
        renderResult(result, { job: "1", page: 0, now: 0, attach: false, t: english, isPrivate: false, languages: [] })
          .components,
      ),
  ],
  ["Markdown", (result) => markdown(result, english)],
  ["the terminal", (result) => footer(result, english, 0).join(" · ")],
])("a translation without its second look says so once, and softly, in %s", (_where, shown) => {
  const text = shown(translation([soft("unreviewed", "noSecondLook")]));

  expect(text.split(NOTE)).toHaveLength(2);
  expect(text).not.toContain("⚠");
  expect(shown(translation([]))).not.toContain(NOTE);
});
