import { describe, expect, test } from "vitest";
import type { Spending, Totals } from "../../src/store/usage.ts";
import { drivers, redisDriver, SQLITE, type Place } from "./drivers.ts";
import { HAS_REDIS } from "../fakes/redis.ts";

const NOTHING: Totals = { jobs: 0, tokens: 0, usd: 0, cached: 0, savedUsd: 0 };

/** A ledger whose day is set by hand. */
async function begin<P extends Place>(place: P) {
  place.at("2026-11-02");
  const { usage } = await place.connect();
  let jobs = 0;
  const spend = (spending: Partial<Spending>) =>
    usage.record({
      jobId: String(++jobs),
      guildId: "1",
      userId: "ann",
      task: "translate",
      tokens: 1_000,
      usd: 0.5,
      cached: false,
      ...spending,
    });
  return { usage, place, spend };
}

describe.each(drivers())("usage in $name", ({ open }) => {
  const start = async () => begin(await open());

  test("a month is summed by task, by person and by day, the dearest first", async () => {
    const { usage, spend, place } = await start();
    await spend({});
    await spend({ task: "summarize", userId: "bob", usd: 0.125, tokens: 200 });
    place.at("2026-11-05T23:59:59Z");
    await spend({ userId: "bob", usd: 0.25 });
    await spend({ userId: "ann", usd: 0, tokens: 0, cached: true, savedUsd: 0.75 });

    const translate = { jobs: 3, tokens: 2_000, usd: 0.75, cached: 1, savedUsd: 0.75 };
    const summarize = { jobs: 1, tokens: 200, usd: 0.125, cached: 0, savedUsd: 0 };
    expect(await usage.month("1", "2026-11")).toEqual({
      total: { jobs: 4, tokens: 2_200, usd: 0.875, cached: 1, savedUsd: 0.75 },
      tasks: [
        { task: "translate", ...translate },
        { task: "summarize", ...summarize },
      ],
      people: [
        { userId: "ann", jobs: 2, tokens: 1_000, usd: 0.5, cached: 1, savedUsd: 0.75 },
        { userId: "bob", jobs: 2, tokens: 1_200, usd: 0.375, cached: 0, savedUsd: 0 },
      ],
      days: [
        { day: 2, task: "summarize", ...summarize },
        { day: 2, task: "translate", ...NOTHING, jobs: 1, tokens: 1_000, usd: 0.5 },
        { day: 5, task: "translate", jobs: 2, tokens: 1_000, usd: 0.25, cached: 1, savedUsd: 0.75 },
      ],
    });
  });

  test("a month in which nothing was done is empty", async () => {
    const { usage, spend } = await start();
    await spend({});

    expect(await usage.month("1", "2026-10")).toEqual({ total: NOTHING, tasks: [], people: [], days: [] });
    expect(await usage.spent("1", "2026-10")).toBe(0);
    expect(await usage.own("ann", "2026-10")).toEqual(NOTHING);
  });

  test("a job that is delivered twice is counted once", async () => {
    const { usage, spend } = await start();
    await spend({ jobId: "same" });
    await spend({ jobId: "same", usd: 9 });

    expect(await usage.spent("1", "2026-11")).toBe(0.5);
  });

  test("what was spent is told of a server, of one person there, and of all together", async () => {
    const { usage, spend, place } = await start();
    await spend({ usd: 1 });
    await spend({ userId: "bob", usd: 2 });
    await spend({ guildId: "2", usd: 4 });
    await spend({ guildId: undefined, usd: 8 });
    place.at("2026-12-01");
    await spend({ usd: 16 });

    expect(await usage.spent("1", "2026-11")).toBe(3);
    expect(await usage.spent("1", "2026-11", "ann")).toBe(1);
    expect(await usage.spent("1", "2026-12")).toBe(16);
    expect(await usage.spentInAll("2026-11")).toBe(15);
  });

  test("a person's own are counted wherever they were", async () => {
    const { usage, spend } = await start();
    await spend({});
    await spend({ guildId: "2" });
    await spend({ guildId: undefined });
    await spend({ userId: "bob" });

    expect(await usage.own("ann", "2026-11")).toEqual({ ...NOTHING, jobs: 3, tokens: 3_000, usd: 1.5 });
  });

  test("a model without a price costs nothing that is known", async () => {
    const { usage, spend } = await start();
    await spend({ usd: undefined });

    expect((await usage.month("1", "2026-11")).total).toEqual({ ...NOTHING, jobs: 1, tokens: 1_000 });
  });

  test("who is forgotten leaves the sums", async () => {
    const { usage, spend } = await start();
    for (const userId of ["ann", "bob", "eve"]) await spend({ userId });
    await usage.anonymise("ann");
    await usage.anonymise("eve");

    const { total, people } = await usage.month("1", "2026-11");
    expect(total.usd).toBe(1.5);
    expect(people).toEqual([
      { ...NOTHING, jobs: 2, tokens: 2_000, usd: 1 },
      { userId: "bob", ...NOTHING, jobs: 1, tokens: 1_000, usd: 0.5 },
    ]);
    expect(await usage.own("ann", "2026-11")).toEqual(NOTHING);
  });
});

test("thirteen months are kept in SQLite: this one and the twelve before", async () => {
  const { spend, place } = await begin(await SQLITE.open());
  for (const day of ["2025-10-31", "2025-11-01", "2026-11-30"]) {
    place.at(day);
    await spend({});
  }

  expect(place.database.prepare("SELECT day FROM usage ORDER BY day").all()).toEqual([
    { day: "2025-11-01" },
    { day: "2026-11-30" },
  ]);
});

describe.runIf(HAS_REDIS)("usage in Redis", () => {
  const redis = redisDriver();

  test("is kept thirteen months: the one it was spent in and the twelve after", async () => {
    const { spend, place } = await begin(await redis.open());
    place.at("2025-11-30");
    await spend({});
    await place.wait(Date.parse("2026-11-30") - Date.now());
    await spend({});
    expect(months(await place.content())).toEqual(["2025-11", "2026-11"]);
    await place.wait(Date.parse("2026-12-01") - Date.now());
    expect(months(await place.content())).toEqual(["2026-11"]);
  });

  const months = (content: ReadonlyMap<string, string>) =>
    [...content.keys()].flatMap((key) => /usage:month:(.{7})/.exec(key)?.[1] ?? []).toSorted();

  test("names nobody who was forgotten", async () => {
    const { usage, spend, place } = await begin(await redis.open());
    await spend({ userId: "ann" });
    await spend({ userId: "ann", guildId: undefined });
    await usage.anonymise("ann");

    expect([...(await place.content())].join(" ")).not.toContain("ann");
  });
});
