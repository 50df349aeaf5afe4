import { describe, expect, it } from "vitest";
import { readArticle } from "../../src/article/read.ts";
import { fixturePages } from "./fixture-pages.ts";

describe("an article fixture", () => {
  it.each(fixturePages)("$name", ({ bytes, hints, wanted }) => {
    const { paragraphs, ...fields } = readArticle(bytes, hints);
    const seen = { ...fields, paragraphs: paragraphs.map(({ kind, text }) => ({ kind, text })) };
    const compared = Object.keys(wanted).map((key) => [key, Reflect.get(seen, key) ?? null]);
    expect(Object.fromEntries(compared)).toEqual(wanted);
    expect(paragraphs.map(({ id }) => id)).toEqual(paragraphs.map((_, index) => index + 1));
  });
});
