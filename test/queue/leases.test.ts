import { expect, onTestFinished, test } from "vitest";
import { createLeases } from "../../src/queue/leases.ts";
import { openDatabase } from "../../src/store/database.ts";
import { temporaryFolder } from "../fakes/folder.ts";

const LEASE = 10_000;
const DAY = 24 * 60 * 60 * 1000;
const WRITTEN = { job: "{}", reply: "{}" };
const WHOSE = { userId: "4", guildId: "7" };

/** Views that processes have of one table, at a time that is set. */
async function table() {
  const database = openDatabase(await temporaryFolder());
  onTestFinished(() => database.close());
  let time = 1_000_000;
  return {
    of: (owner: string) => createLeases({ database, now: () => time, owner, lease: LEASE }),
    pass: (ms: number) => void (time += ms),
  };
}

test("a job is another's when its lease has run out, not before", async () => {
  const { of, pass } = await table();
  const [ours, theirs] = [of("us"), of("them")];
  ours.insert("1", WRITTEN, WHOSE);
  pass(LEASE - 1);
  expect(theirs.claim()).toEqual([]);
  pass(1);
  expect(theirs.claim()).toMatchObject([{ id: "1", starts: 0, at: 1_000_000, isAcknowledged: false, ...WRITTEN }]);
  expect(theirs.claim()).toEqual([]);
  expect([...ours.renew()]).toEqual([]);
  expect([...theirs.renew()]).toEqual(["1"]);
});

test("who says that it lives keeps its jobs for a lease more", async () => {
  const { of, pass } = await table();
  const [ours, theirs] = [of("us"), of("them")];
  ours.insert("1", WRITTEN, WHOSE);
  pass(LEASE - 1);
  ours.renew();
  pass(LEASE - 1);
  expect(theirs.claim()).toEqual([]);
  pass(1);
  theirs.claim();
  pass(LEASE - 1);
  expect(ours.claim()).toEqual([]);
  pass(1);
  expect(ours.claim()).toHaveLength(1);
});

test("only who holds a job changes it", async () => {
  const { of, pass } = await table();
  const [ours, theirs] = [of("us"), of("them")];
  ours.insert("1", WRITTEN, WHOSE);
  pass(LEASE);
  theirs.claim();
  expect(ours.acknowledge("1", "{}")).toBe(false);
  expect(ours.start("1")).toBe(false);
  expect(ours.keep("1", "{}")).toBe(false);
  expect(ours.postpone("1", 1)).toBe(false);
  expect(ours.end("1")).toBe(false);
  expect(ours.isOpen("1")).toBe(true);
  expect([theirs.acknowledge("1", "{}"), theirs.start("1"), theirs.keep("1", "{}"), theirs.end("1")]).toEqual([
    true,
    true,
    true,
    true,
  ]);
  expect([ours.isOpen("1"), ours.knows("1"), ours.knows("2")]).toEqual([false, true, false]);
});

test("what is postponed comes back at its time, at the latest after a lease, and counts as not begun", async () => {
  const { of, pass } = await table();
  const leases = of("us");
  leases.insert("1", WRITTEN, WHOSE);
  leases.insert("2", WRITTEN, WHOSE);
  for (const id of ["1", "2"]) leases.start(id);
  leases.postpone("1", 500);
  leases.postpone("2", LEASE * 3);
  pass(499);
  expect(leases.claim()).toEqual([]);
  pass(1);
  expect(leases.claim()).toMatchObject([{ id: "1", starts: 0 }]);
  pass(LEASE - 500);
  expect(leases.claim()).toMatchObject([{ id: "2", starts: 0 }]);
});

test("what was let go of is anybody's at once", async () => {
  const { of } = await table();
  const leases = of("us");
  leases.insert("1", WRITTEN, WHOSE);
  leases.release();
  expect(of("them").claim()).toHaveLength(1);
});

test("jobs come in the order of their acceptance, by time and then by id, and what was begun more than once comes last", async () => {
  const { of, pass } = await table();
  const leases = of("us");
  leases.insert("9", WRITTEN, WHOSE);
  pass(1);
  for (const id of ["200", "99", "101"]) leases.insert(id, WRITTEN, WHOSE);
  for (const id of ["9", "9", "9", "99", "99", "200"]) leases.start(id);
  leases.release();
  expect(
    of("them")
      .claim()
      .map(({ id }) => id),
  ).toEqual(["101", "200", "99", "9"]);
});

test("open jobs are counted in all, of a person and of a server", async () => {
  const { of } = await table();
  const leases = of("us");
  expect([leases.open(), leases.openOf("person", "4")]).toEqual([0, 0]);
  leases.insert("1", WRITTEN, WHOSE);
  leases.insert("2", WRITTEN, { ...WHOSE, userId: "5" });
  leases.insert("3", WRITTEN, WHOSE);
  leases.end("3");
  expect([leases.open(), leases.openOf("person", "4"), leases.openOf("server", "7")]).toEqual([2, 1, 2]);
});

test("an id is known for a day after its job's acceptance, one that is open as long as it is", async () => {
  const { of, pass } = await table();
  const leases = of("us");
  leases.insert("1", WRITTEN, WHOSE);
  leases.insert("2", WRITTEN, WHOSE);
  leases.end("1");
  pass(DAY);
  leases.forget();
  expect(leases.knows("1")).toBe(true);
  pass(1);
  leases.forget();
  expect([leases.knows("1"), leases.knows("2")]).toEqual([false, true]);
});
