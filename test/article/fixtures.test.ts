import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { readArticle } from "../../src/article/read.ts";

const fixtures = join(import.meta.dirname, "../fixtures");
const names = readdirSync(fixtures).filter((name) => name.startsWith("article-"));

/** `hints` and what the article must have; fields that aren't named are free, `null` means absent. */
const Expected = z.object({
  hints: z.object({ name: z.string().optional(), url: z.string().optional(), mediaType: z.string().optional() }),
  article: z.record(z.string(), z.unknown()),
});

describe("an article fixture", () => {
  it.each(names)("%s", (name) => {
    const folder = join(fixtures, name);
    const { hints, article: wanted } = Expected.parse(JSON.parse(readFileSync(join(folder, "expected.json"), "utf8")));
    const source = readdirSync(folder).find((file) => file.startsWith("source."));
    const given = Object.fromEntries(Object.entries(hints).filter(([, value]) => value !== undefined));
    const article = readArticle(readFileSync(join(folder, source ?? "")), { ...given, now: Date.UTC(2026, 0, 1) });
    const { paragraphs, ...fields } = article;
    const seen = { ...fields, paragraphs: paragraphs.map(({ kind, text }) => ({ kind, text })) };
    const compared = Object.keys(wanted).map((key) => [key, Reflect.get(seen, key) ?? null]);
    expect(Object.fromEntries(compared)).toEqual(wanted);
    expect(paragraphs.map(({ id }) => id)).toEqual(paragraphs.map((_, index) => index + 1));
  });
});
