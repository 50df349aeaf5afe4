import { describe, expect, onTestFinished, test } from "vitest";
import { DEFAULT_LIMITS } from "../../src/limit-rules.ts";
import { connectRedis } from "../../src/store/redis/connection.ts";
import { createRedisStore } from "../../src/store/redis/store.ts";
import { HAS_REDIS, startRedis } from "../fakes/redis.ts";
import { DAY, redisDriver } from "./drivers.ts";
import { articleWith, ask, read, translate } from "./forgetting.ts";

describe.runIf(HAS_REDIS)("what is kept in Redis", () => {
  const redis = redisDriver();

  test("has an end, but for what somebody set by hand", async () => {
    const place = await redis.open();
    const store = await place.connect({ limits: DEFAULT_LIMITS });
    const article = articleWith("one");
    const asker = { userId: "ann", channelId: "channel", guildId: "a" };
    const account = { jobId: "2", guildId: "a", userId: "ann", task: "ask" } as const;
    await read(store, article);
    await translate(store, { jobId: "1", article, guildId: "a" });
    await ask(store, { jobId: "2", article, guildId: "a" });
    await store.claims.take("1");
    await store.limits.take(asker);
    await store.limits.tellOnce(asker);
    await store.ledger.open(account, 1, { installation: 10 });
    await store.settings.change("a", { flags: true });
    await store.terms.add("a", { source: "Мюнхен", target: "Munich", to: "en" });
    await store.cache.facts.put("fact", "1");

    const end = async (key: string) => [key.slice(place.prefix.length), await place.redis.pttl(key)] as const;
    const ends = await Promise.all([...(await place.content()).keys()].map(end));
    expect(ends.length).toBeGreaterThan(40);
    const endless = ends.flatMap(([key, left]) => (left < 0 ? [key] : []));
    expect(endless.toSorted()).toEqual(["keyv:fact:fact", "keyv:term:a", "settings:a"]);
    const year = ends.flatMap(([key, left]) => (left > 31 * DAY ? [key.split(":")[0]] : []));
    expect(new Set(year)).toEqual(new Set(["ledger", "usage"]));
  });

  test("is there after the server was killed, with all that limits and counts", async () => {
    const server = await startRedis();
    onTestFinished(server.close);
    const client = await connectRedis(server.url, { onError: () => undefined });
    onTestFinished(() => client.disconnect());
    const options = {
      now: Date.now,
      retentionDays: 30,
      limits: { ...DEFAULT_LIMITS, person: 1 },
      onError: () => undefined,
      prefix: "lasting:",
    };
    const store = createRedisStore(client, options);
    const caps = { installation: 10 };
    const asker = { userId: "ann", channelId: "channel" };
    const account = { jobId: "1", guildId: "a", userId: "ann", task: "ask" } as const;
    await store.ledger.open(account, 6, caps);
    await store.ledger.book(account, { tokens: 1, usd: 2 });
    await store.limits.take(asker);
    await store.limits.charge(asker);
    await store.claims.take("1");
    await store.settings.change("a", { budgetUsd: 3 });
    // What was written in the last second may be lost with the machine, not with the process.
    await server.kill();
    await server.start();
    await expect.poll(() => client.status, { timeout: 10_000 }).toBe("ready");

    expect(await store.ledger.shortage({ ...account, jobId: "2" }, 5, caps)).toEqual({
      of: "installation",
      cap: 10,
      leftUsd: 4,
    });
    expect(await store.limits.take(asker)).toMatchObject({ of: "person" });
    expect((await store.settings.get("a")).budgetUsd).toBe(3);
    expect(await createRedisStore(client, options).claims.take("1")).toBe(false);
  });
});
