import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { createPace } from "../../../src/discord/unasked/pace.ts";

/** A pace with a pause of 40 ms, and what was done, when. */
function start(waiting = 5) {
  const pace = createPace({ interval: 40, waiting });
  const done: string[] = [];
  const at: number[] = [];
  const enter = (place: string, what: string, did = true) =>
    pace.enter(place, async () => {
      done.push(what);
      at.push(performance.now());
      return did;
    });
  return { pace, enter, done, at };
}

test("the first is done at once, the next after a pause, in order", async () => {
  const { enter, done, at } = start();
  for (const what of ["a", "b", "c"]) enter("here", what);
  expect(done).toEqual(["a"]);
  await sleep(150);
  expect(done).toEqual(["a", "b", "c"]);
  expect(at[1]! - at[0]!).toBeGreaterThanOrEqual(38);
  expect(at[2]! - at[1]!).toBeGreaterThanOrEqual(38);
});

test("what comes soon after the last waits too, what comes later doesn't", async () => {
  const { enter, done } = start();
  enter("here", "a");
  await sleep(15);
  enter("here", "b");
  expect(done).toEqual(["a"]);
  await sleep(150);
  enter("here", "c");
  expect(done).toEqual(["a", "b", "c"]);
});

test("what had nothing to do makes no pause", async () => {
  const { enter, done } = start();
  enter("here", "a", false);
  enter("here", "b", false);
  enter("here", "c");
  await sleep(10);
  expect(done).toEqual(["a", "b", "c"]);
});

test("places don't wait for each other", () => {
  const { enter, done } = start();
  enter("here", "a");
  enter("there", "b");
  expect(done).toEqual(["a", "b"]);
});

test("what is too much is dropped", async () => {
  const { enter, done } = start(2);
  for (const what of ["a", "b", "c", "d", "e"]) enter("here", what);
  await sleep(200);
  expect(done).toEqual(["a", "b", "c"]);
});

test("nothing more is done after the end", async () => {
  const { pace, enter, done } = start();
  for (const what of ["a", "b"]) enter("here", what);
  pace.stop();
  await sleep(80);
  expect(done).toEqual(["a"]);
});
