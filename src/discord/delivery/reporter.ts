/** Shows the latest of many states, now and then. */
export interface Reporter<T> {
  /** Never throws. */
  readonly report: (state: T) => void;
  /** Shows nothing any more, from when it settles. */
  readonly stop: () => Promise<void>;
}

export interface ReporterOptions<T> {
  /** False where no more should be shown. Never rejects. */
  readonly show: (state: T) => Promise<boolean>;
  /** Least milliseconds from one to the next. */
  readonly interval: number;
  /** And from its making to the first; none where absent. */
  readonly first?: number;
  readonly now: () => number;
}

/** A state that comes too early is shown when its time has come, unless a later one has taken its place. */
export function createReporter<T>({ show, interval, first = 0, now }: ReporterOptions<T>): Reporter<T> {
  let latest = now() + first - interval;
  let waiting: { readonly state: T } | undefined;
  let timer: NodeJS.Timeout | undefined;
  let showing: Promise<void> | undefined;
  let stopped = false;

  function schedule(): void {
    if (stopped || !waiting || showing || timer) return;
    // Not longer either where the clock was set back.
    const due = Math.min(interval, latest + interval - now());
    if (due > 0) timer = setTimeout(next, due).unref();
    else next();
  }

  function next(): void {
    timer = undefined;
    if (stopped || !waiting) return;
    const { state } = waiting;
    waiting = undefined;
    latest = now();
    showing = show(state).then((goOn) => {
      showing = undefined;
      if (!goOn) stopped = true;
      schedule();
    });
  }

  return {
    report(state) {
      waiting = { state };
      schedule();
    },
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await showing;
    },
  };
}
