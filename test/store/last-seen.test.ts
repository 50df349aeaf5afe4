import { DatabaseSync } from "node:sqlite";
import { expect, onTestFinished, test } from "vitest";
import { createLastSeen, type LastSeen } from "../../src/store/last-seen.ts";

const DAY = 24 * 60 * 60 * 1000;

function start() {
  const database = new DatabaseSync(":memory:");
  onTestFinished(() => database.close());
  const clock = { now: Date.UTC(2026, 10, 1) };
  return { clock, seen: createLastSeen(database, { now: () => clock.now, retentionDays: 30 }) };
}

const all = (seen: LastSeen) => seen.since(0, 100);

test("the latest message is kept, in whatever order messages come", async () => {
  const { seen } = start();
  for (const id of ["1443012345678901234", "1443012345678901236", "999", "1443012345678901235"]) {
    await seen.note("thread", id);
  }
  expect(await all(seen)).toEqual([{ conversation: "thread", messageId: "1443012345678901236" }]);
});

test("conversations come by their last use, bounded in time and number", async () => {
  const { clock, seen } = start();
  for (const name of ["a", "b", "c"]) {
    await seen.note(name, "1");
    clock.now += DAY;
  }
  await seen.note("a", "1");
  const names = async (days: number, limit: number) =>
    (await seen.since(clock.now - days * DAY, limit)).map(({ conversation }) => conversation);
  expect(await names(30, 10)).toEqual(["a", "c", "b"]);
  expect(await names(1, 10)).toEqual(["a", "c"]);
  expect(await names(30, 1)).toEqual(["a"]);
});

test("what is removed, or as old as its article, is gone", async () => {
  const { clock, seen } = start();
  await seen.note("old", "1");
  await seen.note("removed", "1");
  await seen.remove("removed");
  clock.now += 30 * DAY;
  await seen.note("new", "1");
  expect(await all(seen)).toEqual([{ conversation: "new", messageId: "1" }]);
});
