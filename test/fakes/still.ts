import { setTimeout as pause } from "node:timers/promises";
import { residentMegabytes } from "../../src/source/memory.ts";

/** What waiting for something cost this process. */
export interface Watched<T> {
  readonly result: T;
  /**
   * The longest time for which it could do nothing else, in milliseconds of work of its own: however busy the machine is,
   * the same.
   */
  readonly stillMs: number;
  /** By how much its memory grew at most. */
  readonly grownMb: number;
}

export async function watched<T>(work: () => Promise<T>): Promise<Watched<T>> {
  const before = megabytes();
  let [stillMs, grownMb] = [0, 0];
  let isOver = false;
  const watch = async (): Promise<void> => {
    for (let last = workedMs(); !isOver;) {
      await pause(1);
      const now = workedMs();
      stillMs = Math.max(stillMs, now - last);
      last = now;
      grownMb = Math.max(grownMb, megabytes() - before);
    }
  };
  const watching = watch();
  try {
    const result = await work();
    isOver = true;
    await watching;
    return { result, stillMs, grownMb };
  } finally {
    isOver = true;
  }
}

const megabytes = (): number => residentMegabytes(process.pid) ?? 0;

function workedMs(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1_000;
}
