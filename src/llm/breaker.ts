import {
  BrokenCircuitError,
  circuitBreaker,
  CircuitState,
  ConsecutiveBreaker,
  handleWhen,
  type IBackoff,
  type IBackoffFactory,
} from "cockatiel";
import { ModelError, type Completion, type Llm } from "./llm.ts";

export interface BreakerOptions {
  /** Failed requests in a row, whoever's they were, after which the endpoint is left alone. */
  readonly failures?: number;
  /** Milliseconds until one request tries it again. */
  readonly rest?: number;
  /** Milliseconds of a clock that nobody sets. */
  readonly now?: () => number;
  /** Told when the endpoint is left alone from now on, and when it is there again. */
  readonly onChange?: (state: "open" | "closed") => void;
}

/** More than one job's own tries. */
const FAILURES = 5;
const REST = 30_000;

/** What says that the endpoint is down; a rate limit, a refusal or a wrong key comes from one that is there. */
const OUTAGES: ReadonlySet<ModelError["kind"]> = new Set(["busy", "unreachable", "stalled"]);

/**
 * A model whose endpoint is asked no more while it is down: requests then fail at once, as `circuit_open`. After a rest a
 * single one is let through, and its first words, or its end, let all others through again.
 */
export function withBreaker(llm: Llm, options: BreakerOptions = {}): Llm {
  const { failures = FAILURES, rest = REST, now = () => performance.now(), onChange } = options;
  const counts = handleWhen((error) => (error instanceof ModelError ? OUTAGES.has(error.kind) : isProbing()));
  const policy = circuitBreaker(counts, {
    breaker: new ConsecutiveBreaker(failures),
    halfOpenAfter: resting(rest, now),
  });
  // One that was cancelled has learnt nothing of the endpoint.
  const isProbing = () => policy.state === CircuitState.HalfOpen;
  policy.onBreak(() => onChange?.("open"));
  policy.onReset(() => onChange?.("closed"));

  return {
    ...llm,
    async complete(prompt, run = {}) {
      // The policy would have it wait for the end of the one that tries.
      if (isProbing()) throw new ModelError("circuit_open");
      const { promise: begun, resolve: begin } = Promise.withResolvers<void>();
      const onText = (text: string) => {
        begin();
        run.onText?.(text);
      };
      let asked: Promise<Completion> | undefined;
      const ask = () => (asked ??= llm.complete(prompt, { ...run, onText }));
      try {
        if (policy.state === CircuitState.Open) await policy.execute(() => Promise.race([begun, ask()]));
        return await policy.execute(ask);
      } catch (error) {
        if (!(error instanceof BrokenCircuitError)) throw error;
        // Others have failed while this one was trying, and it goes on.
        if (asked) return asked;
        throw new ModelError("circuit_open", { cause: error });
      }
    },
  };
}

/**
 * The policy measures its rest by the clock of the day, which may be set back; so it is told that the rest is endless
 * until it is over.
 */
function resting(rest: number, now: () => number): IBackoffFactory<unknown> {
  return {
    next(): IBackoff<unknown> {
      const end = now() + rest;
      return {
        ...resting(rest, now),
        get duration() {
          return now() < end ? Infinity : -Infinity;
        },
      };
    },
  };
}
