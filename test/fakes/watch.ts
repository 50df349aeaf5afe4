/** Waiting for something a fake sees, bounded in time. */
export interface Watch {
  /** Called by the fake whenever something happened. */
  readonly changed: () => void;
  /**
   * The first value of `probe` that is neither undefined nor false.
   * @throws Error naming `what` after `ms` milliseconds
   */
  readonly until: <T>(probe: () => T | undefined | false, what?: string, ms?: number) => Promise<T>;
}

export function createWatch(describe: () => string): Watch {
  const waiting = new Set<() => void>();
  return {
    changed: () => {
      for (const look of waiting) look();
    },
    until: <T>(probe: () => T | undefined | false, what = "what the test waits for", ms = 5000) =>
      new Promise<T>((resolve, reject) => {
        const end = (act: () => void): void => {
          waiting.delete(look);
          clearTimeout(timer);
          clearInterval(poll);
          act();
        };
        const look = (): void => {
          try {
            const value = probe();
            if (value !== undefined && value !== false) end(() => resolve(value));
          } catch (error) {
            end(() => reject(error instanceof Error ? error : new Error(String(error))));
          }
        };
        const timer = setTimeout(
          () => end(() => reject(new Error(`not seen within ${ms} ms: ${what}\n${describe()}`))),
          ms,
        );
        // The probe may read things the fake isn't told of.
        const poll = setInterval(look, 20);
        waiting.add(look);
        look();
      }),
  };
}
