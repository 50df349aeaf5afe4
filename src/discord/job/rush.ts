/** People who wait for their first response, for which Discord gives three seconds: work that can wait lets them go first. */
export interface Rush {
  /** Counts somebody in until the response is given. */
  readonly during: (response: Promise<void>) => Promise<void>;
  /** Settles when nobody waits, or when work has waited long enough. */
  readonly over: () => Promise<void>;
}

/** Milliseconds that work waits at most. */
const LONGEST = 1_000;

export function createRush(longest = LONGEST): Rush {
  let waiting = 0;
  let calm = Promise.withResolvers<void>();

  return {
    async during(response) {
      waiting += 1;
      try {
        await response;
      } finally {
        waiting -= 1;
        if (waiting === 0) {
          calm.resolve();
          calm = Promise.withResolvers();
        }
      }
    },
    async over() {
      if (waiting === 0) return;
      const { promise, resolve } = Promise.withResolvers<void>();
      const timer = setTimeout(resolve, longest);
      await Promise.race([calm.promise, promise]);
      clearTimeout(timer);
    },
  };
}
