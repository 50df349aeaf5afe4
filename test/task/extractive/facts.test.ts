import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { type Article, prose } from "../../../src/article/article.ts";
import { sentences } from "../../../src/task/sentences.ts";
import { extractSummary } from "../../../src/task/extractive/summary.ts";
import { articleOf } from "./article.ts";

/** Articles with the facts an editor would want a reader to know; a fact is one string or several that say it. */
const fixtures = new URL("../../fixtures/", import.meta.url).pathname;
const names = readdirSync(fixtures).filter((name) => name.startsWith("facts-"));

const kind = z.enum(["text", "heading", "quote", "list", "table", "caption"]);
const sourceSchema = z.object({
  language: z.string(),
  title: z.string(),
  paragraphs: z.array(z.object({ kind, text: z.string() })),
});
const factsSchema = z.array(z.union([z.string(), z.array(z.string())]));

type Fact = z.infer<typeof factsSchema>[number];

function load(name: string): { article: Article; facts: readonly Fact[] } {
  const read = (file: string): unknown => JSON.parse(readFileSync(join(fixtures, name, file), "utf8"));
  const { language, title, paragraphs } = sourceSchema.parse(read("article.json"));
  return { article: articleOf(language, paragraphs, title), facts: factsSchema.parse(read("facts.json")) };
}

function average(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function covered(text: string, facts: readonly Fact[]): number {
  const has = (fact: Fact): boolean => [fact].flat().some((wording) => text.includes(wording));
  return facts.filter(has).length / facts.length;
}

function firstSentences(article: Article, count: number): string[] {
  const body = prose(article).filter(({ kind }) => kind === "text");
  return body.flatMap(({ text }) => sentences(text, article.language).map((sentence) => sentence.text)).slice(0, count);
}

describe("key facts", () => {
  it.each(names)("stand in the article: %s", (name) => {
    const { article, facts } = load(name);
    const text = [article.title, ...article.paragraphs.map((paragraph) => paragraph.text)].join("\n");
    expect(facts.flat().filter((wording) => !text.includes(wording))).toEqual([]);
  });

  it("are covered by the summary better than by the article's first sentences", () => {
    const rows = names.map((name) => {
      const { article, facts } = load(name);
      const bullets = extractSummary(article, "medium").bullets.map((bullet) => bullet.text);
      const lead = firstSentences(article, bullets.length);
      return { name, summary: covered(bullets.join("\n"), facts), lead: covered(lead.join("\n"), facts) };
    });
    const summary = average(rows.map((row) => row.summary));
    const lead = average(rows.map((row) => row.lead));
    const table = [...rows, { name: "average", summary, lead }].map((row) => {
      return `${row.name.padEnd(30)} summary ${row.summary.toFixed(2)}  first sentences ${row.lead.toFixed(2)}`;
    });
    process.stdout.write(`${table.join("\n")}\n`);
    expect(names.length).toBeGreaterThanOrEqual(10);
    expect(summary).toBeGreaterThan(lead);
  });
});
