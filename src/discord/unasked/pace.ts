import { setTimeout as sleep } from "node:timers/promises";

/** Lets work through one by one and not too often, for each place by itself; what is too much is dropped. */
export interface Pace {
  /** `work` tells whether it did anything: only then is a pause made after it. It never rejects. */
  readonly enter: (place: string, work: () => Promise<boolean>) => void;
  /** Drops what waits. */
  readonly stop: () => void;
}

export interface PaceOptions {
  /** Milliseconds of the pause. */
  readonly interval: number;
  /** Most that may wait in one place. */
  readonly waiting: number;
}

export function createPace({ interval, waiting }: PaceOptions): Pace {
  const lines = new Map<string, (() => Promise<boolean>)[]>();
  const stopping = new AbortController();
  const { signal } = stopping;

  async function run(place: string, first: () => Promise<boolean>): Promise<void> {
    const line: (() => Promise<boolean>)[] = [];
    lines.set(place, line);
    for (let work: typeof first | undefined = first; work && !signal.aborted; work = line.shift()) {
      // An aborted pause ends early; nothing follows it.
      if (await work()) await sleep(interval, undefined, { signal, ref: false }).catch(() => undefined);
    }
    lines.delete(place);
  }

  return {
    enter(place, work) {
      const line = lines.get(place);
      if (!line) void run(place, work);
      else if (line.length < waiting) line.push(work);
    },
    stop: () => stopping.abort(),
  };
}
