import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type { Redis } from "ioredis";

/** Something that one process at a time has, for as long as it says that it lives. */
export interface Lease {
  readonly release: () => Promise<void>;
}

/** Prolonged or given back by its holder alone. */
const RENEW = `if redis.call("GET", KEYS[1]) == ARGV[1] then return redis.call("PEXPIRE", KEYS[1], ARGV[2]) else return 0 end`;
const RELEASE = `if redis.call("GET", KEYS[1]) == ARGV[1] then return redis.call("DEL", KEYS[1]) else return 0 end`;

/** Undefined where another holds it. It is kept until it is released, and for `ms` after its process has died. */
export async function takeLease(redis: Redis, key: string, ms: number): Promise<Lease | undefined> {
  const owner = randomUUID();
  if ((await redis.set(key, owner, "PX", ms, "NX")) === null) return undefined;
  const renewal = setInterval(() => void redis.eval(RENEW, 1, key, owner, ms).catch(() => undefined), ms / 3).unref();
  return {
    async release() {
      clearInterval(renewal);
      // One that can't be given back runs out.
      await redis.eval(RELEASE, 1, key, owner).catch(() => undefined);
    },
  };
}

/** Waits for it, looking again after each pause; rejects with the signal's reason. */
export async function awaitLease(
  redis: Redis,
  key: string,
  ms: number,
  { pause, signal }: { readonly pause: number; readonly signal?: AbortSignal | undefined },
): Promise<Lease> {
  for (;;) {
    signal?.throwIfAborted();
    const lease = await takeLease(redis, key, ms);
    if (lease) return lease;
    await sleep(pause * (1 + Math.random()));
  }
}
