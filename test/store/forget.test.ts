import { describe, expect, onTestFinished, test } from "vitest";
import { filesWith } from "../fakes/canary.ts";
import { drivers, SQLITE, type Place } from "./drivers.ts";
import { articleWith, ask, canary, foundIn, read, translate } from "./forgetting.ts";

/** A table, or the kind of a key, which stands behind the prefix of its place. */
const kindOf = (name: string): string => name.replace(/^place-\d+:/, "").split(":")[0] ?? "";
const kinds = async (place: Place) => new Set([...(await place.content()).keys()].map(kindOf));

describe.each(drivers())("forgetting articles in $name", ({ open }) => {
  async function start() {
    const place = await open();
    // Nothing fails, and were it said in the log alone.
    onTestFinished(() => expect(place.errors).toEqual([]));
    return { place, store: await place.connect() };
  }

  describe("an article that a server forgets", () => {
    test("is in no table and in no file any more, plain or in Base64", async () => {
      const { place, store } = await start();
      const article = articleWith("one");
      await read(store, article);
      await translate(store, { jobId: "1", article, guildId: "a" });
      await ask(store, { jobId: "2", article, guildId: "a", text: canary("one") });
      const before = new Set(foundIn(await place.content(), canary("one")).map(kindOf));
      expect([...before]).toEqual(expect.arrayContaining(["keyv", "reference", "subject", "turn"]));
      await expect.poll(() => filesWith(place.folder, canary("one"))).not.toEqual([]);

      expect(await store.forget.article("a", article.id)).toBe(2);
      // What is asked for by another way than its job is the person's.
      await store.forget.person("ann");
      expect(foundIn(await place.content(), canary("one"))).toEqual([]);
      expect(foundIn(await place.content(), article.id)).toEqual([]);
      await expect.poll(() => filesWith(place.folder, canary("one"))).toEqual([]);
    });

    test("leaves nothing behind but what it cost, where nobody else was given it", async () => {
      const { place, store } = await start();
      const article = articleWith("one");
      await read(store, article);
      await translate(store, { jobId: "1", article, guildId: "a" });
      await ask(store, { jobId: "2", article, guildId: "a" });
      expect((await kinds(place)).size).toBeGreaterThan(7);
      await store.forget.article("a", article.id);
      await store.forget.person("ann");
      expect([...(await kinds(place))].filter((kind) => kind !== "ledger")).toEqual(["usage"]);
    });

    test("stays with another server, with all that is needed there", async () => {
      const { store } = await start();
      const article = articleWith("one");
      await read(store, article);
      await translate(store, { jobId: "1", article, guildId: "a" });
      await ask(store, { jobId: "2", article, guildId: "a" });
      await ask(store, { jobId: "3", article, guildId: "b", place: "elsewhere" });
      const [withdrawn, secret] = [await store.readerPages.publish("2"), await store.readerPages.publish("3")];
      await store.forget.article("a", article.id);

      const { cache, conversations, references } = store;
      expect(await cache.articles.get(article.id)).toEqual(article);
      expect(await cache.results.get(`translation of ${article.id}`)).toBeDefined();
      expect([await cache.shown.get("1"), await cache.shown.get("2"), await cache.requests.get("2")]).toEqual([
        undefined,
        undefined,
        undefined,
      ]);
      expect(await cache.shown.get("3")).toBeDefined();
      expect(await conversations.find("channel/article")).toBeUndefined();
      expect(await conversations.placesOf(["2"])).toEqual([]);
      expect(await conversations.find("elsewhere")).toMatchObject({ articleId: article.id });
      expect(await conversations.turns("elsewhere")).toHaveLength(1);
      expect([await store.readerPages.find(withdrawn), await store.readerPages.find(secret)]).toEqual([undefined, "3"]);
      expect([await references.recentIn("a", 25), (await references.recentIn("b", 25)).length]).toEqual([[], 1]);

      await store.forget.article("b", article.id);
      expect(await cache.articles.get(article.id)).toBeUndefined();
      expect(await cache.results.get(`translation of ${article.id}`)).toBeUndefined();
    });

    test("takes nothing of another article along, not even in the same place", async () => {
      const { store } = await start();
      const [one, two] = [articleWith("one"), { ...articleWith("two"), page: articleWith("one").page ?? "" }];
      for (const article of [one, two]) await read(store, article);
      await ask(store, { jobId: "1", article: one, guildId: "a" });
      await ask(store, { jobId: "2", article: two, guildId: "a" });
      await store.forget.article("a", one.id);

      expect(await store.cache.articles.get(two.id, two.page)).toEqual(two);
      expect((await store.cache.links.get(two.page)).versions.map(({ id }) => id)).toEqual([two.id]);
      expect(await store.cache.copies.like(["some"])).toEqual([{ id: two.id, page: two.page }]);
      expect(await store.conversations.turns("channel/article")).toHaveLength(1);
    });
  });
});

test("of many articles of all sizes, those that are forgotten leave the files", async () => {
  const place = await SQLITE.open();
  const [store, folder] = [await place.connect(), place.folder];
  const articles = Array.from({ length: 40 }, (_, index) => articleWith(`${index}.`, 40 * 1.2 ** index));
  for (const [index, article] of articles.entries()) {
    await read(store, article);
    await translate(store, { jobId: `t${index}`, article, guildId: "a" });
  }
  const half = articles.filter((_, index) => index % 2 === 0);
  for (const article of half) await store.forget.article("a", article.id);

  const left = articles.flatMap((_, index) => (filesWith(folder, canary(`${index}.`)).length > 0 ? [index] : []));
  expect(left).toEqual(articles.flatMap((_, index) => (index % 2 === 1 ? [index] : [])));
});
