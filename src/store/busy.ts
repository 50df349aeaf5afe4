import { setTimeout as pause } from "node:timers/promises";
import { isBusy } from "./database.ts";

/** Milliseconds, all together: other processes write for moments only. */
const PATIENCE = 5_000;
/** Milliseconds from one try to the next, and of each as much again at random: whoever waits shouldn't come all at once. */
const PAUSE = 100;

/**
 * Works on the store; where another process is writing, again until it has finished, or as long as there is patience.
 * To wait inside SQLite would stop this whole process. What is tried again must not have done a part of its work.
 */
export async function whenFree<T>(work: () => T | Promise<T>, patience = PATIENCE): Promise<T> {
  const end = performance.now() + patience;
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!isBusy(error) || performance.now() >= end) throw error;
    }
    await pause(PAUSE * (1 + Math.random()));
  }
}

type Methods = Readonly<Record<string, (...given: never[]) => unknown>>;

/** The same, each of its functions waiting so. */
export function patient<S extends object>(store: S): S {
  const waiting = Object.entries(store as Methods).map(([name, method]) => [
    name,
    (...given: never[]) => whenFree(() => method(...given)),
  ]);
  return Object.fromEntries(waiting) as S;
}
