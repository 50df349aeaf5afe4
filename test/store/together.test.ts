import { describe, expect, test } from "vitest";
import { HAS_REDIS } from "../fakes/redis.ts";
import { articleOf } from "../fakes/articles.ts";
import { redisDriver } from "./drivers.ts";

/** Two processes, as on two machines. */
describe.runIf(HAS_REDIS)("of what two processes change at once in Redis, nothing is lost:", () => {
  const redis = redisDriver();

  async function start() {
    const place = await redis.open();
    return { place, stores: [await place.connect(), await place.connect()] as const };
  }

  const TIMES = Array.from({ length: 8 }, (_, index) => index);

  test("terms of one place", async () => {
    const { stores } = await start();
    const added = TIMES.flatMap((index) =>
      stores.map(({ terms }, who) => terms.add("guild", { source: `${index} ${who}`, target: "x", to: "en" })),
    );
    expect(await Promise.all(added)).not.toContain(false);
    expect(await stores[0].terms.list("guild")).toHaveLength(16);

    const removed = TIMES.map((index) =>
      stores[index % 2 ? 1 : 0].terms.remove("guild", { source: `${index} 0`, to: "en" }),
    );
    expect(await Promise.all(removed)).not.toContain(false);
    expect(await stores[1].terms.list("guild")).toHaveLength(8);
  });

  test("versions of a link, and copies under a key", async () => {
    const { place, stores } = await start();
    const page = "https://n.example/";
    await Promise.all(
      TIMES.map(async (index) => {
        const { cache } = stores[index % 2 ? 1 : 0];
        await cache.links.put(page, { id: `article ${index}`, title: "A", page });
        await cache.copies.put(["key"], { id: `article ${index}`, page });
      }),
    );
    expect((await stores[0].cache.links.get(page)).versions).toHaveLength(8);
    const copies = (await stores[0].cache.copies.like(["key"])).length;
    expect(copies).toBe(4);
    await Promise.all(TIMES.map((index) => stores[index % 2 ? 0 : 1].cache.links.remove(`article ${index}`)));
    await Promise.all(TIMES.map((index) => stores[index % 2 ? 0 : 1].cache.copies.remove(`article ${index}`)));
    expect(await stores[1].cache.links.get(page)).toEqual({ versions: [] });
    expect(await stores[1].cache.copies.like(["key"])).toEqual([]);
    // Nor does anything stay: no entry, no index and no lock.
    expect([...(await place.content()).keys()]).toEqual([]);
  });

  test("an article that both read", async () => {
    const { stores } = await start();
    const page = "https://n.example/";
    const article = articleOf(["Один.", "Два."], { page, title: "A" });
    const kept = await Promise.all(stores.map(({ cache }) => cache.articles.keep(article)));
    expect(kept[0]).toEqual(kept[1]);
  });

  test("turns, in their order, each once", async () => {
    const { place, stores } = await start();
    const conversations = stores.map((store) => store.conversations);
    await conversations[0]?.open("thread", { articleId: "a", to: "en", locale: "en-US" });
    for (const index of TIMES) {
      place.at(Date.now() + 1);
      const turn = { question: `${index}`, answer: `${index}` };
      await Promise.all(conversations.map((each) => each.add("thread", `job ${index}`, turn)));
    }
    expect((await conversations[1]?.turns("thread"))?.map(({ question }) => Number(question))).toEqual(TIMES);
  });

  test("what a job came to, told of by both", async () => {
    const { stores } = await start();
    const spent = { jobId: "1", guildId: "2", userId: "3", task: "ask", tokens: 7, usd: 0.5, cached: false } as const;
    await Promise.all(stores.flatMap(({ usage }) => TIMES.map(() => usage.record({ ...spent, savedUsd: 0.25 }))));
    expect((await stores[0].usage.month("2", "2026-11")).total).toEqual({
      jobs: 1,
      tokens: 7,
      usd: 0.5,
      cached: 0,
      savedUsd: 0.25,
    });
  });
});
