import { expect, test } from "vitest";
import { footer } from "../../src/export/footer.ts";
import { sideBySide } from "../../src/export/html/page.ts";
import { editionFrom } from "../../src/export/edition.ts";
import { markdown } from "../../src/export/markdown.ts";
import { english } from "../../src/locale/translate.ts";
import { extractive } from "../../src/task/extractive/extractive.ts";
import { withStandIn } from "../../src/task/stand-in.ts";
import { UserError } from "../../src/errors.ts";
import { articleOf } from "../fakes/articles.ts";

const ARTICLE = articleOf([
  "The ferry left at noon with forty people.",
  "“We were all glad to be home,” said Ann Gray.",
]);
const LINE = "⚠ the language model is overloaded right now: these are the article's own words";

const run = withStandIn(
  () => Promise.reject(new UserError("model_busy")),
  () => undefined,
);

test.each(["summarize", "quotes"] as const)(
  "what stands in for the model's %s says so once, above it",
  async (task) => {
    const result = await run(task, ARTICLE, { to: "en" });
    const page = sideBySide(editionFrom([result], "2026-11-23T00:00:00.000Z"), english);

    expect(markdown(result, english).split(LINE)).toHaveLength(2);
    expect(page.split(LINE.replace("'", "&#39;"))).toHaveLength(2);
    expect(footer(result, english, 0).join()).not.toContain("model");
  },
);

test("without any model nothing stands in for one", () => {
  const result = extractive("summarize", ARTICLE, { to: "en" });

  expect(markdown(result, english)).not.toContain("overloaded");
  expect(footer(result, english, 0)).toContain("no model: sentences chosen from the article as they stand");
});
