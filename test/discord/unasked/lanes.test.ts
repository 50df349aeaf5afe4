import { setImmediate as settle } from "node:timers/promises";
import { expect, test } from "vitest";
import { createLanes, type Lanes } from "../../../src/discord/unasked/lanes.ts";

/** Enters lanes and tells whose turn it is, in order. */
function entering(lanes: Lanes) {
  const turns: string[] = [];
  const enter = (name: string, lane: string | undefined) => {
    const { turn, leave } = lanes.enter(lane);
    void turn.then(() => turns.push(name));
    return leave;
  };
  return { turns, enter };
}

test("who came later waits until all before have left, however early one of them gives up", async () => {
  const { turns, enter } = entering(createLanes());
  const [first, second] = ["a", "b", "c"].map((name) => enter(name, "thread"));
  second?.();
  await settle();
  expect(turns).toEqual(["a"]);
  first?.();
  await settle();
  expect(turns).toEqual(["a", "b", "c"]);
});

test("different lanes, and what is in none, don't wait for each other", async () => {
  const { turns, enter } = entering(createLanes());
  for (const [name, lane] of [
    ["a", "one"],
    ["b", "two"],
    ["c", undefined],
    ["d", undefined],
  ] as const)
    enter(name, lane);
  await settle();
  expect(turns).toEqual(["a", "b", "c", "d"]);
});

test("a lane that everybody has left is begun anew", async () => {
  const { turns, enter } = entering(createLanes());
  enter("a", "thread")();
  await settle();
  enter("b", "thread");
  await settle();
  expect(turns).toEqual(["a", "b"]);
});
