import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import type { Article } from "../../src/article/article.ts";
import { MAX_CHARACTERS, MAX_PARAGRAPH, MAX_PARAGRAPHS } from "../../src/article/volume.ts";
import { createReader } from "../../src/source/reader.ts";
import { watched } from "../fakes/still.ts";

const now = Date.UTC(2026, 10, 1);

const modulePath = join(import.meta.dirname, "../fakes/reading-child.ts");
const { read, close } = createReader({ children: 1, modulePath, timeoutMs: 2_000 });
afterAll(close);

const say = (order: string | Buffer): Promise<Article> => read(Buffer.from(order as string), { now });

const endOf = (work: Promise<unknown>): Promise<string> => work.then(() => "read", String);

const article = { id: "a", title: "A", language: "en", notes: [], reading: "full" };
const paragraph = { id: 1, kind: "text", text: "One." };
const of = (...values: unknown[]) => `values ${JSON.stringify(values)}`;

test.each([
  ["says what is no JSON", "raw canary}\n\n", "the process answers in no JSON"],
  ["speaks in bytes", "raw \u0000\u0000\u0000\u0008\uffff\ufffe\n", "the process answers in no JSON"],
  ["says nothing", of(), "a wrong end"],
  ["gives no article", of({ kind: "paragraphs", paragraphs: [paragraph] }), "a wrong end"],
  ["lies about the article", of({ kind: "article", article: { ...article, title: 7 } }), "a wrong article"],
  ["adds to the article", of({ kind: "article", article: { ...article, canary: 7 } }), "a wrong article"],
  [
    "has an endless title",
    of({ kind: "article", article: { ...article, title: "x".repeat(2_001) } }),
    "a wrong article",
  ],
  ["counts wrong", of({ kind: "paragraphs", paragraphs: [{ ...paragraph, id: 2 }] }), "a wrong paragraphs"],
  ["gives two articles", of({ kind: "article", article }, { kind: "article", article }), "a wrong end"],
  ["makes errors up", of({ kind: "user", code: "canary", values: {} }), "a wrong code"],
  ["hides words in values", of({ kind: "user", code: "not_html", values: { canary: [] } }), "a wrong values"],
  ["makes 200,000 errors", "numbers 200000", "a wrong paragraphs"],
  ["gives too many paragraphs", `paragraphs ${MAX_PARAGRAPHS + 1} 1`, "a wrong paragraphs"],
  ["gives too long a paragraph", `paragraphs 1 ${MAX_PARAGRAPH + 1}`, "a wrong paragraphs"],
  ["gives too long a text", `paragraphs 41 ${MAX_PARAGRAPH}`, "a wrong paragraphs"],
  ["never ends its line", "line", "page_too_complex"],
  ["never ends its answer", "lines", "a wrong paragraphs"],
  ["says no more", "mute", "page_too_complex"],
])("a process that %s is ended, and harms nothing here", async (_what, order, expected) => {
  const { title: before } = await say("pid");
  const { result, stillMs, grownMb } = await watched(() => endOf(say(order)));
  expect(result).toContain(expected);
  expect(result).not.toContain("canary");
  expect(stillMs).toBeLessThan(50);
  expect(grownMb).toBeLessThan(80);
  const { title: after } = await say("pid");
  expect(Number(after)).toBeGreaterThan(0);
  expect(after).not.toBe(before);
});

test("what a process says unasked is nobody's answer, and ends it", async () => {
  const { title: before } = await say("twice");
  await new Promise((resolve) => setTimeout(resolve, 60));
  const { title: after } = await say("pid");
  expect(Number(after)).toBeGreaterThan(0);
  expect(after).not.toBe(before);
});

test("25 MB there and the longest text back don't hold this process up", async () => {
  await say("say hello");
  const length = MAX_CHARACTERS / MAX_PARAGRAPHS;
  const order = `paragraphs ${MAX_PARAGRAPHS} ${length} `;
  const bytes = Buffer.from(order + "x".repeat(25_000_000));
  const { result, stillMs } = await watched(() => endOf(say(bytes)));
  expect(result).toBe("read");
  expect(stillMs).toBeLessThan(50);
});
