import { expect, test } from "vitest";
import type { Changes } from "../../src/article/article.ts";
import { changesLine } from "../../src/locale/versions.ts";
import { articleOf, russian } from "../fakes/articles.ts";
import { english } from "../../src/locale/translate.ts";

const since = "2026-11-21T09:14:30.250Z";

function line(changes: Partial<Changes>): string | undefined {
  const changed = { since, previous: "p", headline: false, paragraphs: [], removed: 0, ...changes };
  return changesLine({ ...articleOf(russian(40)), changed }, english);
}

const evens = (count: number) => Array.from({ length: count }, (_, index) => 2 * index + 2);

test.each<[Partial<Changes>, string]>([
  [{ headline: true, paragraphs: [4, 9], removed: 1 }, "headline, paragraphs 4 and 9, 1 removed"],
  [{ headline: true }, "headline"],
  [{ paragraphs: [4] }, "paragraph 4"],
  [{ paragraphs: [4, 5] }, "paragraphs 4 and 5"],
  [{ paragraphs: [1, 4, 5, 6, 9] }, "paragraphs 1, 4–6 and 9"],
  [{ paragraphs: evens(6) }, "paragraphs 2, 4, 6, 8, 10 and 12"],
  [{ paragraphs: evens(7) }, "7 paragraphs"],
  [{ paragraphs: Array.from({ length: 40 }, (_, index) => index + 1), removed: 3 }, "the whole text"],
  [{ removed: 2 }, "2 removed"],
  [{}, "the order of its paragraphs"],
])("%j is told as “%s”", (changes, told) => {
  expect(line(changes)).toBe(`Changed since 21 November 2026 at 09:14 (UTC): ${told}.`);
});

test("nothing is told of an article that isn't known to have changed", () => {
  expect(changesLine(articleOf(russian(3)), english)).toBeUndefined();
});
