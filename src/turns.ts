import { setImmediate } from "node:timers/promises";

/** Milliseconds for which work goes on before other work has its turn. */
const TURN = 10;

/** Long work in this process, done so that nobody else waits for it: to be awaited between its steps. */
export function createTurns(): () => Promise<void> {
  let began = performance.now();
  return async () => {
    if (performance.now() - began < TURN) return;
    await setImmediate();
    began = performance.now();
  };
}
