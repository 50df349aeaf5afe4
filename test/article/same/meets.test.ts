import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { Article, Paragraph } from "../../../src/article/article.ts";
import { fingerprintOf } from "../../../src/article/same/fingerprint.ts";
import { meets, type Meeting } from "../../../src/article/same/meets.ts";
import { articleOf } from "../../fakes/articles.ts";

type Line = string | Omit<Paragraph, "id">;

interface Text {
  readonly title: string;
  readonly byline?: string;
  readonly siteName?: string;
  readonly paragraphs: readonly Line[];
}

/** One article and how its copies differ; paragraphs count from 1. */
interface Labelled extends Text {
  readonly language: string;
  readonly pairs: readonly Edits[];
}

interface Edits {
  readonly name: string;
  readonly expected: Meeting;
  readonly title?: string;
  readonly reading?: Article["reading"];
  /** Every occurrence, in all paragraphs. */
  readonly replace?: readonly (readonly [from: string, to: string])[];
  readonly drop?: readonly number[];
  /** Behind the paragraph of this number. */
  readonly insert?: readonly (readonly [after: number, line: string])[];
  /** Two neighbours that become one. */
  readonly join?: readonly [number, number];
}

const FOLDER = new URL("../../fixtures/doors/", import.meta.url);
const load = (name: string): unknown => JSON.parse(readFileSync(new URL(name, FOLDER), "utf8"));
const languages = readdirSync(FOLDER).filter((name) => name !== "templates.json");
const articles = languages.map((name) => load(name) as Labelled);
const templates = load("templates.json") as { name: string; language: string; one: Text; other: Text }[];

const textOf = (line: Line): string => (typeof line === "string" ? line : line.text);
const withText = (line: Line, text: string): Line => (typeof line === "string" ? text : { ...line, text });

function replaced(line: Line, { name, replace = [] }: Edits, all: string): Line {
  for (const [from] of replace)
    if (!all.includes(from)) throw new Error(`“${name}” replaces “${from}”, which isn't there`);
  return withText(
    line,
    replace.reduce((text, [from, to]) => text.replaceAll(from, to), textOf(line)),
  );
}

function edited({ paragraphs }: Text, edits: Edits): Line[] {
  const { drop = [], insert = [], join } = edits;
  const behind = (number: number) => insert.filter(([after]) => after === number).map(([, line]) => line);
  const all = paragraphs.map(textOf).join("\n");
  const lines = paragraphs.flatMap((line, index) => {
    const number = index + 1;
    if (drop.includes(number) || join?.[1] === number) return behind(number);
    const own = replaced(line, edits, all);
    const next = join?.[0] === number ? ` ${textOf(paragraphs[index + 1] ?? "")}` : "";
    const parts = (textOf(own) + next).split("\n\n");
    return [...parts.map((part) => withText(own, part)), ...behind(number)];
  });
  return [...behind(0), ...lines];
}

function copyOf({ title, byline, siteName }: Text, paragraphs: readonly Line[], over: Partial<Article> = {}): Article {
  return articleOf(paragraphs, { title, ...(byline ? { byline } : {}), ...(siteName ? { siteName } : {}), ...over });
}

function pairOf(article: Labelled, edits: Edits): [Article, Article] {
  const { title = article.title, reading } = edits;
  const over = { title, ...(reading ? { reading } : {}) };
  return [copyOf(article, article.paragraphs), copyOf(article, edited(article, edits), over)];
}

const sharesBand = (a: Article, b: Article): boolean => {
  const bands = new Set(fingerprintOf(a.paragraphs));
  return fingerprintOf(b.paragraphs).some((band) => bands.has(band));
};

describe.each(articles)("copies of “$title”", (article) => {
  test.each(article.pairs)("$expected: $name", (edits) => {
    const [one, other] = pairOf(article, edits);
    expect(meets(one, other)).toBe(edits.expected);
    expect(meets(other, one)).toBe(edits.expected);
  });

  test.each(article.pairs.filter(({ expected }) => expected !== "apart"))("suggested: $name", (edits) => {
    expect(sharesBand(...pairOf(article, edits))).toBe(true);
  });
});

/** Texts that lack one word of this one, and texts that have another in its place. */
function corrections(text: string): string[] {
  const words = [...text.matchAll(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|[\p{L}\p{M}\p{N}]+/gu)];
  return words.flatMap(({ 0: word, index }) =>
    ["", "zyx"].map((other) => text.slice(0, index) + other + text.slice(index + word.length)),
  );
}

test.each(articles)("no word of “$title” can be dropped or replaced", (article) => {
  const own = copyOf(article, article.paragraphs);
  const prose = own.paragraphs.filter(({ kind }) => kind !== "caption");
  const unnoticed = prose.flatMap(({ id, text }) =>
    corrections(text).filter((corrected) => {
      const lines = article.paragraphs.map((line, index) => (index === id - 1 ? withText(line, corrected) : line));
      return meets(own, copyOf(article, lines)) !== "apart";
    }),
  );
  expect(unnoticed).toEqual([]);
});

describe("pages of one template", () => {
  test.each(templates)("$name", ({ one, other }) => {
    const [left, right] = [copyOf(one, one.paragraphs), copyOf(other, other.paragraphs)];
    expect(meets(left, right)).toBe("apart");
    expect(meets(right, left)).toBe("apart");
  });
});

test("the pairs are enough, of both kinds, in many languages", () => {
  const pairs = articles.flatMap((article) => article.pairs.map(({ expected }) => expected));
  expect(pairs.filter((expected) => expected === "apart").length).toBeGreaterThanOrEqual(60);
  expect(pairs.filter((expected) => expected !== "apart").length).toBeGreaterThanOrEqual(45);
  expect(articles.length).toBeGreaterThanOrEqual(12);
});
