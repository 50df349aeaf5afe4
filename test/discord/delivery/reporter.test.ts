import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { createReporter } from "../../../src/discord/delivery/reporter.ts";

const INTERVAL = 60;

function start(show: (state: number) => Promise<boolean> = () => Promise.resolve(true), first = 0) {
  const shown: { state: number; at: number }[] = [];
  const reporter = createReporter<number>({
    show: (state) => {
      shown.push({ state, at: performance.now() });
      return show(state);
    },
    interval: INTERVAL,
    first,
    now: () => performance.now(),
  });
  return { reporter, shown, states: () => shown.map(({ state }) => state) };
}

test("the first is shown at once, of those that follow too soon the last alone, in its time", async () => {
  const { reporter, shown, states } = start();
  for (const state of [1, 2, 3]) reporter.report(state);
  expect(states()).toEqual([1]);
  await expect.poll(states).toEqual([1, 3]);
  expect((shown[1]?.at ?? 0) - (shown[0]?.at ?? 0)).toBeGreaterThanOrEqual(INTERVAL - 5);
});

test("the first waits for its own time, and is not shown where all is over by then", async () => {
  const [quick, slow] = [start(undefined, 30), start(undefined, 30)];
  for (const { reporter } of [quick, slow]) reporter.report(1);
  await quick.reporter.stop();
  expect(slow.states()).toEqual([]);
  await expect.poll(slow.states).toEqual([1]);
  expect(quick.states()).toEqual([]);
});

test("nothing is shown once it has stopped, and what is being shown is waited for", async () => {
  let isShown = false;
  const { reporter, states } = start(async () => {
    await sleep(20);
    isShown = true;
    return true;
  });
  reporter.report(1);
  reporter.report(2);
  await reporter.stop();
  expect(isShown).toBe(true);
  await sleep(INTERVAL * 2);
  reporter.report(3);
  expect(states()).toEqual([1]);
});

test("it stops of itself where no more should be shown", async () => {
  const { reporter, states } = start(() => Promise.resolve(false));
  reporter.report(1);
  reporter.report(2);
  await sleep(INTERVAL * 2);
  expect(states()).toEqual([1]);
});

test.each([-1, 1])("a clock that is set by %d day keeps nothing back longer than usual", async (days) => {
  let ahead = 0;
  const states: number[] = [];
  const show = (state: number) => Promise.resolve(states.push(state) > 0);
  const reporter = createReporter<number>({ show, interval: INTERVAL, now: () => performance.now() + ahead });
  reporter.report(1);
  ahead = days * 24 * 60 * 60 * 1000;
  reporter.report(2);

  await expect.poll(() => states).toEqual([1, 2]);
});
