import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, onTestFinished, test } from "vitest";
import { connectRedis, dangersOf, type Patience } from "../../src/store/redis/connection.ts";
import { createRedisStore } from "../../src/store/redis/store.ts";
import type { StoredResult } from "../../src/task/result.ts";
import { startBlackHole } from "../fakes/black-hole.ts";
import { HAS_REDIS, LASTING, startRedis } from "../fakes/redis.ts";

const RESULT: StoredResult = {
  article: "article",
  task: "ask",
  value: { answer: "So [1].", paragraphs: [1] },
  problems: [],
  model: "m",
};
const ANN = { jobId: "1", guildId: "2", userId: "3", task: "ask" } as const;
const MONTH = new Date().toISOString().slice(0, 7);

/** Shorter than in earnest. */
const SHORT: Patience = { command: 1_500, silence: 700, absence: 1_000 };

async function start(patience: Patience | undefined, { isThroughHole = false } = {}) {
  const server = await startRedis(LASTING);
  onTestFinished(server.close);
  const hole = isThroughHole ? await startBlackHole(server.url) : undefined;
  if (hole) onTestFinished(hole.close);
  const lost: unknown[] = [];
  const url = hole ? hole.origin.replace("http:", "redis:") : server.url;
  const redis = await connectRedis(url, { ...(patience && { patience }), onError: (error) => lost.push(error) });
  onTestFinished(() => redis.disconnect());
  const told: unknown[] = [];
  const onError = (error: unknown) => told.push(error);
  const store = createRedisStore(redis, { now: Date.now, retentionDays: 30, onError, prefix: "outage:" });
  return { server, hole, lost, told, store };
}

type Started = Awaited<ReturnType<typeof start>>;

/** How long all that a job asks of a cache takes, where none of it is to be had. */
async function missing({ store }: Started): Promise<number> {
  const began = performance.now();
  for (let index = 0; index < 10; index++) {
    expect(await store.cache.results.get("key")).toBeUndefined();
    await store.cache.results.put("other", RESULT);
    expect(await store.cache.articles.get("article")).toBeUndefined();
    expect(await store.cache.links.get("https://n.example/")).toEqual({ versions: [] });
    await store.cache.links.put("https://n.example/", { id: "a", title: "A", page: "https://n.example/" });
  }
  return performance.now() - began;
}

describe.runIf(HAS_REDIS)("a server that is away", () => {
  const WAYS = {
    stopped: { away: ({ server }: Started) => server.stop(), back: ({ server }: Started) => server.start() },
    killed: { away: ({ server }: Started) => server.kill(), back: ({ server }: Started) => server.start() },
    "saying nothing": {
      away: async ({ server }: Started) => server.freeze(true),
      back: async ({ server }: Started) => server.freeze(false),
    },
    "behind a router that forgot the connection": {
      away: async ({ hole }: Started) => hole?.swallow(true),
      back: async ({ hole }: Started) => hole?.swallow(false),
    },
  };

  test.each(Object.entries(WAYS))(
    "%s, is a cache that misses, each time with a word, and soon at once",
    async (_, way) => {
      const started = await start(SHORT, { isThroughHole: true });
      const { store, told } = started;
      await store.cache.results.put("key", RESULT);
      await way.away(started);

      // All of it together: who went on waiting for each would never come to an answer.
      expect(await missing(started)).toBeLessThan(SHORT.silence + 2 * SHORT.command);
      expect(told.length).toBeGreaterThanOrEqual(50);
      expect(store.faults.count()).toBe(told.length);
      expect(await missing(started)).toBeLessThan(500);
      await expect(store.usage.spentInAll(MONTH)).rejects.toThrow("writeable");

      await way.back(started);
      await expect.poll(async () => (await store.cache.results.get("key"))?.data, { timeout: 10_000 }).toEqual(RESULT);
    },
  );

  test("for a moment, is waited for", async () => {
    const { server, store, told } = await start(undefined);
    await store.cache.results.put("key", RESULT);
    await server.kill();
    // A command that is on its way is lost.
    await sleep(100);
    const reading = store.cache.results.get("key");
    const noting = store.ledger.book(ANN, { tokens: 1, usd: 0.5 });
    await sleep(500);
    await server.start();

    expect((await reading)?.data).toEqual(RESULT);
    await noting;
    expect(await store.usage.spentInAll(MONTH)).toBe(0.5);
    expect(told).toEqual([]);
  });

  test("is told of once an event in time for its answer, which is then given", async () => {
    const { server, store, told } = await start(SHORT);
    server.freeze(true);
    const began = performance.now();

    expect([await store.claims.take("1"), await store.claims.take("1")]).toEqual([true, false]);
    expect(performance.now() - began).toBeLessThan(1_000);
    expect(told).toHaveLength(1);
  });

  test("is never sent the same change twice: what was booked when it fell silent counts once", async () => {
    const { server, store, lost } = await start(SHORT);
    // The server knows the script then.
    await store.ledger.book(ANN, { tokens: 1, usd: 1 });
    server.freeze(true);
    const booking = store.ledger.book(ANN, { tokens: 1, usd: 0.5 });
    await expect(booking).rejects.toThrow(/timed out|closed|aborted/i);
    server.freeze(false);

    await expect.poll(() => store.usage.spentInAll(MONTH).catch(() => undefined), { timeout: 10_000 }).toBe(1.5);
    await sleep(500);
    expect(await store.usage.spentInAll(MONTH)).toBe(1.5);
    expect(lost.length).toBeGreaterThan(0);
  });
});

describe.runIf(HAS_REDIS)("at the start", () => {
  test("settings that endanger what is kept are told of", async () => {
    const server = await startRedis(["--appendonly", "no", "--maxmemory-policy", "allkeys-lru"]);
    onTestFinished(server.close);
    const dangers = await dangersOf(server.connect());
    expect(dangers).toEqual([expect.stringContaining("noeviction"), expect.stringContaining("appendonly")]);
  });

  test("good settings aren't", async () => {
    const server = await startRedis();
    onTestFinished(server.close);
    expect(await dangersOf(server.connect())).toEqual([]);
  });

  test("a server that says nothing is given up", async () => {
    const server = await startRedis();
    onTestFinished(server.close);
    server.freeze(true);
    const began = performance.now();
    await expect(connectRedis(server.url, { patience: SHORT, onError: () => undefined })).rejects.toThrow(/timeout/i);
    expect(performance.now() - began).toBeLessThan(2 * SHORT.command);
  });
});
