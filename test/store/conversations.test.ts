import { DatabaseSync } from "node:sqlite";
import { describe, expect, onTestFinished, test } from "vitest";
import { createConversations, type Conversations } from "../../src/store/conversations.ts";
import { DAY, drivers } from "./drivers.ts";

const ABOUT = { articleId: "article", to: "en", locale: "fr" };
const turn = (name: string | number) => ({ question: `${name}?`, answer: `${name}.` });

describe.each(drivers())("conversations in $name", ({ open }) => {
  /** Conversations with a clock that goes on by a millisecond with every turn. */
  async function start() {
    const place = await open();
    const { conversations } = await place.connect();
    const add: Conversations["add"] = (...given) => {
      place.at(Date.now() + 1);
      return conversations.add(...given);
    };
    return { place, conversations: { ...conversations, add } };
  }

  test("a place is about the article it was opened for", async () => {
    const { conversations } = await start();
    expect(await conversations.find("thread")).toBeUndefined();
    await conversations.open("thread", ABOUT);

    expect(await conversations.find("thread")).toEqual(ABOUT);
    expect(await conversations.turns("thread")).toEqual([]);
  });

  test("turns come oldest first", async () => {
    const { conversations } = await start();
    await conversations.open("thread", ABOUT);
    for (const name of [3, 1, 2]) await conversations.add("thread", String(name), turn(name));

    expect(await conversations.turns("thread")).toEqual([turn(3), turn(1), turn(2)]);
  });

  test("turns of one moment come in the order of their jobs", async () => {
    const { conversations } = await (await open()).connect();
    await conversations.open("thread", ABOUT);
    for (const job of ["1002", "1001", "1003"]) await conversations.add("thread", job, turn(job));

    expect(await conversations.turns("thread")).toEqual([turn("1001"), turn("1002"), turn("1003")]);
  });

  test("all turns come back, of an endless conversation the latest", async () => {
    const { conversations } = await start();
    await conversations.open("thread", ABOUT);
    for (let index = 1; index <= 203; index++) await conversations.add("thread", `job ${index}`, turn(index));

    expect(await conversations.turns("thread")).toEqual(Array.from({ length: 200 }, (_, index) => turn(index + 4)));
  });

  test("a job that is delivered twice adds one turn", async () => {
    const { conversations } = await start();
    await conversations.open("thread", ABOUT);
    await conversations.add("thread", "job", turn(1));
    await conversations.add("thread", "job", turn(2));

    expect(await conversations.turns("thread")).toEqual([turn(1)]);
  });

  test("nothing is added where no conversation is open", async () => {
    const { conversations } = await start();
    await conversations.add("thread", "job", turn(1));
    await conversations.open("thread", ABOUT);

    expect(await conversations.turns("thread")).toEqual([]);
  });

  test("turns about another article don't count, until the place is about it again", async () => {
    const { conversations } = await start();
    await conversations.open("channel", ABOUT);
    await conversations.add("channel", "1", turn(1));
    await conversations.open("channel", { articleId: "other", to: "de", locale: "ja" });
    expect(await conversations.turns("channel")).toEqual([]);
    await conversations.add("channel", "2", turn(2));

    expect(await conversations.find("channel")).toEqual({ articleId: "other", to: "de", locale: "ja" });
    expect(await conversations.turns("channel")).toEqual([turn(2)]);
    await conversations.open("channel", ABOUT);
    expect(await conversations.turns("channel")).toEqual([turn(1)]);
  });

  test("places don't hear each other", async () => {
    const { conversations } = await start();
    await conversations.open("a", ABOUT);
    await conversations.open("b", ABOUT);
    await conversations.add("a", "job", turn(1));
    await conversations.add("b", "job", turn(2));

    expect([await conversations.turns("a"), await conversations.turns("b")]).toEqual([[turn(1)], [turn(2)]]);
  });

  test("a conversation that moves takes its turns along, once, and goes its own way", async () => {
    const { conversations } = await start();
    await conversations.open("result", ABOUT);
    await conversations.add("result", "1", turn(1));
    await conversations.open("thread", ABOUT);
    await conversations.move("result", "thread");
    await conversations.move("result", "thread");
    await conversations.add("thread", "2", turn(2));

    expect(await conversations.turns("thread")).toEqual([turn(1), turn(2)]);
    expect(await conversations.turns("result")).toEqual([turn(1)]);
  });

  test("what is older than the retention is forgotten when another is opened", async () => {
    const { place, conversations } = await start();
    await conversations.open("old", ABOUT);
    await conversations.add("old", "1", turn(1));
    await place.wait(29 * DAY);
    await conversations.open("middle", ABOUT);
    await conversations.add("middle", "2", turn(2));
    await place.wait(DAY);
    await conversations.open("new", ABOUT);

    expect(await conversations.find("old")).toBeUndefined();
    expect(await conversations.turns("middle")).toEqual([turn(2)]);
  });

  test("places are told by the jobs whose turns they hold, and lose those turns alone", async () => {
    const { conversations } = await start();
    for (const place of ["a", "b", "c"]) await conversations.open(place, ABOUT);
    await conversations.add("a", "1", turn(1));
    await conversations.add("a", "2", turn(2));
    await conversations.move("a", "b");
    await conversations.add("c", "3", turn(3));
    expect((await conversations.placesOf(["1"])).toSorted()).toEqual(["a", "b"]);
    await conversations.removeTurns(["1", "unknown"]);

    expect(await conversations.placesOf(["1"])).toEqual([]);
    expect([await conversations.turns("a"), await conversations.turns("b")]).toEqual([[turn(2)], [turn(2)]]);
    expect(await conversations.turns("c")).toEqual([turn(3)]);
  });

  test("a place forgets an article, and stays what it is about another", async () => {
    const { conversations } = await start();
    await conversations.open("moved on", ABOUT);
    await conversations.add("moved on", "1", turn(1));
    await conversations.open("moved on", { articleId: "other", to: "de", locale: "ja" });
    await conversations.add("moved on", "2", turn(2));
    await conversations.open("thread", ABOUT);
    await conversations.add("thread", "3", turn(3));
    await conversations.remove(["moved on", "thread"], "article");

    expect(await conversations.find("thread")).toBeUndefined();
    expect(await conversations.turns("moved on")).toEqual([turn(2)]);
    expect(await conversations.placesOf(["1", "3"])).toEqual([]);
  });

  test("of places, those where nothing is left are removed", async () => {
    const { conversations } = await start();
    for (const place of ["empty", "talked", "elsewhere"]) await conversations.open(place, ABOUT);
    await conversations.add("talked", "1", turn(1));
    await conversations.removeEmpty(["empty", "talked"]);

    const left = ["empty", "talked", "elsewhere"].map((place) => conversations.find(place));
    expect(await Promise.all(left)).toEqual([undefined, ABOUT, ABOUT]);
  });

  test.each<[way: string, remove: (conversations: Conversations) => Promise<void>]>([
    ["jobs", ({ removeTurns }) => removeTurns([])],
    ["an article", ({ remove }) => remove([], "article")],
  ])("turns that have expired go with those of %s", async (_way, remove) => {
    const { place, conversations } = await start();
    await conversations.open("old", ABOUT);
    await conversations.add("old", "1", turn(1));
    await place.wait(30 * DAY);
    await remove(conversations);

    expect(await conversations.placesOf(["1"])).toEqual([]);
  });

  test("in a place that goes on, each turn is kept as long as any", async () => {
    const { place, conversations } = await start();
    await conversations.open("thread", ABOUT);
    await conversations.add("thread", "1", turn("canary"));
    await place.wait(20 * DAY);
    await conversations.open("thread", ABOUT);
    await conversations.add("thread", "2", turn(2));
    await conversations.move("thread", "moved");
    await place.wait(10 * DAY);
    // The embedded store looks for what has expired with the next change.
    await conversations.open("other", ABOUT);

    expect([...(await place.content()).values()].join(" ")).not.toContain("canary");
    expect([await conversations.turns("thread"), await conversations.placesOf(["1"])]).toEqual([[turn(2)], []]);
    expect(await conversations.placesOf(["2"])).toHaveLength(2);
  });
});

test("a store from before conversations had a locale is read on", async () => {
  const database = new DatabaseSync(":memory:");
  onTestFinished(() => database.close());
  database.exec(`
    CREATE TABLE conversation (id TEXT PRIMARY KEY, article TEXT NOT NULL, language TEXT NOT NULL, at INTEGER NOT NULL);
    INSERT INTO conversation VALUES ('old', 'article', 'en', ${Date.UTC(2026, 10, 1)});
  `);
  const conversations = createConversations(database, { now: () => Date.UTC(2026, 10, 1), retentionDays: 30 });
  await conversations.open("new", ABOUT);

  expect(await conversations.find("old")).toEqual({ ...ABOUT, locale: "en-US" });
  expect(await conversations.find("new")).toEqual(ABOUT);
});
