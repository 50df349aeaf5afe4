import type { Log } from "./log.ts";

/** Ends a process once: lets go of one thing after the other, then exits; where it is asked twice, at once. */
export type End = (why: string, exitCode: number) => void;

/** Milliseconds, beside those for jobs, in which all else is let go of, whatever hangs. */
const MARGIN = 10_000;

/** `drain` is how many milliseconds jobs have. */
export function createEnding(steps: readonly (() => unknown)[], drain: number, log: Log): End {
  let isEnding = false;
  return (why, exitCode) => {
    if (isEnding) process.exit(1);
    isEnding = true;
    log.info({ why }, "ending");
    setTimeout(() => process.exit(exitCode), drain + MARGIN).unref();
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
