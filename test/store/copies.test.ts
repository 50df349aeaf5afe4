import { expect, test } from "vitest";
import { createCopies, type CopyAt } from "../../src/store/copies.ts";
import { shelfOf } from "../fakes/shelves.ts";

const at = (name: string): CopyAt => ({ id: name, page: `https://n.example/${name}` });

function start() {
  const kept = new Map<string, readonly CopyAt[]>();
  return { kept, copies: createCopies(shelfOf(kept)) };
}

test("readings that share most keys come first, each once", async () => {
  const { copies } = start();
  await copies.put(["a", "b"], at("one"));
  await copies.put(["a", "b", "c"], at("two"));
  await copies.put(["a", "b", "c"], at("two"));
  await copies.put(["x"], at("other"));
  expect(await copies.like(["a", "b", "c"])).toEqual([at("two"), at("one")]);
  expect(await copies.like(["y"])).toEqual([]);
});

test("one text on two pages is two readings", async () => {
  const { copies } = start();
  const [here, there] = [at("one"), { id: "one", page: "https://other.example/one" }];
  await copies.put(["a"], here);
  await copies.put(["a"], there);
  expect(await copies.like(["a"])).toEqual([here, there]);
});

test("however many are alike, the last eight are kept under a key and four are named", async () => {
  const { copies, kept } = start();
  for (let index = 0; index < 20; index++) await copies.put(["a"], at(`copy-${index}`));
  expect(kept.get("a")).toEqual([12, 13, 14, 15, 16, 17, 18, 19].map((index) => at(`copy-${index}`)));
  expect(await copies.like(["a"])).toHaveLength(4);
});
