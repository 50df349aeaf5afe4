import { expect, test } from "vitest";
import { createReaderPages } from "../../src/store/reader-pages.ts";
import { openMemory } from "../fakes/memory-database.ts";

const DAY = 24 * 60 * 60 * 1000;

function start() {
  let time = 0;
  const pages = createReaderPages(openMemory(), { now: () => time, retentionDays: 30 });
  return { pages, wait: (ms: number) => void (time += ms) };
}

test("a result has one address, which nobody guesses", async () => {
  const { pages } = start();
  const secret = await pages.publish("job");

  expect(secret).toMatch(/^[\w-]{22}$/);
  expect(await pages.publish("job")).toBe(secret);
  expect(await pages.publish("other")).not.toBe(secret);
  expect(await pages.find(secret)).toBe("job");
  expect(await pages.find("other")).toBeUndefined();
});

test("a withdrawn address leads nowhere, and isn't given again", async () => {
  const { pages } = start();
  const [one, two] = [await pages.publish("1"), await pages.publish("2")];
  await pages.withdraw(["1", "unknown"]);

  expect([await pages.find(one), await pages.find(two)]).toEqual([undefined, "2"]);
  expect(await pages.publish("1")).not.toBe(one);
});

test("an address expires", async () => {
  const { pages, wait } = start();
  const secret = await pages.publish("job");
  wait(30 * DAY - 1);
  expect(await pages.find(secret)).toBe("job");
  wait(1);
  expect(await pages.find(secret)).toBeUndefined();
  expect(await pages.publish("job")).not.toBe(secret);
});
