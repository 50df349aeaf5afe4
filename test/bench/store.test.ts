import { expect, test } from "vitest";
import type { StoreContender } from "../../bench/store/contenders.ts";
import { measureStore, storeTable } from "../../bench/store/figures.ts";

test("a store is measured beside its floor, by size and operation", async () => {
  const map = new Map<string, string>();
  const access = { get: (key: string) => map.get(key), set: (key: string, value: string) => map.set(key, value) };
  const contender: StoreContender = {
    name: "some store",
    store: access,
    floor: { name: "a Map", ...access },
    [Symbol.asyncDispose]: () => Promise.resolve(),
  };
  const rows = await measureStore(contender, 0.01);
  expect(rows.map(({ what }) => what)).toEqual(["set, 100 bytes", "get, 100 bytes", "set, 50 KB", "get, 50 KB"]);
  for (const { perSecond, floorPerSecond } of rows) expect(Math.min(perSecond, floorPerSecond)).toBeGreaterThan(0);
  expect(new Set([...map.values()].map(({ length }) => length))).toEqual(new Set([50_000]));
  expect(storeTable(rows)).toContain("some store");
});
