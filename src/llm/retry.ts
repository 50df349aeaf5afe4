import { DelegateBackoff, handleWhen, retry } from "cockatiel";
import { ModelError } from "./llm.ts";

export interface RetryOptions {
  /** Of the first wait; each next one is twice as long. */
  readonly baseDelay?: number;
  readonly random?: () => number;
}

export type Retry = <T>(attempt: () => Promise<T>, signal?: AbortSignal) => Promise<T>;

const RETRIES = 3;
const BASE_DELAY = 1_000;
/** An endpoint that asks for a longer wait is told to the person instead. */
const LONGEST_WAIT = 30_000;

/**
 * Retries what may pass: overload, rate limits, lost connections, dead streams. The one layer that retries model
 * calls. Waits as long as the endpoint asks, else exponentially with a quarter of jitter.
 */
export function createRetry({ baseDelay = BASE_DELAY, random = Math.random }: RetryOptions = {}): Retry {
  const policy = retry(handleWhen(mayPass), {
    maxAttempts: RETRIES,
    backoff: new DelegateBackoff(({ attempt, result }) => {
      const asked = "error" in result && result.error instanceof ModelError ? result.error.retryAfter : undefined;
      return asked ?? baseDelay * 2 ** (attempt - 1) * (0.75 + 0.5 * random());
    }),
  });
  return async (attempt, signal) => {
    try {
      return await policy.execute(attempt, signal);
    } catch (error) {
      signal?.throwIfAborted();
      throw error;
    }
  };
}

function mayPass(error: unknown): boolean {
  if (!(error instanceof ModelError)) return false;
  if (!["busy", "unreachable", "stalled"].includes(error.kind)) return false;
  return (error.retryAfter ?? 0) <= LONGEST_WAIT;
}
