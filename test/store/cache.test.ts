import { DatabaseSync } from "node:sqlite";
import { KeyvMemoryAdapter } from "keyv";
import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from "vitest";
import type { Article } from "../../src/article/article.ts";
import { createCache, type Cache } from "../../src/store/cache.ts";
import { createKeyvSqlite } from "../../src/store/keyv-sqlite.ts";
import type { StoredResult } from "../../src/task/result.ts";
import { articleOf } from "../fakes/articles.ts";

const HOUR = 60 * 60 * 1000;

// Keyv reads the clock by itself.
beforeEach(() => void vi.useFakeTimers({ toFake: ["Date"], now: Date.UTC(2026, 10, 1) }));
afterEach(() => void vi.useRealTimers());

const pass = (ms: number) => vi.setSystemTime(Date.now() + ms);

function openMemory(): DatabaseSync {
  const database = new DatabaseSync(":memory:");
  onTestFinished(() => void (database.isOpen && database.close()));
  return database;
}

function start(database = openMemory()): { cache: Cache; database: DatabaseSync; errors: unknown[] } {
  const errors: unknown[] = [];
  const now = () => Date.now();
  const cache = createCache({
    storage: () => createKeyvSqlite(database, now),
    now,
    retentionDays: 30,
    onError: (error) => errors.push(error),
  });
  return { cache, database, errors };
}

const RESULT: StoredResult = {
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
    byline: "Анна",
    notes: ["A note."],
  };

  test("are found by their id, as they were", async () => {
    const { cache } = start();

    expect(await cache.articles.get(page.id)).toBeUndefined();
    expect(await cache.articles.keep(page, "link")).toEqual(page);
    expect(await cache.articles.get(page.id)).toEqual(page);
  });

  const captioned: Article = {
    ...articleOf([{ kind: "caption", text: "Фото" }, "Один.", "Два."], { title: "Буксиры", byline: "Анна" }),
    canonicalUrl: "https://x.example/1",
  };
  const elsewhere = { ...captioned, title: "Другой", canonicalUrl: "https://y.example/2" };
  const claiming = { ...file, title: "Ложь", canonicalUrl: "https://x.example/1", byline: "Никто" };

  test.each([
    ["a page learns nothing from a file, whatever address that claims", page, "link", claiming, "file", page],
    ["a file gives way to a page, whole", claiming, "file", page, "link", page],
    ["a page read again keeps its numbers", page, "link", captioned, "link", page],
    ["a page of another site stands for itself", page, "link", elsewhere, "link", elsewhere],
    ["a file is shown as it was sent", claiming, "file", file, "file", file],
  ] as const)("of one text: %s", async (_rule, first, firstOrigin, second, secondOrigin, expected) => {
    const { cache } = start();
    expect(second.id).toBe(first.id);
    await cache.articles.keep(first, firstOrigin);

    expect(await cache.articles.keep(second, secondOrigin)).toEqual(expected);
    expect(await cache.articles.get(first.id)).toEqual(expected);
  });

  test("are kept as long as the retention, from the last reading on", async () => {
    const { cache } = start();
    await cache.articles.keep(page, "link");
    pass(29 * 24 * HOUR);
    await cache.articles.keep(page, "link");
    pass(29 * 24 * HOUR);
    expect(await cache.articles.get(page.id)).toBeDefined();
    pass(2 * 24 * HOUR);
    expect(await cache.articles.get(page.id)).toBeUndefined();
  });
});

describe("links", () => {
  test("lead to their newest article, for three hours", async () => {
    const { cache } = start();
    expect(await cache.links.get("https://x.example/1")).toBeUndefined();
    await cache.links.put("https://x.example/1", "first");
    pass(HOUR);
    await cache.links.put("https://x.example/1", "second");
    pass(3 * HOUR - 1);
    expect(await cache.links.get("https://x.example/1")).toBe("second");
    expect(await cache.links.get("https://x.example/2")).toBeUndefined();
    pass(1);
    expect(await cache.links.get("https://x.example/1")).toBeUndefined();
  });

  test("are fresh again with every reading, also of an older version", async () => {
    const { cache } = start();
    await cache.links.put("link", "first");
    await cache.links.put("link", "second");
    pass(2 * HOUR);
    await cache.links.put("link", "first");
    pass(2 * HOUR);

    expect(await cache.links.get("link")).toBe("first");
  });

  test("keep their last ten versions, each once", async () => {
    const { cache, database } = start();
    for (let version = 1; version <= 14; version++) await cache.links.put("link", `v${version}`);
    await cache.links.put("link", "v9");
    const [row] = database.prepare("SELECT value FROM keyv").all();
    const ids = [...String(row?.["value"]).matchAll(/"id":"(v\d+)"/g)].map((match) => match[1]);

    expect(ids).toEqual(["v5", "v6", "v7", "v8", "v10", "v11", "v12", "v13", "v14", "v9"]);
  });
});

describe("results and facts", () => {
  test("a result comes with the time it was stored", async () => {
    const { cache } = start();
    await cache.results.put("key", RESULT);

    expect(await cache.results.get("key")).toEqual({ data: RESULT, storedAt: "2026-11-01T00:00:00.000Z" });
    expect(await cache.shown.get("key")).toBeUndefined();
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
  expect(await cache.articles.keep(articleOf(["Один."]), "link")).toMatchObject({
    title: "Буксиры снова вышли в море",
  });
  expect(errors.length).toBeGreaterThanOrEqual(4);
});
