import { DatabaseSync } from "node:sqlite";
import { describe, expect, onTestFinished, test } from "vitest";
import { createClaims } from "../../src/store/claims.ts";
import { DAY, drivers } from "./drivers.ts";

describe.each(drivers())("claims in $name", ({ open }) => {
  test("each event is taken once, by one process or another, also after a restart", async () => {
    const place = await open();
    const [one, other] = [(await place.connect()).claims, (await place.connect()).claims];
    expect([await one.take("1"), await one.take("1"), await other.take("1")]).toEqual([true, false, false]);
    expect([await other.take("2"), await one.take("2")]).toEqual([true, false]);
    expect(await (await place.connect()).claims.take("1")).toBe(false);
    expect(place.errors).toEqual([]);
  });

  test("of many who take an event at once one has it", async () => {
    const place = await open();
    const stores = await Promise.all(Array.from({ length: 5 }, () => place.connect()));
    for (let id = 0; id < 20; id++) {
      const taken = await Promise.all(stores.map(({ claims }) => claims.take(String(id))));
      expect(taken.filter(Boolean)).toHaveLength(1);
    }
    await place.wait(DAY);
    expect(await (await place.connect()).claims.take("another")).toBe(true);
  });
});

function start() {
  const database = new DatabaseSync(":memory:");
  onTestFinished(() => database.close());
  const errors: unknown[] = [];
  const claims = () => createClaims(database, { now: Date.now, onError: (error) => errors.push(error) });
  return { database, errors, claims };
}

test("where the table fails, each is taken once by this process, and the fault is told", async () => {
  const { database, errors, claims } = start();
  const own = claims();
  database.exec("DROP TABLE claim");
  expect([await own.take("1"), await own.take("1"), await own.take("2")]).toEqual([true, false, true]);
  expect(errors).toHaveLength(2);
});

test("what is kept in memory has an end", async () => {
  const { database, claims } = start();
  const own = claims();
  for (let id = 0; id <= 5_000; id++) await own.take(String(id));
  database.exec("DELETE FROM claim");
  // The first one was let go, the second is still known.
  expect([await own.take("1"), await own.take("0")]).toEqual([false, true]);
});
