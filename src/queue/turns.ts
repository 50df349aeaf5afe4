import pLimit from "p-limit";

/** When jobs begin: each after those of its lane that came before, and so many at once. */
export interface Turns {
  /**
   * Begins a job when its turn has come; settles as the job does. What is aborted begins at once: it only says so. Of
   * suspects one runs at a time, so that the others aren't taken for the one that brings its process down.
   */
  readonly take: (turn: Turn, begin: () => Promise<void>) => Promise<void>;
  /** Whoever waits for others looks again. */
  readonly changed: () => void;
  readonly running: () => number;
}

export interface Turn {
  readonly isBehind: () => boolean | Promise<boolean>;
  readonly isSuspect: boolean;
  readonly signal: AbortSignal;
}

export function createTurns(concurrency: number): Turns {
  const limit = pLimit(concurrency);
  const suspects = pLimit(1);
  let change = Promise.withResolvers<void>();

  return {
    async take({ isBehind, isSuspect, signal }, begin) {
      const aborted = untilAborted(signal);
      while (!signal.aborted && (await isBehind())) await Promise.race([change.promise, aborted]);
      let begun: Promise<void> | undefined;
      const once = () => (begun ??= begin());
      const inTurn = () => limit(once);
      await Promise.race([isSuspect ? suspects(inTurn) : inTurn(), aborted.then(once)]);
    },
    changed() {
      change.resolve();
      change = Promise.withResolvers();
    },
    running: () => limit.activeCount,
  };
}

async function untilAborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return;
  const { promise, resolve } = Promise.withResolvers<void>();
  signal.addEventListener("abort", () => resolve(), { once: true });
  await promise;
}
