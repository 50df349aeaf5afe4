import { DelegateBackoff, handleWhen, retry, type IRetryBackoffContext } from "cockatiel";
import { ModelError } from "./llm.ts";

export interface RetryOptions {
  /** Of the first wait; each next one is twice as long. */
  readonly baseDelay?: number;
  readonly random?: () => number;
}

export type Retry = <T>(attempt: () => Promise<T>, signal?: AbortSignal) => Promise<T>;

const RETRIES = 3;
const STALLS = 1;
const BASE_DELAY = 1_000;
/** An endpoint that asks for a longer wait is told to the person instead. */
const LONGEST_WAIT = 30_000;

/**
 * Retries what may pass: overload, rate limits, lost connections, and a dead stream once. The one layer that retries model
 * calls. Waits as long as the endpoint asks, else exponentially with a quarter of jitter.
 */
export function createRetry({ baseDelay = BASE_DELAY, random = Math.random }: RetryOptions = {}): Retry {
  const backoff = new DelegateBackoff<IRetryBackoffContext<unknown>>(({ attempt, result }) => {
    const asked = "error" in result && result.error instanceof ModelError ? result.error.retryAfter : undefined;
    return asked ?? baseDelay * 2 ** (attempt - 1) * (0.75 + 0.5 * random());
  });
  return async (attempt, signal) => {
    let stalled = 0;
    // It takes minutes to tell that a stream is dead, and whoever asked has a quarter of an hour.
    const isWorthIt = (error: unknown) => mayPass(error) && (error.kind !== "stalled" || stalled++ < STALLS);
    try {
      return await retry(handleWhen(isWorthIt), { maxAttempts: RETRIES, backoff }).execute(attempt, signal);
    } catch (error) {
      signal?.throwIfAborted();
      throw error;
    }
  };
}

const PASSING: ReadonlySet<ModelError["kind"]> = new Set(["busy", "limited", "unreachable", "stalled"]);

function mayPass(error: unknown): error is ModelError {
  return error instanceof ModelError && PASSING.has(error.kind) && (error.retryAfter ?? 0) <= LONGEST_WAIT;
}
