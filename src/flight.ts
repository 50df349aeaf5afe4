/** Work under way that anyone who wants the same joins instead of starting it again. */
export interface Flight<K, V, E> {
  /**
   * Joins the work under `key`, or starts it. A waiter's `signal` ends its own waiting, with the signal's reason; the
   * work's own signal is aborted when nobody waits any more. Who joins late hears the last event at once.
   */
  readonly join: (key: K, start: Start<V, E>, options?: JoinOptions<E>) => Promise<V>;
}

/** `emit` tells every waiter how far the work is. */
export type Start<V, E> = (emit: (event: E) => void, signal: AbortSignal) => Promise<V>;

export interface JoinOptions<E> {
  readonly signal?: AbortSignal | undefined;
  /** An error it throws ends this waiter's waiting. */
  readonly onEvent?: ((event: E) => void) | undefined;
}

interface Waiter<V, E> {
  readonly onEvent: (event: E) => void;
  readonly resolve: (value: V) => void;
  readonly reject: (reason: unknown) => void;
}

interface Work<V, E> {
  readonly waiters: Set<Waiter<V, E>>;
  readonly controller: AbortController;
  last?: { readonly event: E };
}

/** Ends with its process: across processes, take a lease. */
export function createFlight<K, V, E = never>(): Flight<K, V, E> {
  const flights = new Map<K, Work<V, E>>();

  function begin(key: K, start: Start<V, E>): Work<V, E> {
    const work: Work<V, E> = { waiters: new Set(), controller: new AbortController() };
    flights.set(key, work);
    const emit = (event: E): void => {
      work.last = { event };
      for (const waiter of work.waiters) waiter.onEvent(event);
    };
    const land = (tell: (waiter: Waiter<V, E>) => void): void => {
      forget(key, work);
      for (const waiter of work.waiters) tell(waiter);
    };
    // Started a moment later, so that whoever starts it is already waiting when it first reports.
    Promise.resolve()
      .then(() => {
        work.controller.signal.throwIfAborted();
        return start(emit, work.controller.signal);
      })
      .then(
        (value) => land((waiter) => waiter.resolve(value)),
        (reason: unknown) => land((waiter) => waiter.reject(reason)),
      );
    return work;
  }

  function forget(key: K, work: Work<V, E>): void {
    if (flights.get(key) === work) flights.delete(key);
  }

  return {
    async join(key, start, { signal, onEvent } = {}) {
      signal?.throwIfAborted();
      const work = flights.get(key) ?? begin(key, start);
      return new Promise((resolve, reject) => {
        const leave = (): void => {
          work.waiters.delete(waiter);
          signal?.removeEventListener("abort", giveUp);
        };
        const quit = (reason: unknown): void => {
          leave();
          reject(reason);
          if (work.waiters.size > 0) return;
          forget(key, work);
          work.controller.abort(reason);
        };
        const giveUp = (): void => quit(signal?.reason);
        const waiter: Waiter<V, E> = {
          onEvent: (event) => {
            try {
              onEvent?.(event);
            } catch (error) {
              quit(error);
            }
          },
          resolve: (value) => {
            leave();
            resolve(value);
          },
          reject: (reason) => {
            leave();
            reject(reason);
          },
        };
        signal?.addEventListener("abort", giveUp);
        work.waiters.add(waiter);
        if (work.last !== undefined) waiter.onEvent(work.last.event);
      });
    },
  };
}
