import { UserError } from "../errors.ts";
import type { Flight, JoinOptions, Start } from "../flight.ts";

/**
 * Does the work under `key`, or waits for it where it is under way. Who waits pays nothing, and is only told of their own
 * budget: where the first one's is spent, the next one goes on.
 */
export async function share<V, E>(
  flight: Flight<string, V, E>,
  key: string,
  start: Start<V, E>,
  options: JoinOptions<E>,
): Promise<{ readonly value: V; readonly isOwn: boolean }> {
  let isOwn = false;
  const own: Start<V, E> = (emit, signal) => {
    isOwn = true;
    return start(emit, signal);
  };
  try {
    const value = await flight.join(key, own, options);
    return { value, isOwn };
  } catch (error) {
    if (isOwn || !isOfBudget(error)) throw error;
    return share(flight, key, start, options);
  }
}

function isOfBudget(error: unknown): boolean {
  return error instanceof UserError && error.code.endsWith("_budget");
}
