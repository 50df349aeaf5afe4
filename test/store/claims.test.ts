import { DatabaseSync } from "node:sqlite";
import { expect, onTestFinished, test } from "vitest";
import { createClaims } from "../../src/store/claims.ts";

function start() {
  const database = new DatabaseSync(":memory:");
  onTestFinished(() => database.close());
  const errors: unknown[] = [];
  const claims = () => createClaims(database, { now: Date.now, onError: (error) => errors.push(error) });
  return { database, errors, claims };
}

test("each event is taken once, by one process or another, also after a restart", () => {
  const { claims } = start();
  const [one, other] = [claims(), claims()];
  expect([one.take("1"), one.take("1"), other.take("1"), claims().take("1")]).toEqual([true, false, false, false]);
  expect([other.take("2"), one.take("2")]).toEqual([true, false]);
});

test("where the table fails, each is taken once by this process, and the fault is told", () => {
  const { database, errors, claims } = start();
  const own = claims();
  database.exec("DROP TABLE claim");
  expect([own.take("1"), own.take("1"), own.take("2")]).toEqual([true, false, true]);
  expect(errors).toHaveLength(2);
});

test("what is kept in memory has an end", () => {
  const { database, claims } = start();
  const own = claims();
  for (let id = 0; id <= 5_000; id++) own.take(String(id));
  database.exec("DELETE FROM claim");
  // The first one was let go, the second is still known.
  expect([own.take("1"), own.take("0")]).toEqual([false, true]);
});
