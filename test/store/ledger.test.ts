import { describe, expect, test } from "vitest";
import { openDatabase } from "../../src/store/database.ts";
import { createLedger, type Caps } from "../../src/store/ledger.ts";
import { createUsage, type Account } from "../../src/store/usage.ts";
import { temporaryFolder } from "../fakes/folder.ts";
import { openMemory } from "../fakes/memory-database.ts";

const NOVEMBER = "2026-11";
const HOUR = 60 * 60 * 1000;

/** Accounts of a store whose clock is set by hand. */
function start(database = openMemory()) {
  let time = Date.parse("2026-11-20T12:00:00Z");
  const usage = createUsage(database, () => time);
  const ledger = createLedger(database, () => time);
  return { usage, ledger, database, at: (when: string | number) => void (time = new Date(when).getTime()) };
}

const job = (jobId: string, more: Partial<Account> = {}): Account => ({
  jobId,
  guildId: "1",
  userId: "ann",
  task: "translate",
  ...more,
});

const ALL: Caps = { installation: 10 };

describe("what is set aside", () => {
  test("can't be set aside again until it is given back", async () => {
    const { ledger } = start();
    expect(await ledger.open(job("a"), 6, ALL)).toBeUndefined();
    const short = { of: "installation", cap: 10, leftUsd: 4 };
    expect(await ledger.shortage(job("b"), 5, ALL)).toEqual(short);
    expect(await ledger.open(job("b"), 5, ALL)).toEqual(short);
    await ledger.close("a");
    expect(await ledger.open(job("b"), 5, ALL)).toBeUndefined();
  });

  test("shrinks by what is booked, which is spent", async () => {
    const { ledger, usage } = start();
    await ledger.open(job("a"), 6, ALL);
    await ledger.book(job("a"), { tokens: 100, usd: 2 });
    expect(await ledger.shortage(job("b"), 4, ALL)).toBeUndefined();
    expect(await ledger.shortage(job("b"), 4.1, ALL)).toMatchObject({ leftUsd: 4 });
    await ledger.close("a");
    expect(await usage.spentInAll(NOVEMBER)).toBe(2);
    expect(await ledger.shortage(job("b"), 8, ALL)).toBeUndefined();
  });

  test("grows where one request may cost more than is left of it", async () => {
    const { ledger } = start();
    await ledger.open(job("a"), 1, ALL);
    expect(await ledger.ask(job("a"), 3, ALL)).toBeUndefined();
    expect(await ledger.shortage(job("b"), 7.5, ALL)).toMatchObject({ leftUsd: 7 });
    expect(await ledger.ask(job("a"), 11, ALL)).toMatchObject({ leftUsd: 10 });
  });

  test("serves the job it is for, whatever others have spent since", async () => {
    const { ledger } = start();
    await ledger.open(job("a"), 5, ALL);
    await ledger.book(job("b"), { tokens: 1, usd: 9 });
    expect(await ledger.ask(job("a"), 5, ALL)).toBeUndefined();
  });

  test.each<[keyof Caps, Caps, other: Partial<Account>]>([
    ["server", { installation: 10, server: 1 }, { guildId: "2" }],
    ["person", { installation: 10, server: 5, person: 1 }, { userId: "bob" }],
  ])("counts for its %s, and no other", async (of, caps, other) => {
    const { ledger } = start();
    await ledger.open(job("a"), 0.75, caps);
    expect(await ledger.open(job("b"), 0.75, caps)).toMatchObject({ of, leftUsd: 0.25 });
    expect(await ledger.open(job("c", other), 0.75, caps)).toBeUndefined();
  });

  test("isn't needed for what costs nothing, even where all is spent", async () => {
    const { ledger } = start();
    await ledger.book(job("a"), { tokens: 1, usd: 12 });
    expect(await ledger.open(job("b"), 0, ALL)).toBeUndefined();
    expect(await ledger.ask(job("b"), 0, ALL)).toBeUndefined();
  });
});

describe("what is booked", () => {
  test("adds up to one job, which is no result until it came to its end", async () => {
    const { ledger, usage } = start();
    await ledger.open(job("a"), 1, ALL);
    await ledger.book(job("a"), { tokens: 100, usd: 0.25 });
    await ledger.book(job("a"), { tokens: 50, usd: 0.25 });
    const booked = { tokens: 150, usd: 0.5, cached: 0, savedUsd: 0 };
    expect((await usage.month("1", NOVEMBER)).total).toEqual({ jobs: 0, ...booked });
    await usage.record({ ...job("a"), tokens: 150, usd: 0.5, cached: false, savedUsd: 0.125 });
    expect((await usage.month("1", NOVEMBER)).total).toEqual({ jobs: 1, ...booked, savedUsd: 0.125 });
  });

  test("keeps tokens without a price, and a price beside them", async () => {
    const { ledger, usage } = start();
    await ledger.book(job("a"), { tokens: 100 });
    expect(await usage.own("ann", NOVEMBER)).toMatchObject({ tokens: 100, usd: 0 });
    await ledger.book(job("a"), { tokens: 1, usd: 0.5 });
    await ledger.book(job("a"), { tokens: 1 });
    expect(await usage.own("ann", NOVEMBER)).toMatchObject({ tokens: 102, usd: 0.5 });
  });

  test("is nothing where nothing was used", async () => {
    const { ledger, database } = start();
    await ledger.open(job("a"), 1, ALL);
    await ledger.book(job("a"), { tokens: 0, usd: 0 });
    expect(database.prepare("SELECT * FROM usage").all()).toEqual([]);
  });
});

describe("a month", () => {
  test("begins with nothing spent", async () => {
    const { ledger, at } = start();
    await ledger.book(job("a"), { tokens: 1, usd: 10 });
    expect(await ledger.open(job("b"), 1, ALL)).toBeDefined();
    at("2026-12-01T00:00:00Z");
    expect(await ledger.open(job("b"), 1, ALL)).toBeUndefined();
  });

  test("pays for the jobs that began in it, to their end", async () => {
    const { ledger, usage, at } = start();
    at("2026-11-30T23:59:59Z");
    await ledger.open(job("a"), 9, ALL);
    at("2026-12-01T00:00:01Z");
    expect(await ledger.open(job("b"), 10, ALL)).toBeUndefined();
    await ledger.ask(job("a"), 9, ALL);
    await ledger.book(job("a"), { tokens: 1, usd: 9 });
    expect([await usage.spentInAll("2026-11"), await usage.spentInAll("2026-12")]).toEqual([9, 0]);
    // Begun again after a restart, it is still the same month's.
    await ledger.close("a");
    expect(await ledger.open(job("a"), 2, ALL)).toMatchObject({ leftUsd: 1 });
  });

  test.each(["2026-11-01", "2026-11-30"])("holds what was spent in it where its clock jumps to %s", async (day) => {
    const { ledger, at } = start();
    await ledger.book(job("a"), { tokens: 1, usd: 10 });
    at(day);
    expect(await ledger.open(job("b"), 1, ALL)).toMatchObject({ leftUsd: 0 });
  });
});

describe("after a kill", () => {
  test("the request under way counts as spent, the rest is free again, when the job begins anew", async () => {
    const { ledger, usage } = start();
    await ledger.open(job("a"), 6, ALL);
    await ledger.ask(job("a"), 2, ALL);
    expect(await ledger.open(job("a"), 6, ALL)).toBeUndefined();
    expect(await usage.spentInAll(NOVEMBER)).toBe(2);
    await ledger.close("a");
    expect(await ledger.shortage(job("b"), 8, ALL)).toBeUndefined();
  });

  test("nothing counts as spent where no request was under way", async () => {
    const { ledger, usage } = start();
    await ledger.open(job("a"), 6, ALL);
    await ledger.ask(job("a"), 2, ALL);
    await ledger.book(job("a"), { tokens: 1, usd: 0.5 });
    await ledger.open(job("a"), 6, ALL);
    expect(await usage.spentInAll(NOVEMBER)).toBe(0.5);
  });

  test.each([2 * HOUR, -2 * HOUR])("a job that never comes back is settled by others, %d ms later", async (later) => {
    const { ledger, usage, at } = start();
    await ledger.open(job("a"), 9, ALL);
    await ledger.ask(job("a"), 2, ALL);
    expect(await ledger.open(job("b"), 5, ALL)).toBeDefined();
    at(Date.parse("2026-11-20T12:00:00Z") + later);
    expect(await ledger.open(job("b"), 5, ALL)).toBeUndefined();
    expect(await usage.spentInAll(NOVEMBER)).toBe(2);
  });
});

test("two processes don't set the same dollar aside", async () => {
  const folder = await temporaryFolder();
  const [one, other] = [start(openDatabase(folder)), start(openDatabase(folder))];
  expect(await one.ledger.open(job("a"), 6, ALL)).toBeUndefined();
  expect(await other.ledger.open(job("b"), 6, ALL)).toMatchObject({ leftUsd: 4 });
  one.database.close();
  other.database.close();
});

test("what is set aside is forgotten with its person", async () => {
  const { ledger, database } = start();
  await ledger.open(job("a"), 6, ALL);
  await ledger.anonymise("ann");
  expect(JSON.stringify(database.prepare("SELECT * FROM reservation").all())).not.toContain("ann");
});
