import { expect, test } from "vitest";
import { createUsage, type Spending, type Totals } from "../../src/store/usage.ts";
import { openMemory } from "../fakes/memory-database.ts";

const NOTHING: Totals = { jobs: 0, tokens: 0, usd: 0, cached: 0, savedUsd: 0 };

/** A ledger whose day is set by hand. */
function start() {
  let time = Date.parse("2026-11-02");
  const database = openMemory();
  const usage = createUsage(database, () => time);
  let jobs = 0;
  return {
    usage,
    database,
    on: (day: string) => void (time = Date.parse(day)),
    spend: (spending: Partial<Spending>) =>
      usage.record({
        jobId: String(++jobs),
        guildId: "1",
        userId: "ann",
        task: "translate",
        tokens: 1_000,
        usd: 0.5,
        cached: false,
        ...spending,
      }),
  };
}

test("a month is summed by task, by person and by day, the dearest first", async () => {
  const { usage, spend, on } = start();
  await spend({});
  await spend({ task: "summarize", userId: "bob", usd: 0.125, tokens: 200 });
  on("2026-11-05T23:59:59Z");
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
  const { usage, spend } = start();
  await spend({});

  expect(await usage.month("1", "2026-10")).toEqual({ total: NOTHING, tasks: [], people: [], days: [] });
  expect(await usage.spent("1", "2026-10")).toBe(0);
  expect(await usage.own("ann", "2026-10")).toEqual(NOTHING);
});

test("a job that is delivered twice is counted once", async () => {
  const { usage, spend } = start();
  await spend({ jobId: "same" });
  await spend({ jobId: "same", usd: 9 });

  expect(await usage.spent("1", "2026-11")).toBe(0.5);
});

test("what was spent is told of a server, of one person there, and of all together", async () => {
  const { usage, spend, on } = start();
  await spend({ usd: 1 });
  await spend({ userId: "bob", usd: 2 });
  await spend({ guildId: "2", usd: 4 });
  await spend({ guildId: undefined, usd: 8 });
  on("2026-12-01");
  await spend({ usd: 16 });

  expect(await usage.spent("1", "2026-11")).toBe(3);
  expect(await usage.spent("1", "2026-11", "ann")).toBe(1);
  expect(await usage.spent("1", "2026-12")).toBe(16);
  expect(await usage.spentInAll("2026-11")).toBe(15);
});

test("a person's own are counted wherever they were", async () => {
  const { usage, spend } = start();
  await spend({});
  await spend({ guildId: "2" });
  await spend({ guildId: undefined });
  await spend({ userId: "bob" });

  expect(await usage.own("ann", "2026-11")).toEqual({ ...NOTHING, jobs: 3, tokens: 3_000, usd: 1.5 });
});

test("a model without a price costs nothing that is known", async () => {
  const { usage, spend } = start();
  await spend({ usd: undefined });

  expect((await usage.month("1", "2026-11")).total).toEqual({ ...NOTHING, jobs: 1, tokens: 1_000 });
});

test("who is forgotten leaves the sums", async () => {
  const { usage, spend } = start();
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

test("thirteen months are kept: this one and the twelve before", async () => {
  const { spend, on, database } = start();
  for (const day of ["2025-10-31", "2025-11-01", "2026-11-30"]) {
    on(day);
    await spend({});
  }

  expect(database.prepare("SELECT day FROM usage ORDER BY day").all()).toEqual([
    { day: "2025-11-01" },
    { day: "2026-11-30" },
  ]);
});
