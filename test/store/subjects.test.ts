import { expect, test } from "vitest";
import { createSubjects } from "../../src/store/subjects.ts";
import { openMemory } from "../fakes/memory-database.ts";

function start() {
  let time = 0;
  const database = openMemory();
  const rows = () => database.prepare("SELECT key FROM subject").all().length;
  return { subjects: createSubjects(database, () => time), rows, wait: (ms: number) => void (time += ms) };
}

test("entries are found by each of their subjects, shelf by shelf", async () => {
  const { subjects } = start();
  await subjects.note("link", "1", ["a", "b"]);
  await subjects.note("link", "2", ["b"]);
  await subjects.note("copy", "3", ["b"]);
  await subjects.note("link", "4", []);

  expect(await subjects.keys("link", "a")).toEqual(["1"]);
  expect(await subjects.keys("link", "b")).toEqual(["1", "2"]);
  expect(await subjects.keys("link", "c")).toEqual([]);
});

test("a removed entry tells of nothing", async () => {
  const { subjects } = start();
  for (const shelf of ["link", "copy"]) await subjects.note(shelf, "1", ["a"]);
  await subjects.remove("link", "1");

  expect([await subjects.keys("link", "a"), await subjects.keys("copy", "a")]).toEqual([[], ["1"]]);
});

test("a changed entry tells of what is left in it", async () => {
  const { subjects } = start();
  await subjects.note("link", "1", ["a", "b"]);
  await subjects.remove("link", "1", ["b", "c"]);

  expect([await subjects.keys("link", "a"), await subjects.keys("link", "b")]).toEqual([[], ["1"]]);
});

test("a note goes when its entry expires, and stays with one that is stored again", async () => {
  const { subjects, wait, rows } = start();
  await subjects.note("link", "old", ["a"], 1_000);
  await subjects.note("link", "again", ["a"], 1_000);
  await subjects.note("link", "again", ["a"], 2_000);
  await subjects.note("link", "ever", ["a"]);
  wait(1_000);
  await subjects.note("link", "new", ["b"], 2_000);

  expect(await subjects.keys("link", "a")).toEqual(["again", "ever"]);
  expect(rows()).toBe(3);
});
