/** Preloaded into the process that is measured: tells what only the process itself knows. */
import { monitorEventLoopDelay } from "node:perf_hooks";
import { setTimeout as pause } from "node:timers/promises";
import { answerCalls } from "../calls.ts";

const MEGABYTE = 1024 * 1024;

export interface Block {
  /** The longest time for which the process could do nothing else, by its own work and by the clock. */
  readonly workMs: number;
  readonly clockMs: number;
}

/** Asked for by the process that measures. */
const actions = {
  /** Megabytes on the heap that are really in use; what isn't is given back first. */
  heap(): number {
    globalThis.gc?.({ type: "major", flavor: "last-resort", execution: "sync" });
    return process.memoryUsage().heapUsed / MEGABYTE;
  },
  watch(): void {
    watch = startWatch();
  },
  /** Since it was last watched. */
  block(): Promise<Block> | undefined {
    return watch?.end();
  },
};

export type Probe = typeof actions;

let watch: ReturnType<typeof startWatch> | undefined;

function startWatch() {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  let workMs = 0;
  let isOver = false;
  const watching = (async () => {
    for (let last = workedMs(); !isOver;) {
      await pause(1);
      const now = workedMs();
      workMs = Math.max(workMs, now - last);
      last = now;
    }
  })();
  return {
    async end(): Promise<Block> {
      isOver = true;
      await watching;
      delay.disable();
      return { workMs, clockMs: delay.max / 1e6 };
    },
  };
}

/** Of this thread: a busy machine doesn't tell. */
function workedMs(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1_000;
}

answerCalls(actions);
