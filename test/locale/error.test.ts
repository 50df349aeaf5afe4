import { describe, expect, test } from "vitest";
import { userErrorCodes } from "../../src/errors.ts";
import en from "../../src/locale/catalogues/en.json" with { type: "json" };
import { errorSentence } from "../../src/locale/error.ts";
import { fill } from "../../src/locale/fill.ts";
import { english } from "../../src/locale/translate.ts";

/** What the code that throws gives; a sentence may use no other name. */
const VALUES = {
  characters: 312_000,
  chapters: "1 The harbour, 2 The strike",
  count: 12,
  given: "Klingonese",
  host: "news.example",
  language: "fr",
  limit: 300_000,
  model: "claude-sonnet-5-5",
  name: "article.html",
  position: 17,
  reading: "teaser",
  size: 8 * 1024 * 1024,
  status: 503,
  task: "translate",
  left: 0.5,
  wait: 300_000,
  usd: 20,
  what: "video",
};

describe("the sentence of an error", () => {
  test.each(userErrorCodes)("%s is whole, short, and says what to do", (code) => {
    const sentence = errorSentence({ code, values: VALUES }, english);
    expect(sentence).not.toMatch(/[{}]|undefined|\n/);
    expect(sentence).toMatch(/^(?:[A-Z“]|news\.example ).*[.?]$/);
    expect(sentence.length).toBeLessThan(300);
  });

  test("fits the terminal as well as Discord", () => {
    for (const sentence of Object.values(en.errors)) expect(sentence).not.toMatch(/\bsend\b|this bot|\/\w+ command/i);
  });

  test.each(Object.keys(en.readings))("no_text says what stood there: %s", (reading) => {
    expect(errorSentence({ code: "no_text", values: { reading } }, english)).toMatch(/^[A-Z][^{}]+\. There is nothing/);
  });

  test("speaks of languages by name, of tasks in words, of numbers with separators, of a status without", () => {
    expect(errorSentence({ code: "same_language", values: VALUES }, english)).toContain("already in French");
    expect(errorSentence({ code: "no_key", values: VALUES }, english)).toMatch(/^A translation needs/);
    expect(errorSentence({ code: "too_long", values: VALUES }, english)).toContain("312,000 characters");
    expect(errorSentence({ code: "page_status", values: { host: "a", status: 1_503 } }, english)).toContain(
      "HTTP 1503",
    );
  });

  test("names what was given, and what would do, in words", () => {
    expect(errorSentence({ code: "unsupported_file", values: { what: "heic" } }, english)).toBe(
      "I can't read this: a HEIC image. Give me the article as one of these: an HTML page, a PDF, Word or EPUB file, text or Markdown.",
    );
    const values = { what: "otherType", type: "model/gltf" };
    expect(errorSentence({ code: "not_html", values }, english)).toContain("else: a file of the type model/gltf.");
  });

  test("speaks of sizes in the reader's units", () => {
    expect(errorSentence({ code: "page_too_large", values: { size: 8_388_608 } }, english)).toContain("than 8 MB.");
  });

  test("takes a value as it is, whatever it holds", () => {
    const host = "{status}$&{host}";
    expect(errorSentence({ code: "unreachable", values: { host } }, english)).toContain(`reach ${host}.`);
  });
});

test("a place without a value stays, so that it is seen", () => {
  expect(fill("{a} of {b}", { a: 1 })).toBe("1 of {b}");
});
