import { KeyvMemoryAdapter } from "keyv";
import { describe, expect, test } from "vitest";
import type { Article } from "../../src/article/article.ts";
import { answersAbout, createCache, type Cache } from "../../src/store/cache.ts";
import { createKeyvSqlite } from "../../src/store/keyv-sqlite.ts";
import { removeAbout } from "../../src/store/shelf.ts";
import { createSubjects } from "../../src/store/subjects.ts";
import type { StoredResult } from "../../src/task/result.ts";
import { articleOf } from "../fakes/articles.ts";
import { openMemory } from "../fakes/memory-database.ts";
import { HAS_REDIS } from "../fakes/redis.ts";
import { drivers, redisDriver, SQLITE } from "./drivers.ts";

const HOUR = 60 * 60 * 1000;

const RESULT: StoredResult = {
  article: "article",
  task: "ask",
  value: { answer: "So [1].", paragraphs: [1] },
  problems: [],
  model: "claude-sonnet-5-5",
};

describe.each(drivers())("the cache in $name", ({ open }) => {
  async function start() {
    const place = await open();
    const { cache } = await place.connect();
    return { cache, place };
  }

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
      const { cache } = await start();

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
      const { cache } = await start();
      expect(second.id).toBe(first.id);
      await cache.articles.keep(first);

      expect(await cache.articles.keep(second)).toEqual(expected);
      expect(await cache.articles.get(first.id)).toEqual(expected);
    });

    test("of one text: each page keeps its own reading, and a file changes none", async () => {
      const { cache } = await start();
      for (const article of [page, elsewhere, claiming]) await cache.articles.keep(article);

      expect(await cache.articles.get(page.id, page.page)).toEqual(page);
      expect(await cache.articles.get(page.id, elsewhere.page)).toEqual(elsewhere);
    });

    test("go with every page's reading, and leave the others", async () => {
      const { cache } = await start();
      const other = articleOf(["Три."], { page: "https://x.example/1" });
      for (const article of [page, elsewhere, other]) await cache.articles.keep(article);
      await cache.articles.remove(page.id);

      expect(await cache.articles.get(page.id)).toBeUndefined();
      expect(await cache.articles.get(page.id, page.page)).toBeUndefined();
      expect(await cache.articles.get(page.id, elsewhere.page)).toBeUndefined();
      expect(await cache.articles.get(other.id, other.page)).toEqual(other);
    });

    test("are kept as long as the retention, from the last reading on", async () => {
      const { cache, place } = await start();
      await cache.articles.keep(page);
      await place.wait(29 * 24 * HOUR);
      await cache.articles.keep(page);
      await place.wait(29 * 24 * HOUR);
      expect(await cache.articles.get(page.id)).toBeDefined();
      await place.wait(2 * 24 * HOUR);
      expect(await cache.articles.get(page.id)).toBeUndefined();
    });
  });

  describe("links", () => {
    const reading = (id: string, title = "A title") => ({ id, title, page: "https://x.example/1" });
    const idsOf = async (cache: Cache) => (await cache.links.get("link")).versions.map(({ id }) => id);

    test("have every version they led to, with its time, the newest last", async () => {
      const { cache, place } = await start();
      expect(await cache.links.get("link")).toEqual({ versions: [] });
      await cache.links.put("link", reading("first"));
      await place.wait(HOUR);
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
      const { cache } = await start();
      for (const id of ["first", "second", "first"]) await cache.links.put("link", reading(id));

      expect(await idsOf(cache)).toEqual(["second", "first"]);
    });

    test("have a version for each headline of a text", async () => {
      const { cache } = await start();
      for (const title of ["A title", "Another", "A title"]) await cache.links.put("link", reading("first", title));

      expect((await cache.links.get("link")).versions.map(({ title }) => title)).toEqual(["Another", "A title"]);
    });

    test("keep their last ten versions", async () => {
      const { cache } = await start();
      for (let version = 1; version <= 14; version++) await cache.links.put("link", reading(`v${version}`));
      await cache.links.put("link", reading("v9"));

      expect(await idsOf(cache)).toEqual(["v5", "v6", "v7", "v8", "v10", "v11", "v12", "v13", "v14", "v9"]);
    });

    test("lose a text's readings at every address, and keep those of others", async () => {
      const { cache } = await start();
      for (const id of ["first", "second"]) await cache.links.put("link", reading(id));
      await cache.links.put("other", reading("first"));
      await cache.links.remove("first");

      expect(await idsOf(cache)).toEqual(["second"]);
      expect(await cache.links.get("other")).toEqual({ versions: [] });
    });

    test("remember a reading in vain until the next that isn't, where there is something to fall back on", async () => {
      const { cache, place } = await start();
      await cache.links.fail("link");
      expect(await cache.links.get("link")).toEqual({ versions: [] });
      await cache.links.put("link", reading("first"));
      await place.wait(HOUR);
      await cache.links.fail("link");
      expect((await cache.links.get("link")).failedAt).toBe("2026-11-01T01:00:00.000Z");
      expect(await idsOf(cache)).toEqual(["first"]);
      await cache.links.put("link", reading("first"));
      expect((await cache.links.get("link")).failedAt).toBeUndefined();
    });
  });

  test("copies lose a text's readings under every key, and keep those of others", async () => {
    const { cache } = await start();
    const at = (id: string) => ({ id, page: "https://x.example/1" });
    await cache.copies.put(["a", "b"], at("first"));
    await cache.copies.put(["a"], at("second"));
    await cache.copies.remove("first");

    expect(await cache.copies.like(["a", "b"])).toEqual([at("second")]);
  });

  describe("results and facts", () => {
    test("a result comes with the time it was stored", async () => {
      const { cache } = await start();
      await cache.results.put("key", RESULT);

      expect(await cache.results.get("key")).toEqual({ data: RESULT, storedAt: "2026-11-01T00:00:00.000Z" });
      expect(await cache.shown.get("key")).toBeUndefined();
    });

    test("entries are found by what they tell of, and removed", async () => {
      const { cache } = await start();
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
      const { cache, place } = await start();
      await cache.results.put("key", RESULT);
      await cache.facts.put("key", "fact");
      await place.wait(31 * 24 * HOUR);

      expect(await cache.results.get("key")).toBeUndefined();
      expect((await cache.facts.get("key"))?.data).toBe("fact");
    });
  });
});

describe("an entry moved under another key or kind is a miss", () => {
  test("in SQLite", async () => {
    const place = await SQLITE.open();
    const { cache } = await place.connect();
    await cache.results.put("key", RESULT);
    place.database.exec("INSERT INTO keyv SELECT namespace, 'other', value, expires FROM keyv");

    expect(await cache.results.get("other")).toBeUndefined();
    expect(await cache.results.get("key")).toBeDefined();
  });

  describe.runIf(HAS_REDIS)("in Redis", () => {
    const redis = redisDriver();

    test.each(["result:other", "shown:key"])("as %s", async (name) => {
      const place = await redis.open();
      const { cache } = await place.connect();
      await cache.results.put("key", RESULT);
      const keyv = `${place.prefix}keyv`;
      await place.redis.copy(`${keyv}:result:key`, `${keyv}:${name}`);

      expect([await cache.results.get("other"), await cache.shown.get("key")]).toEqual([undefined, undefined]);
      expect(place.errors).toHaveLength(1);
      expect(await place.redis.exists(`${keyv}:${name}`)).toBe(0);
      expect(await cache.results.get("key")).toBeDefined();
    });

    test("as whatever else", async () => {
      const place = await redis.open();
      const { cache } = await place.connect();
      await cache.results.put("key", RESULT);
      const key = `${place.prefix}keyv:result:key`;
      const value = Buffer.from((await place.redis.get(key)) ?? "");
      const given: unknown[] = [];
      for (let at = 0; at < value.length; at++) {
        const changed = Buffer.from(value);
        changed[at] = (changed[at] ?? 0) ^ (1 << (at % 8));
        await place.redis.set(key, changed);
        const found = await cache.results.get("key");
        if (found) given.push(found.data);
      }
      // Keyv's own note of the expiry stands beside what the digest covers.
      expect(given.length).toBeLessThan(20);
      expect(given).toEqual(given.map(() => RESULT));
      for (const other of ["", "{", "null", "42", '{"value":42}', "\0"]) {
        await place.redis.set(key, other);
        expect(await cache.results.get("key")).toBeUndefined();
      }
    });
  });
});

test("in memory a cache is the same", async () => {
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

test("a store that fails is a miss, and somebody is told", async () => {
  const errors: unknown[] = [];
  const database = openMemory();
  const cache = createCache({
    storage: () => createKeyvSqlite(database, Date.now),
    subjects: createSubjects(database, Date.now),
    now: Date.now,
    retentionDays: 30,
    onError: (error) => errors.push(error),
  });
  await cache.results.put("key", RESULT);
  database.close();

  expect(await cache.results.get("key")).toBeUndefined();
  await cache.results.put("key", RESULT);
  expect(await cache.articles.keep(articleOf(["Один."]))).toMatchObject({
    title: "Буксиры снова вышли в море",
  });
  expect(errors.length).toBeGreaterThanOrEqual(4);
});
