import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { DEFAULT_LIMITS, parseLimits, type LimitRules } from "../../src/limit-rules.ts";
import { openDatabase } from "../../src/store/database.ts";
import { createLimits, type Asker, type Limits } from "../../src/store/limits.ts";
import { temporaryFolder } from "../fakes/folder.ts";
import { openMemory } from "../fakes/memory-database.ts";

const NOON = Date.parse("2026-11-20T12:00:00Z");
const MINUTE = 60_000;
const MANY: LimitRules = { ...DEFAULT_LIMITS, person: 100, channel: 100, server: 100, all: 100 };

beforeEach(() => void vi.useFakeTimers({ toFake: ["Date"], now: NOON }));
afterEach(() => void vi.useRealTimers());

const ann: Asker = { userId: "1001", channelId: "2001", guildId: "3001" };

/** One result after the other, each of which the model is asked for, until one isn't given. */
async function ask(limits: Limits, asker: Asker, most = 1_000) {
  for (let given = 0; given < most; given++) {
    const reached = await limits.take(asker);
    if (reached) return { given, ...reached };
    await limits.charge(asker);
  }
  return { given: most };
}

describe("in ten minutes", () => {
  test.each<[of: string, asker: Asker]>([
    ["person", { ...ann, channelId: "2002", guildId: "3002" }],
    ["channel", { ...ann, userId: "1002" }],
    ["server", { ...ann, userId: "1002", channelId: "2002" }],
    ["all", { userId: "1002", channelId: "2002", guildId: "3002" }],
  ])("so much is done for each %s, and no more", async (of, other) => {
    const limits = createLimits(openMemory(), { ...MANY, [of]: 6 });
    expect(await ask(limits, ann, 2)).toEqual({ given: 2 });
    expect(await ask(limits, other)).toEqual({ given: 4, of, wait: 10 * MINUTE });
    vi.setSystemTime(NOON + 7 * MINUTE);
    expect(await limits.take(ann)).toEqual({ of, wait: 3 * MINUTE });
    vi.setSystemTime(NOON + 10 * MINUTE + 1);
    expect(await limits.take(other)).toBeUndefined();
  });

  test("what costs nothing counts a fifth", async () => {
    const limits = createLimits(openMemory(), { ...MANY, person: 2 });
    for (let given = 0; given < 10; given++) expect(await limits.take(ann)).toBeUndefined();
    expect(await limits.take(ann)).toMatchObject({ of: "person" });
  });

  test("who was refused has used nothing of anybody's", async () => {
    const limits = createLimits(openMemory(), { ...MANY, person: 3, channel: 1 });
    await ask(limits, ann);
    for (let again = 0; again < 50; again++) expect(await limits.take(ann)).toMatchObject({ of: "channel" });
    expect(await ask(limits, { ...ann, channelId: "2002" }, 1)).toEqual({ given: 1 });
  });

  test("messages to the bot alone have no channel and no server to share", async () => {
    const limits = createLimits(openMemory(), { ...MANY, channel: 1, server: 1, all: 3 });
    const { guildId: _, ...direct } = ann;
    expect(await ask(limits, direct)).toMatchObject({ given: 3, of: "all" });
  });

  test("nothing is limited where there are no rules", async () => {
    expect(await ask(createLimits(openMemory(), undefined), ann, 700)).toEqual({ given: 700 });
  });

  test("it is told once to each person in a channel", async () => {
    const limits = createLimits(openMemory(), undefined);
    expect([await limits.tellOnce(ann), await limits.tellOnce(ann)]).toEqual([true, false]);
    expect(await limits.tellOnce({ ...ann, userId: "1002" })).toBe(true);
    vi.setSystemTime(NOON + 10 * MINUTE + 1);
    expect(await limits.tellOnce(ann)).toBe(true);
  });
});

describe("a limit that was reached", () => {
  test("holds after a restart, and for every process", async () => {
    const folder = await temporaryFolder();
    const open = () => {
      const database = openDatabase(folder);
      return { database, limits: createLimits(database, { ...MANY, person: 4 }) };
    };
    const [one, other] = [open(), open()];
    expect([await ask(one.limits, ann, 2), await ask(other.limits, ann)]).toMatchObject([{ given: 2 }, { given: 2 }]);
    one.database.close();
    other.database.close();
    const next = open();
    expect(await next.limits.take(ann)).toMatchObject({ of: "person" });
    next.database.close();
  });

  test("holds where the clock jumps back, and for ten minutes at most", async () => {
    const limits = createLimits(openMemory(), { ...MANY, person: 2 });
    await ask(limits, ann);
    vi.setSystemTime(NOON - 24 * 60 * MINUTE);
    expect(await limits.take(ann)).toEqual({ of: "person", wait: 10 * MINUTE });
    vi.setSystemTime(NOON - 24 * 60 * MINUTE + 10 * MINUTE + 1);
    expect(await limits.take(ann)).toBeUndefined();
  });
});

test("what is kept names nobody", async () => {
  const database = openMemory();
  await createLimits(database, MANY).take(ann);
  const rows = database.prepare("SELECT key FROM rate").all();
  expect(rows).toHaveLength(4);
  expect(JSON.stringify(rows)).not.toMatch(/1001|2001|3001/);
});

test.each<[string, Partial<LimitRules> | undefined]>([
  ["person=3", { person: 3 }],
  ["person=3, server-at-once = 8,all=90", { person: 3, "server-at-once": 8, all: 90 }],
  ["person", undefined],
  ["person=0", undefined],
  ["persons=3", undefined],
  ["person=3;all=2", undefined],
])("“%s” is read as %j", (text, expected) => {
  expect(parseLimits(text)).toEqual(expected && { ...DEFAULT_LIMITS, ...expected });
});
