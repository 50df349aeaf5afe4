import type { Redis } from "ioredis";
import type { Lock } from "../shelf.ts";
import { awaitLease } from "./lease.ts";

/** Milliseconds: how long a process that died in the middle of a change keeps others from theirs. */
const LEASE = 5_000;
/** Between looks at whether it is free: a change takes a few commands. */
const PAUSE = 5;
/** Until it counts as failed. */
const PATIENCE = 10_000;

export function createLock(redis: Redis, prefix: string): Lock {
  return async (name) => {
    const waiting = { pause: PAUSE, signal: AbortSignal.timeout(PATIENCE) };
    const { release } = await awaitLease(redis, `${prefix}lock:${name}`, LEASE, waiting);
    return release;
  };
}
