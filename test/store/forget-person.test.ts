import { describe, expect, onTestFinished, test } from "vitest";
import { filesWith } from "../fakes/canary.ts";
import { drivers } from "./drivers.ts";
import { articleWith, ask, canary, foundIn, read, translate } from "./forgetting.ts";

describe.each(drivers())("forgetting people in $name", ({ open }) => {
  async function start() {
    const place = await open();
    // Nothing fails, and were it said in the log alone.
    onTestFinished(() => expect(place.errors).toEqual([]));
    return { place, store: await place.connect() };
  }

  describe("a person who is forgotten", () => {
    test("leaves no question and no name, and what servers were given stays", async () => {
      const { place, store } = await start();
      const [open, own] = [articleWith("open"), articleWith("own")];
      const [ann, bob] = [canary("Ann"), canary("Bob")];
      for (const article of [open, own]) await read(store, article);
      await translate(store, { jobId: "1", article: open, guildId: "a", userId: ann });
      await ask(store, { jobId: "2", article: open, guildId: "a", userId: ann, text: canary("asked") });
      await ask(store, { jobId: "3", article: open, guildId: "a", userId: bob, text: canary("other") });
      const corner = `channel/own/${ann}`;
      await ask(store, { jobId: "4", article: own, guildId: "a", userId: ann, private: true, place: corner });
      await ask(store, { jobId: "5", article: own, userId: ann, place: "direct" });
      expect(await store.forget.person(ann)).toBe(4);

      for (const gone of [ann, canary("asked"), canary("own"), own.id]) {
        expect([gone, foundIn(await place.content(), gone)]).toEqual([gone, []]);
        await expect.poll(() => filesWith(place.folder, gone)).toEqual([]);
      }
      expect(await store.cache.articles.get(open.id)).toEqual(open);
      expect([await store.cache.shown.get("1"), await store.cache.shown.get("3")]).not.toContain(undefined);
      expect(await store.conversations.turns("channel/article")).toEqual([
        { question: `${canary("other")}?`, answer: `${canary("other")}.` },
      ]);
      expect((await store.usage.month("a", new Date().toISOString().slice(0, 7))).total.usd).toBe(1.5);
      expect(await store.forget.article("a", open.id)).toBe(3);
      expect(foundIn(await place.content(), canary("open"))).toEqual([]);
    });

    test("takes along an article that was for their eyes alone, not one that others were given", async () => {
      const { store } = await start();
      const [own, shared] = [articleWith("own"), articleWith("shared")];
      for (const article of [own, shared]) await read(store, article);
      for (const [index, article] of [own, shared].entries()) {
        await translate(store, { jobId: `${index}`, article, guildId: "a", private: true });
      }
      await translate(store, { jobId: "3", article: shared, guildId: "a", private: true, userId: "bob" });
      await store.forget.person("ann");

      expect([await store.cache.articles.get(own.id), await store.cache.articles.get(shared.id)]).toEqual([
        undefined,
        shared,
      ]);
      expect(await store.references.recent("channel", "bob", 25)).toHaveLength(1);
    });

    test("may be nobody who ever asked", async () => {
      expect(await (await start()).store.forget.person("nobody")).toBe(0);
    });
  });

  test("a person's own spellings go with them, a server's stay", async () => {
    const { store } = await start();
    const term = { source: "Мюнхен", target: "Munich", to: "en" };
    for (const place of ["ann", "guild"]) await store.terms.add(place, term);
    await store.forget.person("ann");

    expect(await store.terms.list("ann")).toEqual([]);
    expect(await store.terms.list("guild")).toEqual([term]);
  });
});
