import { describe, expect, test } from "vitest";
import type { LastSeen } from "../../src/store/last-seen.ts";
import { DAY, drivers } from "./drivers.ts";

const all = (seen: LastSeen) => seen.since(0, 100);

describe.each(drivers())("what was seen last in $name", ({ open }) => {
  async function start() {
    const place = await open();
    return { place, seen: (await place.connect()).lastSeen };
  }

  test("the latest message is kept, in whatever order messages come", async () => {
    const { seen } = await start();
    for (const id of ["1443012345678901234", "1443012345678901236", "999", "1443012345678901235"]) {
      await seen.note("thread", id);
    }
    expect(await all(seen)).toEqual([{ conversation: "thread", messageId: "1443012345678901236" }]);
  });

  test("conversations come by their last use, bounded in time and number", async () => {
    const { place, seen } = await start();
    for (const name of ["a", "b", "c"]) {
      await seen.note(name, "1");
      await place.wait(DAY);
    }
    await seen.note("a", "1");
    const names = async (days: number, limit: number) =>
      (await seen.since(Date.now() - days * DAY, limit)).map(({ conversation }) => conversation);
    expect(await names(30, 10)).toEqual(["a", "c", "b"]);
    expect(await names(1, 10)).toEqual(["a", "c"]);
    expect(await names(30, 1)).toEqual(["a"]);
  });

  test("what is removed, or as old as its article, is gone", async () => {
    const { place, seen } = await start();
    await seen.note("old", "1");
    await seen.note("removed", "1");
    await seen.remove("removed");
    await place.wait(30 * DAY);
    await seen.note("new", "1");
    expect(await all(seen)).toEqual([{ conversation: "new", messageId: "1" }]);
  });
});
