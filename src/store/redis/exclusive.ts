import type { Redis } from "ioredis";
import type { Exclusive } from "../../exclusive.ts";
import { awaitLease } from "./lease.ts";

/** Milliseconds: how long the work of a process that died keeps others waiting. */
const LEASE = 10_000;
/** Between looks at whether it is free. */
const PAUSE = 250;

/** `onError` is told of a store that fails: the work is then done, and may be done twice. */
export function createExclusive(redis: Redis, prefix: string, onError: (error: unknown) => void): Exclusive {
  return async (key, signal, work) => {
    const waiting = { pause: PAUSE, signal };
    const lease = await awaitLease(redis, `${prefix}work:${key}`, LEASE, waiting).catch((error: unknown) => {
      signal.throwIfAborted();
      onError(error);
    });
    try {
      return await work();
    } finally {
      await lease?.release();
    }
  };
}
