import { describe, expect, test } from "vitest";
import type { Reference } from "../../src/store/references.ts";
import { DAY, drivers, MOMENT } from "./drivers.ts";

const article = (id: string) => ({ id, title: `On ${id}`, url: `https://n.example/${id}` });

describe.each(drivers())("references in $name", ({ open }) => {
  /** References, each a millisecond after the one before. */
  async function start() {
    let jobs = 0;
    const place = await open();
    const { references } = await place.connect();
    const give = async (id: string, given: Partial<Reference> = {}): Promise<Reference> => {
      place.at(Date.now() + 1);
      const reference: Reference = {
        jobId: String(++jobs),
        task: "translate",
        guildId: "guild",
        channelId: "channel",
        userId: "ann",
        private: false,
        conversation: undefined,
        article: article(id),
        ...given,
      };
      await references.add(reference);
      return reference;
    };
    return { place, references, give };
  }

  test("a channel's articles come newest first, each once under its last title", async () => {
    const { references, give } = await start();
    await give("a");
    await give("b");
    await give("c", { channelId: "elsewhere" });
    const renamed = { id: "a", title: "Corrected", url: undefined };
    await give("a", { article: renamed });

    expect(await references.recent("channel", "bob", 25)).toEqual([renamed, article("b")]);
    expect(await references.recent("channel", "bob", 1)).toEqual([renamed]);
  });

  test("a private article is named to its own person alone, and not to the server", async () => {
    const { references, give } = await start();
    await give("secret", { private: true, article: { id: "secret", title: "Mine" } });
    await give("open");

    expect(await references.recent("channel", "ann", 25)).toEqual([
      article("open"),
      { id: "secret", title: "Mine", url: undefined },
    ]);
    expect(await references.recent("channel", "bob", 25)).toEqual([article("open")]);
    expect(await references.recentIn("guild", 25)).toEqual([article("open")]);
  });

  test.each([
    { who: "its own person", channel: "channel", user: "ann", article: "secret", isVisible: true },
    { who: "somebody else", channel: "channel", user: "bob", article: "secret", isVisible: false },
    {
      who: "anybody of its channel, where it is public",
      channel: "channel",
      user: "bob",
      article: "open",
      isVisible: true,
    },
    { who: "somebody in another channel", channel: "elsewhere", user: "ann", article: "open", isVisible: false },
    { who: "anybody, where it never was", channel: "channel", user: "ann", article: "other", isVisible: false },
  ])("whether $who may see an article: $isVisible", async ({ channel, user, article: id, isVisible }) => {
    const { references, give } = await start();
    await give("secret", { private: true });
    await give("open");
    expect((await references.visible(["nowhere", channel], user, id)).length > 0).toBe(isVisible);
  });

  test("jobs that gave an article come newest first", async () => {
    const { references, give } = await start();
    const [one, two] = [await give("a"), await give("a", { channelId: "elsewhere", userId: "bob", private: true })];
    await give("b");
    expect(await references.visible(["channel", "elsewhere"], "bob", "a")).toEqual([two.jobId, one.jobId]);
    expect(await references.visible(["channel", "elsewhere"], "ann", "a")).toEqual([one.jobId]);
    expect([await references.find(two.jobId), await references.find("unknown")]).toEqual([two, undefined]);
  });

  test("a title that was given in private stays there where the article is public too", async () => {
    const { references, give } = await start();
    await give("a");
    await give("a", { private: true, article: { id: "a", title: "As I named it" } });

    expect(await references.recent("channel", "bob", 25)).toEqual([article("a")]);
  });

  test("a server's articles are those of all its channels", async () => {
    const { references, give } = await start();
    await give("a");
    await give("b", { channelId: "elsewhere" });
    await give("c", { guildId: "other" });
    await give("d", { guildId: undefined });

    expect(await references.recentIn("guild", 25)).toEqual([article("b"), article("a")]);
    expect(await references.recentIn("guild", 25, (channel) => channel === "channel")).toEqual([article("a")]);
  });

  test("they are found by article and by person, as they were", async () => {
    const { references, give } = await start();
    const one = await give("a", { conversation: "thread" });
    const two = await give("a", { userId: "bob", task: "ask", private: true });
    const three = await give("a", { guildId: undefined });
    await give("b", { userId: "bob", guildId: "other" });

    expect(await references.ofArticle("guild", "a")).toEqual([one, two]);
    expect(await references.ofPerson("ann")).toEqual([one, three]);
  });

  test("a job that is delivered twice refers once", async () => {
    const { references, give } = await start();
    await give("a", { jobId: "same" });
    await give("b", { jobId: "same" });

    expect(await references.recent("channel", "ann", 25)).toEqual([article("a")]);
  });

  test("an article is referred to until its last reference goes", async () => {
    const { references, give } = await start();
    const [one, two] = [await give("a"), await give("a", { guildId: undefined })];
    expect(await references.has("a", [one.jobId, two.jobId])).toBe(false);
    await references.remove([one.jobId]);
    expect(await references.has("a")).toBe(true);
    await references.remove([two.jobId, "unknown"]);
    expect(await references.has("a")).toBe(false);
  });

  test("who is forgotten leaves what the server was given", async () => {
    const { references, give } = await start();
    const [own, other] = [await give("a"), await give("a", { userId: "bob" })];
    await references.anonymise("ann");

    expect(await references.ofPerson("ann")).toEqual([]);
    expect(await references.ofArticle("guild", "a")).toEqual([{ ...own, userId: undefined }, other]);
  });

  test("they outlive what they refer to by a day", async () => {
    const { place, references, give } = await start();
    await give("a");
    await place.wait(31 * DAY - MOMENT);
    await give("b");
    expect(await references.has("a")).toBe(true);
    await place.wait(MOMENT);
    await give("c");
    expect(await references.has("a")).toBe(false);
  });
});
