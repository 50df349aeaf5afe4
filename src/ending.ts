import type { Log } from "./log.ts";

/** Ends a process once: lets go of one thing after the other, then exits; where it is asked twice, at once. */
export type End = (why: string, exitCode: number) => void;

export function createEnding(steps: readonly (() => unknown)[], log: Log): End {
  let isEnding = false;
  return (why, exitCode) => {
    if (isEnding) process.exit(1);
    isEnding = true;
    log.info({ why }, "ending");
    void steps
      .reduce<Promise<unknown>>((before, step) => before.then(step), Promise.resolve())
      .catch((error: unknown) => log.error({ err: error }, "the end was not clean"))
      .then(() => process.exit(exitCode));
  };
}

/** Signals, and the end of a process that started this one, end it. */
export function endOnSignals(end: End): void {
  process.on("SIGTERM", () => end("SIGTERM", 0));
  process.on("SIGINT", () => end("SIGINT", 0));
  process.on("disconnect", () => end("the manager let go", 0));
}
