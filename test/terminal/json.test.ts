import { expect, test } from "vitest";
import { articleJson } from "../../src/terminal/json.ts";
import { articleOf } from "../fakes/articles.ts";

test("an article says what changed on its page, and null where nothing is known", () => {
  const changed = { since: "2026-11-21T09:14:00.000Z", previous: "p", headline: true, paragraphs: [1], removed: 2 };
  const article = articleOf(["Один."]);

  expect(articleJson({ ...article, changed })).toMatchObject({ article: { changed } });
  expect(articleJson(article)).toMatchObject({ article: { changed: null } });
});
