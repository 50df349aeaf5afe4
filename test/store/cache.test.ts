import type { DatabaseSync } from "node:sqlite";
import { KeyvMemoryAdapter } from "keyv";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Article } from "../../src/article/article.ts";
import { answersAbout, createCache, type Cache } from "../../src/store/cache.ts";
import { createKeyvSqlite } from "../../src/store/keyv-sqlite.ts";
import { removeAbout } from "../../src/store/shelf.ts";
import { createSubjects } from "../../src/store/subjects.ts";
import type { StoredResult } from "../../src/task/result.ts";
import { articleOf } from "../fakes/articles.ts";
import { openMemory } from "../fakes/memory-database.ts";

const HOUR = 60 * 60 * 1000;

// Keyv reads the clock by itself.
beforeEach(() => void vi.useFakeTimers({ toFake: ["Date"], now: Date.UTC(2026, 10, 1) }));
afterEach(() => void vi.useRealTimers());

const pass = (ms: number) => vi.setSystemTime(Date.now() + ms);

function start(database = openMemory()): { cache: Cache; database: DatabaseSync; errors: unknown[] } {
  const errors: unknown[] = [];
  const now = () => Date.now();
  const cache = createCache({
    storage: () => createKeyvSqlite(database, now),
    subjects: createSubjects(database, now),
    now,
    retentionDays: 30,
    onError: (error) => errors.push(error),
  });
  return { cache, database, errors };
}

const RESULT: StoredResult = {
  article: "article",
  task: "ask",
  value: { answer: "So [1].", paragraphs: [1] },
  problems: [],
  model: "claude-sonnet-5-5",
};

describe("articles", () => {
  const file = articleOf(["Один.", "Два."], { title: "article.txt" });
  const page: Article = {
    ...file,
    title: "Буксиры",
    url: "https://x.example/1?a",
    canonicalUrl: "https://x.example/1",
    page: "https://x.example/1",
    byline: "Анна",
    notes: [{ code: "live", values: {} }],
  };

  test("are found by their id, as they were", async () => {
    const { cache } = start();

    expect(await cache.articles.get(page.id)).toBeUndefined();
    expect(await cache.articles.keep(page)).toEqual(page);
    expect(await cache.articles.get(page.id)).toEqual(page);
    expect(await cache.articles.get(page.id, "https://x.example/1")).toEqual(page);
    expect(await cache.articles.get(page.id, "https://y.example/2")).toBeUndefined();
  });

  const captioned: Article = {
    ...articleOf([{ kind: "caption", text: "Фото" }, "Один.", "Два."], { title: "Буксиры в море" }),
    page: "https://x.example/1",
  };
  const elsewhere = { ...captioned, title: "Другой", page: "https://y.example/2" };
  const claiming = { ...file, title: "Ложь", canonicalUrl: "https://x.example/1", byline: "Никто" };

  test.each<[rule: string, first: Article, second: Article, expected: Article]>([
    ["a page learns nothing from a file, whatever address that claims", page, claiming, page],
    ["a file gives way to a page, whole", claiming, page, page],
    [
      "a page read again has its new headline and its known numbers",
      page,
      captioned,
      { ...captioned, paragraphs: page.paragraphs },
    ],
    ["a page of another site stands for itself", page, elsewhere, elsewhere],
    ["a file is shown as it was sent", claiming, file, file],
  ])("of one text: %s", async (_rule, first, second, expected) => {
    const { cache } = start();
    expect(second.id).toBe(first.id);
    await cache.articles.keep(first);

    expect(await cache.articles.keep(second)).toEqual(expected);
    expect(await cache.articles.get(first.id)).toEqual(expected);
  });

  test("of one text: each page keeps its own reading, and a file changes none", async () => {
    const { cache } = start();
    for (const article of [page, elsewhere, claiming]) await cache.articles.keep(article);

    expect(await cache.articles.get(page.id, page.page)).toEqual(page);
    expect(await cache.articles.get(page.id, elsewhere.page)).toEqual(elsewhere);
  });

  test("go with every page's reading, and leave the others", async () => {
    const { cache } = start();
    const other = articleOf(["Три."], { page: "https://x.example/1" });
    for (const article of [page, elsewhere, other]) await cache.articles.keep(article);
    await cache.articles.remove(page.id);

    expect(await cache.articles.get(page.id)).toBeUndefined();
    expect(await cache.articles.get(page.id, page.page)).toBeUndefined();
    expect(await cache.articles.get(page.id, elsewhere.page)).toBeUndefined();
    expect(await cache.articles.get(other.id, other.page)).toEqual(other);
  });

  test("are kept as long as the retention, from the last reading on", async () => {
    const { cache } = start();
    await cache.articles.keep(page);
    pass(29 * 24 * HOUR);
    await cache.articles.keep(page);
    pass(29 * 24 * HOUR);
    expect(await cache.articles.get(page.id)).toBeDefined();
    pass(2 * 24 * HOUR);
    expect(await cache.articles.get(page.id)).toBeUndefined();
  });
});

describe("links", () => {
  const reading = (id: string, title = "A title") => ({ id, title, page: "https://x.example/1" });
  const idsOf = async (cache: Cache) => (await cache.links.get("link")).versions.map(({ id }) => id);

  test("have every version they led to, with its time, the newest last", async () => {
    const { cache } = start();
    expect(await cache.links.get("link")).toEqual({ versions: [] });
    await cache.links.put("link", reading("first"));
    pass(HOUR);
    await cache.links.put("link", reading("second"));

    expect(await cache.links.get("link")).toEqual({
      versions: [
        { ...reading("first"), at: "2026-11-01T00:00:00.000Z" },
        { ...reading("second"), at: "2026-11-01T01:00:00.000Z" },
      ],
    });
    expect(await cache.links.get("another")).toEqual({ versions: [] });
  });

  test("have a version that is read again once, as the newest", async () => {
    const { cache } = start();
    for (const id of ["first", "second", "first"]) await cache.links.put("link", reading(id));

    expect(await idsOf(cache)).toEqual(["second", "first"]);
  });

  test("have a version for each headline of a text", async () => {
    const { cache } = start();
    for (const title of ["A title", "Another", "A title"]) await cache.links.put("link", reading("first", title));

    expect((await cache.links.get("link")).versions.map(({ title }) => title)).toEqual(["Another", "A title"]);
  });

  test("keep their last ten versions", async () => {
    const { cache } = start();
    for (let version = 1; version <= 14; version++) await cache.links.put("link", reading(`v${version}`));
    await cache.links.put("link", reading("v9"));

    expect(await idsOf(cache)).toEqual(["v5", "v6", "v7", "v8", "v10", "v11", "v12", "v13", "v14", "v9"]);
  });

  test("lose a text's readings at every address, and keep those of others", async () => {
    const { cache } = start();
    for (const id of ["first", "second"]) await cache.links.put("link", reading(id));
    await cache.links.put("other", reading("first"));
    await cache.links.remove("first");

    expect(await idsOf(cache)).toEqual(["second"]);
    expect(await cache.links.get("other")).toEqual({ versions: [] });
  });

  test("remember a reading in vain until the next that isn't, where there is something to fall back on", async () => {
    const { cache } = start();
    await cache.links.fail("link");
    expect(await cache.links.get("link")).toEqual({ versions: [] });
    await cache.links.put("link", reading("first"));
    pass(HOUR);
    await cache.links.fail("link");
    expect((await cache.links.get("link")).failedAt).toBe("2026-11-01T01:00:00.000Z");
    expect(await idsOf(cache)).toEqual(["first"]);
    await cache.links.put("link", reading("first"));
    expect((await cache.links.get("link")).failedAt).toBeUndefined();
  });
});

test("copies lose a text's readings under every key, and keep those of others", async () => {
  const { cache } = start();
  const at = (id: string) => ({ id, page: "https://x.example/1" });
  await cache.copies.put(["a", "b"], at("first"));
  await cache.copies.put(["a"], at("second"));
  await cache.copies.remove("first");

  expect(await cache.copies.like(["a", "b"])).toEqual([at("second")]);
});

describe("results and facts", () => {
  test("a result comes with the time it was stored", async () => {
    const { cache } = start();
    await cache.results.put("key", RESULT);

    expect(await cache.results.get("key")).toEqual({ data: RESULT, storedAt: "2026-11-01T00:00:00.000Z" });
    expect(await cache.shown.get("key")).toBeUndefined();
  });

  test("entries are found by what they tell of, and removed", async () => {
    const { cache } = start();
    await cache.results.put("answer", RESULT);
    await cache.results.put("summary", { ...RESULT, task: "summarize" });
    await cache.results.put("other", { ...RESULT, article: "other" });
    expect(await cache.results.keysAbout("article")).toEqual(["answer", "summary"]);
    expect(await cache.results.keysAbout(answersAbout("article"))).toEqual(["answer"]);
    await removeAbout(cache.results, "article");

    expect(await cache.results.keysAbout("article")).toEqual([]);
    expect(await cache.results.get("summary")).toBeUndefined();
    expect(await cache.results.get("other")).toBeDefined();
  });

  test("a result goes after the retention, a fact never", async () => {
    const { cache } = start();
    await cache.results.put("key", RESULT);
    await cache.facts.put("key", "fact");
    pass(31 * 24 * HOUR);

    expect(await cache.results.get("key")).toBeUndefined();
    expect((await cache.facts.get("key"))?.data).toBe("fact");
  });

  test("an entry moved under another key or kind is a miss", async () => {
    const { cache, database } = start();
    await cache.results.put("key", RESULT);
    database.exec("INSERT INTO keyv SELECT namespace, 'other', value, expires FROM keyv");

    expect(await cache.results.get("other")).toBeUndefined();
    expect(await cache.results.get("key")).toBeDefined();
  });

  test("in memory it is the same", async () => {
    const map = new Map();
    const cache = createCache({
      storage: () => new KeyvMemoryAdapter(map),
      subjects: createSubjects(openMemory(), Date.now),
      now: () => Date.now(),
      retentionDays: 1,
      onError: () => undefined,
    });
    await cache.results.put("key", RESULT);

    expect((await cache.results.get("key"))?.data).toEqual(RESULT);
  });
});

test("a store that fails is a miss, and somebody is told", async () => {
  const { cache, database, errors } = start();
  await cache.results.put("key", RESULT);
  database.close();

  expect(await cache.results.get("key")).toBeUndefined();
  await cache.results.put("key", RESULT);
  expect(await cache.articles.keep(articleOf(["Один."]))).toMatchObject({
    title: "Буксиры снова вышли в море",
  });
  expect(errors.length).toBeGreaterThanOrEqual(4);
});
