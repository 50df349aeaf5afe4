import type { DatabaseSync } from "node:sqlite";
import fc from "fast-check";
import { Keyv, KeyvMemoryAdapter, type KeyvStorageAdapter } from "keyv";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { createKeyvSqlite } from "../../src/store/keyv-sqlite.ts";
import { createKeyvRedis } from "../../src/store/redis/keyv-redis.ts";
import { openMemory } from "../fakes/memory-database.ts";
import { HAS_REDIS } from "../fakes/redis.ts";
import { redisDriver } from "./drivers.ts";

const redis = redisDriver();

interface Place {
  /** Storages that share one place, as namespaces of one store do. */
  readonly storage: () => KeyvStorageAdapter;
  readonly pass: (ms: number) => Promise<void>;
}

const passHere = async (ms: number) => void vi.setSystemTime(Date.now() + ms);

const STORES: Record<string, () => Promise<Place>> = {
  async memory() {
    const map = new Map();
    return { storage: () => new KeyvMemoryAdapter(map), pass: passHere };
  },
  async SQLite() {
    const database = openMemory();
    return { storage: () => createKeyvSqlite(database, () => Date.now()), pass: passHere };
  },
  ...(HAS_REDIS && {
    async Redis() {
      const place = await redis.open();
      return { storage: () => createKeyvRedis(place.redis, place.prefix, () => Date.now()), pass: place.wait };
    },
  }),
};

beforeEach(() => void vi.useFakeTimers({ toFake: ["Date"], now: Date.UTC(2026, 10, 1) }));
afterEach(() => void vi.useRealTimers());

describe.each(Object.entries(STORES))("%s storage", (_name, createStore) => {
  /** Two namespaces of one store. */
  async function start() {
    const { storage, pass } = await createStore();
    const [a, b] = ["a", "b"].map((namespace) => new Keyv({ store: storage(), namespace, throwOnErrors: true }));
    return { a: a!, b: b!, pass };
  }

  test("gives back what was set, and nothing where nothing was", async () => {
    const { a: keyv } = await start();

    expect(await keyv.get("key")).toBeUndefined();
    expect(await keyv.set("key", { a: [1, "два", null] })).toBe(true);
    expect(await keyv.get("key")).toEqual({ a: [1, "два", null] });
  });

  test("gives back any JSON under any key", async () => {
    const { a: keyv } = await start();
    const json = fc.jsonValue().map((value): unknown => JSON.parse(JSON.stringify(value)));
    const key = fc.string({ unit: "binary", minLength: 1 }).filter((text) => !text.includes("\0"));
    await fc.assert(
      fc.asyncProperty(key, json, async (key, value) => {
        await keyv.set(key, { value });
        expect(await keyv.get(key)).toEqual({ value });
      }),
    );
  });

  test("replaces", async () => {
    const { a: keyv, pass } = await start();
    await keyv.set("key", 1, 1_000);
    await keyv.set("key", 2);
    await pass(2_000);

    expect(await keyv.get("key")).toBe(2);
  });

  test("forgets what has expired, and nothing before", async () => {
    const { a: keyv, pass } = await start();
    await keyv.set("short", 1, 60_000);
    await keyv.set("long", 2, 120_000);
    await keyv.set("ever", 3);
    await pass(59_000);
    expect(await keyv.getMany(["short", "long", "ever"])).toEqual([1, 2, 3]);
    await pass(1_001);
    expect(await keyv.getMany(["short", "long", "ever"])).toEqual([undefined, 2, 3]);
    expect([await keyv.has("short"), await keyv.has("long")]).toEqual([false, true]);
    await pass(60_000_000_000);
    expect(await keyv.getMany(["short", "long", "ever"])).toEqual([undefined, undefined, 3]);
  });

  test("keeps namespaces apart", async () => {
    const { a, b } = await start();
    await a.set("key", "a's");
    expect(await b.get("key")).toBeUndefined();
    await b.set("key", "b's");
    await a.delete("key");

    expect([await a.get("key"), await b.get("key")]).toEqual([undefined, "b's"]);
  });

  test("deletes, and says whether there was something", async () => {
    const { a: keyv } = await start();
    await keyv.set("key", 1);

    expect([await keyv.delete("key"), await keyv.delete("key")]).toEqual([true, false]);
    expect(await keyv.has("key")).toBe(false);
  });

  test("does many at once, in order", async () => {
    const { a: keyv, pass } = await start();
    await keyv.setMany([
      { key: "1", value: "one" },
      { key: "2", value: "two", ttl: 1_000 },
      { key: "3", value: "three" },
    ]);
    expect(await keyv.getMany(["3", "nothing", "2", "1"])).toEqual(["three", undefined, "two", "one"]);
    await pass(1_001);
    expect(await keyv.hasMany(["1", "2", "3"])).toEqual([true, false, true]);
    await keyv.deleteMany(["1", "nothing"]);
    expect(await keyv.getMany(["1", "3"])).toEqual([undefined, "three"]);
  });

  test("clears its own namespace alone", async () => {
    const { a, b } = await start();
    await a.set("1", 1);
    await a.set("2", 2);
    await b.set("1", 3);
    await a.clear();

    expect([await a.get("1"), await a.get("2"), await b.get("1")]).toEqual([undefined, undefined, 3]);
  });

  test("is gone through, without what has expired and what is another's", async () => {
    const { a, b, pass } = await start();
    await a.set("1", "one");
    await a.set("2", "two");
    await a.set("old", "old", 10);
    await b.set("3", "three");
    await pass(11);
    const seen = new Map<unknown, unknown>();
    for await (const [key, value] of a.iterator()) seen.set(key, value);

    expect(seen).toEqual(new Map(Object.entries({ "1": "one", "2": "two" })));
  });
});

describe("the SQLite storage", () => {
  const rows = (database: DatabaseSync) => database.prepare("SELECT key FROM keyv").all().length;

  test("takes expired rows away with the next write", async () => {
    const database = openMemory();
    let now = 1_000;
    const storage = createKeyvSqlite(database, () => now);
    await storage.set("old", "1", 2_000);
    await storage.set("older", "1", 1_500);
    await storage.set("ever", "1");
    now = 2_000;
    expect([await storage.get("old"), rows(database)]).toEqual([undefined, 3]);
    await storage.set("new", "1", 3_000);

    expect(rows(database)).toBe(2);
  });

  test("keeps what is there when it is opened again", async () => {
    const database = openMemory();
    await createKeyvSqlite(database).set("key", "value");

    expect(await createKeyvSqlite(database).get("key")).toBe("value");
  });

  test("takes keys and namespaces as they are, whatever SQL they hold", async () => {
    const database = openMemory();
    const storage = createKeyvSqlite(database);
    storage.namespace = "'; DROP TABLE keyv; --";
    await storage.set("' OR 1=1 --", "value");

    expect(await storage.get("' OR 1=1 --")).toBe("value");
    expect(await storage.get("%")).toBeUndefined();
    expect(rows(database)).toBe(1);
  });
});
