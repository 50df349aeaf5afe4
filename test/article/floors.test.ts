import { expect, it } from "vitest";
import { compareFields } from "../../bench/fields.ts";
import { compareTexts, mean, meansOf } from "../../bench/score.ts";
import { readArticle } from "../../src/article/read.ts";
import { fixturePages, type FixturePage } from "./fixture-pages.ts";

interface Block {
  readonly kind: string;
  readonly text: string;
}

/**
 * The benchmark's figures on the project's own pages. All are 1 as long as each page is read as it should be; a page that
 * is added before it is must not bring them below this.
 */
const FLOORS = { f1: 0.97, precision: 0.97, recall: 0.97, exact: 0.9, title: 0.98, date: 0.98, author: 0.95 } as const;

function prose(blocks: unknown): string {
  const all = Array.isArray(blocks) ? (blocks as readonly Block[]) : [];
  return all
    .filter(({ kind }) => kind !== "caption")
    .map(({ text }) => text)
    .join("\n");
}

function textOf(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}

function scoresOf({ bytes, hints, wanted }: FixturePage) {
  const article = readArticle(bytes, hints);
  const { title, byline, published } = wanted;
  const truth = { articleBody: prose(wanted["paragraphs"]), title: textOf(title), date: textOf(published) };
  const author = textOf(byline);
  return {
    text: wanted["paragraphs"] === undefined ? undefined : compareTexts(truth.articleBody, prose(article.paragraphs)),
    fields: compareFields({ ...truth, authors: author === undefined ? undefined : [author] }, article),
  };
}

it("the project's own pages are read as well as ever", () => {
  const scores = fixturePages.map(scoresOf);
  const texts = scores.flatMap(({ text }) => text ?? []);
  const fields = scores.map((score) => score.fields);
  const figures = {
    ...meansOf(texts),
    exact: mean(texts.map(({ isExact }) => Number(isExact))) ?? 0,
    title: mean(fields.map(({ titleExact }) => titleExact)) ?? 0,
    date: mean(fields.map(({ date }) => date)) ?? 0,
    author: mean(fields.map(({ author }) => author)) ?? 0,
  };
  const shown = Object.entries(figures).map(([name, figure]) => `${name} ${figure.toFixed(3)}`);
  process.stdout.write(`${fixturePages.length} pages: ${shown.join(", ")}\n`);
  expect(texts.length).toBeGreaterThan(20);
  for (const [name, floor] of Object.entries(FLOORS)) {
    expect(figures[name as keyof typeof FLOORS], name).toBeGreaterThanOrEqual(floor);
  }
});
