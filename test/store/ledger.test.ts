import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Caps } from "../../src/store/ledger.ts";
import type { Account } from "../../src/store/usage.ts";
import { drivers } from "./drivers.ts";

const NOVEMBER = "2026-11";
const HOUR = 60 * 60 * 1000;

const job = (jobId: string, more: Partial<Account> = {}): Account => ({
  jobId,
  guildId: "1",
  userId: "ann",
  task: "translate",
  ...more,
});

const ALL: Caps = { installation: 10 };

describe.each(drivers())("the ledger in $name", ({ open }) => {
  /** Accounts of a store whose clock is set by hand. */
  async function start() {
    const place = await open();
    place.at("2026-11-20T12:00:00Z");
    const { usage, ledger } = await place.connect();
    return { usage, ledger, place };
  }

  describe("what is set aside", () => {
    test("can't be set aside again until it is given back", async () => {
      const { ledger } = await start();
      expect(await ledger.open(job("a"), 6, ALL)).toBeUndefined();
      const short = { of: "installation", cap: 10, leftUsd: 4 };
      expect(await ledger.shortage(job("b"), 5, ALL)).toEqual(short);
      expect(await ledger.open(job("b"), 5, ALL)).toEqual(short);
      await ledger.close("a");
      expect(await ledger.open(job("b"), 5, ALL)).toBeUndefined();
    });

    test("shrinks by what is booked, which is spent", async () => {
      const { ledger, usage } = await start();
      await ledger.open(job("a"), 6, ALL);
      await ledger.book(job("a"), { tokens: 100, usd: 2 });
      expect(await ledger.shortage(job("b"), 4, ALL)).toBeUndefined();
      expect(await ledger.shortage(job("b"), 4.1, ALL)).toMatchObject({ leftUsd: 4 });
      await ledger.close("a");
      expect(await usage.spentInAll(NOVEMBER)).toBe(2);
      expect(await ledger.shortage(job("b"), 8, ALL)).toBeUndefined();
    });

    test("grows where one request may cost more than is left of it", async () => {
      const { ledger } = await start();
      await ledger.open(job("a"), 1, ALL);
      expect(await ledger.ask(job("a"), 3, ALL)).toBeUndefined();
      expect(await ledger.shortage(job("b"), 7.5, ALL)).toMatchObject({ leftUsd: 7 });
      expect(await ledger.ask(job("a"), 11, ALL)).toMatchObject({ leftUsd: 10 });
    });

    test("serves the job it is for, whatever others have spent since", async () => {
      const { ledger } = await start();
      await ledger.open(job("a"), 5, ALL);
      await ledger.book(job("b"), { tokens: 1, usd: 9 });
      expect(await ledger.ask(job("a"), 5, ALL)).toBeUndefined();
    });

    test.each<[keyof Caps, Caps, other: Partial<Account>]>([
      ["server", { installation: 10, server: 1 }, { guildId: "2" }],
      ["person", { installation: 10, server: 5, person: 1 }, { userId: "bob" }],
    ])("counts for its %s, and no other", async (of, caps, other) => {
      const { ledger } = await start();
      await ledger.open(job("a"), 0.75, caps);
      expect(await ledger.open(job("b"), 0.75, caps)).toMatchObject({ of, leftUsd: 0.25 });
      expect(await ledger.open(job("c", other), 0.75, caps)).toBeUndefined();
    });

    test("isn't needed for what costs nothing, even where all is spent", async () => {
      const { ledger } = await start();
      await ledger.book(job("a"), { tokens: 1, usd: 12 });
      expect(await ledger.open(job("b"), 0, ALL)).toBeUndefined();
      expect(await ledger.ask(job("b"), 0, ALL)).toBeUndefined();
    });
  });

  describe("what is booked", () => {
    test("adds up to one job, which is no result until it came to its end", async () => {
      const { ledger, usage } = await start();
      await ledger.open(job("a"), 1, ALL);
      await ledger.book(job("a"), { tokens: 100, usd: 0.25 });
      await ledger.book(job("a"), { tokens: 50, usd: 0.25 });
      const booked = { tokens: 150, usd: 0.5, cached: 0, savedUsd: 0 };
      expect((await usage.month("1", NOVEMBER)).total).toEqual({ jobs: 0, ...booked });
      await usage.record({ ...job("a"), tokens: 150, usd: 0.5, cached: false, savedUsd: 0.125 });
      expect((await usage.month("1", NOVEMBER)).total).toEqual({ jobs: 1, ...booked, savedUsd: 0.125 });
    });

    test("keeps tokens without a price, and a price beside them", async () => {
      const { ledger, usage } = await start();
      await ledger.book(job("a"), { tokens: 100 });
      expect(await usage.own("ann", NOVEMBER)).toMatchObject({ tokens: 100, usd: 0 });
      await ledger.book(job("a"), { tokens: 1, usd: 0.5 });
      await ledger.book(job("a"), { tokens: 1 });
      expect(await usage.own("ann", NOVEMBER)).toMatchObject({ tokens: 102, usd: 0.5 });
    });

    test("is nothing where nothing was used", async () => {
      const { ledger, usage } = await start();
      await ledger.open(job("a"), 1, ALL);
      await ledger.book(job("a"), { tokens: 0, usd: 0 });
      expect((await usage.month("1", NOVEMBER)).people).toEqual([]);
    });
  });

  describe("a month", () => {
    test("begins with nothing spent", async () => {
      const { ledger, place } = await start();
      await ledger.book(job("a"), { tokens: 1, usd: 10 });
      expect(await ledger.open(job("b"), 1, ALL)).toBeDefined();
      place.at("2026-12-01T00:00:00Z");
      expect(await ledger.open(job("b"), 1, ALL)).toBeUndefined();
    });

    test("pays for the jobs that began in it, to their end", async () => {
      const { ledger, usage, place } = await start();
      place.at("2026-11-30T23:59:59Z");
      await ledger.open(job("a"), 9, ALL);
      place.at("2026-12-01T00:00:01Z");
      expect(await ledger.open(job("b"), 10, ALL)).toBeUndefined();
      await ledger.ask(job("a"), 9, ALL);
      await ledger.book(job("a"), { tokens: 1, usd: 9 });
      expect([await usage.spentInAll("2026-11"), await usage.spentInAll("2026-12")]).toEqual([9, 0]);
      // Begun again after a restart, it is still the same month's.
      await ledger.close("a");
      expect(await ledger.open(job("a"), 2, ALL)).toMatchObject({ leftUsd: 1 });
    });

    test.each(["2026-11-01", "2026-11-30"])("holds what was spent in it where its clock jumps to %s", async (day) => {
      const { ledger, place } = await start();
      await ledger.book(job("a"), { tokens: 1, usd: 10 });
      place.at(day);
      expect(await ledger.open(job("b"), 1, ALL)).toMatchObject({ leftUsd: 0 });
    });
  });

  describe("after a kill", () => {
    test("the request under way counts as spent, the rest is free again, when the job begins anew", async () => {
      const { ledger, usage } = await start();
      await ledger.open(job("a"), 6, ALL);
      await ledger.ask(job("a"), 2, ALL);
      expect(await ledger.open(job("a"), 6, ALL)).toBeUndefined();
      expect(await usage.spentInAll(NOVEMBER)).toBe(2);
      await ledger.close("a");
      expect(await ledger.shortage(job("b"), 8, ALL)).toBeUndefined();
    });

    test("nothing counts as spent where no request was under way", async () => {
      const { ledger, usage } = await start();
      await ledger.open(job("a"), 6, ALL);
      await ledger.ask(job("a"), 2, ALL);
      await ledger.book(job("a"), { tokens: 1, usd: 0.5 });
      await ledger.open(job("a"), 6, ALL);
      expect(await usage.spentInAll(NOVEMBER)).toBe(0.5);
    });

    test.each([2 * HOUR, -2 * HOUR])("a job that never comes back is settled by others, %d ms later", async (later) => {
      const { ledger, usage, place } = await start();
      await ledger.open(job("a"), 9, ALL);
      await ledger.ask(job("a"), 2, ALL);
      expect(await ledger.open(job("b"), 5, ALL)).toBeDefined();
      place.at(Date.parse("2026-11-20T12:00:00Z") + later);
      expect(await ledger.open(job("b"), 5, ALL)).toBeUndefined();
      expect(await usage.spentInAll(NOVEMBER)).toBe(2);
    });
  });

  test("two processes don't set the same dollar aside", async () => {
    const { place, ledger } = await start();
    const other = (await place.connect()).ledger;
    expect(await ledger.open(job("a"), 6, ALL)).toBeUndefined();
    expect(await other.open(job("b"), 6, ALL)).toMatchObject({ leftUsd: 4 });
  });

  test("what is set aside is forgotten with its person", async () => {
    const { place, ledger } = await start();
    await ledger.open(job("a"), 6, ALL);
    await ledger.open(job("b", { userId: "bob" }), 1, ALL);
    await ledger.close("b");
    for (const person of ["ann", "bob"]) await ledger.anonymise(person);
    expect([...(await place.content())].join(" ")).not.toMatch(/ann|bob/);
  });

  describe("whatever two processes do at once", () => {
    const cents = fc.integer({ min: 0, max: 400 }).map((count) => count / 100);
    const account = fc.record({
      guildId: fc.constantFrom("1", "2", undefined),
      userId: fc.constantFrom("ann", "bob"),
    });
    /** A job: what it is thought to cost, its requests with what each may cost and which part of that it does. */
    const work = fc.record({
      account,
      estimate: cents,
      requests: fc.array(fc.record({ most: cents, part: fc.integer({ min: 0, max: 4 }) }), { maxLength: 3 }),
      isKilled: fc.boolean(),
    });

    test("no cap is passed, and what was booked is what was spent", async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(work, { minLength: 1, maxLength: 12 }), async (jobs) => {
          const { place, ledger } = await start();
          const other = await place.connect();
          const caps: Caps = { installation: 8, server: 5, person: 3 };
          let booked = 0;
          await Promise.all(
            jobs.map(async (given, index) => {
              const own = index % 2 === 0 ? ledger : other.ledger;
              const mine = job(`job ${index}`, given.account);
              if (await own.open(mine, given.estimate, caps)) return;
              for (const { most, part } of given.requests) {
                if (await own.ask(mine, most, caps)) break;
                const usd = (most * part) / 4;
                await own.book(mine, { tokens: 1, usd });
                booked += usd;
              }
              if (!given.isKilled) await own.close(mine.jobId);
            }),
          );
          const { usage } = other;
          expect(await usage.spentInAll(NOVEMBER)).toBeCloseTo(booked, 6);
          const spent = [
            [await usage.spentInAll(NOVEMBER), 8],
            [await usage.spent("1", NOVEMBER), 5],
            [await usage.spent("2", NOVEMBER), 5],
            [await usage.spent("1", NOVEMBER, "ann"), 3],
            [await usage.spent("2", NOVEMBER, "bob"), 3],
          ] as const;
          for (const [usd, cap] of spent) expect(usd).toBeLessThanOrEqual(cap + 1e-6);
          // Once all has been settled, all that is left can be had, and no more.
          place.at(Date.now() + 2 * HOUR);
          const left = 8 - booked;
          const free: Caps = { installation: 8 };
          expect(await ledger.open(job("last"), Math.max(0, left - 1e-6), free)).toBeUndefined();
          expect(await ledger.ask(job("last"), left + 1e-6, free)).toMatchObject({ of: "installation" });
        }),
        { numRuns: 25 },
      );
    });
  });
});
