import { once } from "node:events";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { chartSpec, type DaySpending } from "./spec.ts";

/** A busy machine may take seconds to load what draws. */
const PATIENCE = 20_000;

/**
 * What was spent on each day of a month (`2026-11`), stacked by task: a PNG of 800 × 400 dots. Drawn in a thread of its
 * own, which ends with it: nothing of what draws stays in memory.
 */
export async function drawSpending(month: string, days: readonly DaySpending[]): Promise<Uint8Array> {
  const thread = new Worker(join(import.meta.dirname, "thread.ts"), { workerData: chartSpec(month, days) });
  try {
    const [png] = (await once(thread, "message", { signal: AbortSignal.timeout(PATIENCE) })) as [Uint8Array];
    return png;
  } finally {
    await thread.terminate();
  }
}
