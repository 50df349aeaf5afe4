import { describe, expect, test } from "vitest";
import { DEFAULT_LIMITS, parseLimits, type LimitRules } from "../../src/limit-rules.ts";
import type { Asker, Limits } from "../../src/store/limits.ts";
import { drivers, SQLITE } from "./drivers.ts";

const MINUTE = 60_000;
const MANY: LimitRules = { ...DEFAULT_LIMITS, person: 100, channel: 100, server: 100, all: 100 };

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

/** What a server's own clock tells isn't known to the millisecond. */
const about = (minutes: number) => expect.closeTo(minutes * MINUTE, -4);

describe.each(drivers())("limits in $name", ({ open }) => {
  async function start(limits: LimitRules | undefined) {
    const place = await open();
    return { place, limits: (await place.connect({ limits })).limits };
  }

  describe("in ten minutes", () => {
    test.each<[of: string, asker: Asker]>([
      ["person", { ...ann, channelId: "2002", guildId: "3002" }],
      ["channel", { ...ann, userId: "1002" }],
      ["server", { ...ann, userId: "1002", channelId: "2002" }],
      ["all", { userId: "1002", channelId: "2002", guildId: "3002" }],
    ])("so much is done for each %s, and no more", async (of, other) => {
      const { place, limits } = await start({ ...MANY, [of]: 6 });
      expect(await ask(limits, ann, 2)).toEqual({ given: 2 });
      expect(await ask(limits, other)).toEqual({ given: 4, of, wait: about(10) });
      await place.wait(7 * MINUTE);
      expect(await limits.take(ann)).toEqual({ of, wait: about(3) });
      await place.wait(3 * MINUTE + 1);
      expect(await limits.take(other)).toBeUndefined();
    });

    test("what costs nothing counts a fifth", async () => {
      const { limits } = await start({ ...MANY, person: 2 });
      for (let given = 0; given < 10; given++) expect(await limits.take(ann)).toBeUndefined();
      expect(await limits.take(ann)).toMatchObject({ of: "person" });
    });

    test("who was refused has used nothing of anybody's", async () => {
      const { limits } = await start({ ...MANY, person: 3, channel: 1 });
      await ask(limits, ann);
      for (let again = 0; again < 50; again++) expect(await limits.take(ann)).toMatchObject({ of: "channel" });
      expect(await ask(limits, { ...ann, channelId: "2002" }, 1)).toEqual({ given: 1 });
    });

    test("messages to the bot alone have no channel and no server to share", async () => {
      const { limits } = await start({ ...MANY, channel: 1, server: 1, all: 3 });
      const { guildId: _, ...direct } = ann;
      expect(await ask(limits, direct)).toMatchObject({ given: 3, of: "all" });
    });

    test("nothing is limited where there are no rules", async () => {
      const { limits } = await start(undefined);
      expect(await ask(limits, ann, 700)).toEqual({ given: 700 });
    });

    test("it is told once to each person in a channel", async () => {
      const { place, limits } = await start(undefined);
      expect([await limits.tellOnce(ann), await limits.tellOnce(ann)]).toEqual([true, false]);
      expect(await limits.tellOnce({ ...ann, userId: "1002" })).toBe(true);
      await place.wait(10 * MINUTE + 1);
      expect(await limits.tellOnce(ann)).toBe(true);
    });
  });

  test("a limit that was reached holds after a restart, and for every process", async () => {
    const { place, limits } = await start({ ...MANY, person: 4 });
    const connect = async () => (await place.connect({ limits: { ...MANY, person: 4 } })).limits;
    expect([await ask(limits, ann, 2), await ask(await connect(), ann)]).toMatchObject([{ given: 2 }, { given: 2 }]);
    expect(await (await connect()).take(ann)).toMatchObject({ of: "person" });
  });

  test("of many who ask at once so many get something as there is", async () => {
    const rules = { ...MANY, person: 2 };
    const { place, limits } = await start(rules);
    const other = (await place.connect({ limits: rules })).limits;
    const taken = await Promise.all(Array.from({ length: 30 }, (_, at) => (at % 2 ? other : limits).take(ann)));
    expect(taken.filter((reached) => !reached).length).toBeLessThanOrEqual(10);
    expect(await limits.take(ann)).toMatchObject({ of: "person" });
  });

  test("what is kept names nobody", async () => {
    const { place, limits } = await start(MANY);
    await limits.take(ann);
    expect([...(await place.content())].join(" ")).not.toMatch(/1001|2001|3001/);
  });
});

test("a limit holds where the machine's clock jumps back, and for ten minutes at most", async () => {
  const place = await SQLITE.open();
  const { limits } = await place.connect({ limits: { ...MANY, person: 2 } });
  await ask(limits, ann);
  const before = Date.now() - 24 * 60 * MINUTE;
  place.at(before);
  expect(await limits.take(ann)).toEqual({ of: "person", wait: 10 * MINUTE });
  place.at(before + 10 * MINUTE + 1);
  expect(await limits.take(ann)).toBeUndefined();
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
