import type { Redis } from "ioredis";
import type { Exclusive } from "../../exclusive.ts";
import { awaitLease } from "./lease.ts";

export interface ExclusiveOptions {
  /** Milliseconds: how long the work of a process that died keeps others waiting. */
  readonly lease: number;
  /** Told of a store that fails: the work is then done, and may be done twice. */
  readonly onError: (error: unknown) => void;
}

/** Milliseconds between looks at whether it is free. */
const PAUSE = 250;

export function createExclusive(redis: Redis, prefix: string, { lease: ms, onError }: ExclusiveOptions): Exclusive {
  return async (key, signal, work) => {
    const waiting = { pause: PAUSE, signal };
    const lease = await awaitLease(redis, `${prefix}work:${key}`, ms, waiting).catch((error: unknown) => {
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
