import { expect, test } from "vitest";
import type { Edition } from "../../src/export/edition.ts";
import { createPages } from "../../src/http/pages.ts";
import { createReaderPages } from "../../src/store/reader-pages.ts";
import type { Result } from "../../src/task/result.ts";
import { editionIn } from "../browser/editions.ts";
import { openMemory } from "../fakes/memory-database.ts";
import { shelfOf } from "../fakes/shelves.ts";

const DAY = 24 * 60 * 60 * 1000;
const { translation, summary, quotes } = editionIn("zh-en") as Required<Edition>;
const { article } = translation;
const answer = { ...summary, task: "ask", value: { answer: "So [1].", paragraphs: [1] } } as Result;
const REFERENCE = { task: "translate", channelId: "channel", article } as const;

function start() {
  let time = 0;
  const results = new Map<string, Result>(
    Object.entries({ translation, summary, quotes, answer, secret: translation }),
  );
  const readerPages = createReaderPages(openMemory(), { now: () => time, retentionDays: 30 });
  const editions = new Map<string, Edition>();
  const pages = createPages({
    publicUrl: "https://news.example/press",
    readerPages,
    references: { find: async (job) => ({ ...REFERENCE, jobId: job, private: job === "secret" }) },
    shown: shelfOf(results),
    editions: shelfOf(editions),
  });
  const secretOf = async (job: string) => (await pages.publish(job))?.split("/r/")[1] ?? "";
  return { pages, results, editions, readerPages, secretOf, wait: (ms: number) => void (time += ms) };
}

test("a result has one address on the site, which nobody guesses", async () => {
  const { pages } = start();
  const address = await pages.publish("translation");
  expect(address).toMatch(/^https:\/\/news\.example\/press\/r\/[\w-]{22}$/);
  expect(await pages.publish("translation")).toBe(address);
  expect(await pages.publish("summary")).not.toBe(address);
});

test.each<[job: string, edition: Omit<Edition, "made">]>([
  ["translation", { article, translation }],
  ["summary", { article, summary }],
  ["quotes", { article, quotes }],
])("there stands the result as it was delivered: %s", async (job, edition) => {
  const { pages, secretOf } = start();
  expect(await pages.find(await secretOf(job))).toEqual({ ...edition, made: "2026-11-01T00:00:00.000Z" });
});

test("a result for one person alone has no address, nor has an answer or what was never delivered", async () => {
  const { pages } = start();
  expect(await pages.publish("secret")).toBeUndefined();
  expect(await pages.publish("answer")).toBeUndefined();
  expect(await pages.publish("unknown")).toBeUndefined();
});

test("nothing stands at an address that expired, was withdrawn, or whose result was removed", async () => {
  const { pages, results, readerPages, secretOf, wait } = start();
  const [one, two, three] = [await secretOf("translation"), await secretOf("summary"), await secretOf("quotes")];
  await readerPages.withdraw(["translation"]);
  results.delete("summary");
  expect(await Promise.all([one, two].map(pages.find))).toEqual([undefined, undefined]);
  expect(await pages.find(three)).toBeDefined();
  wait(30 * DAY);
  expect(await pages.find(three)).toBeUndefined();
  expect(await pages.find("")).toBeUndefined();
});

test("what was delivered beside its original stands there whole", async () => {
  const { pages, editions, secretOf } = start();
  const whole = editionIn("zh-en");
  editions.set("translation", whole);
  expect(await pages.find(await secretOf("translation"))).toEqual(whole);
});
