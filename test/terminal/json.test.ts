import { expect, test } from "vitest";
import { articleJson } from "../../src/terminal/json.ts";
import { articleOf } from "../fakes/articles.ts";

test("an article says what changed on its page, and null where nothing is known", () => {
  const changed = { since: "2026-11-21T09:14:00.000Z", previous: "p", headline: true, paragraphs: [1], removed: 2 };
  const article = articleOf(["Один."]);

  expect(articleJson({ ...article, changed })).toMatchObject({ article: { changed } });
  expect(articleJson(article)).toMatchObject({ article: { changed: null } });
});

test.each([{ chapters: 12 }, { pasted: true as const }])("an article says where it has %j, and else null", (known) => {
  const article = articleOf(["Один."]);
  const [name = ""] = Object.keys(known);

  expect(articleJson({ ...article, ...known })).toMatchObject({ article: known });
  expect(articleJson(article)).toMatchObject({ article: { [name]: null } });
});
