import { setTimeout as sleep } from "node:timers/promises";
import type { Job as Held, Queue } from "bullmq";
import type { Redis } from "ioredis";
import { takeLease } from "../../store/redis/lease.ts";
import { JobLost, type JobHandler } from "../runner.ts";
import type { Stored } from "./stored.ts";

/** Jobs that nobody has begun yet, whose interactions come to their end: their people are told where the answer will be. */
export interface Late {
  /** Looks through what waits. */
  readonly sweep: (queue: Queue<Stored>) => Promise<void>;
  /** Whether a job's place is just being changed. */
  readonly isHeld: (id: string) => Promise<boolean>;
}

export interface LateOptions {
  readonly redis: Redis;
  readonly prefix: string;
  readonly now: () => number;
  readonly handler: Pick<JobHandler, "accepted">;
  readonly onError: (error: unknown, id: string) => void;
}

/** Milliseconds since the acceptance from which a job's interaction is looked after. */
const DUE = 13 * 60_000;
/** To move an answer, or to tell its person to press. */
const LONGEST = 30_000;
const LEASE = 10_000;

export function createLate({ redis, prefix, now, handler, onError }: LateOptions): Late {
  const keyOf = (id: string) => `${prefix}late:${id}`;

  return {
    isHeld: async (id) => (await redis.exists(keyOf(id))) === 1,
    async sweep(queue) {
      const waiting = await queue.getJobs(["waiting", "delayed"]);
      const due = waiting.filter((held) => held?.data.isAcknowledged && isDue(held));
      await Promise.all(due.map((held) => look(held).catch((error: unknown) => onError(error, held.data.job.id))));
    },
  };

  /** What has moved, or waits for a press, has all the time it needs. */
  function isDue({ timestamp, data: { replyTo } }: Held<Stored>): boolean {
    return replyTo.interaction !== undefined && !replyTo.onPress && now() - timestamp >= DUE;
  }

  /** A process that begins the job looks for the lease first, and this one for the begun job then: one of them gives way. */
  async function look(held: Held<Stored>): Promise<void> {
    const { job, replyTo } = held.data;
    const lease = await takeLease(redis, keyOf(job.id), LEASE);
    if (!lease) return;
    const over = new AbortController();
    try {
      if (await held.isActive()) return;
      const { promise: changed, resolve } = Promise.withResolvers<void>();
      handler.accepted?.(job, replyTo, {
        signal: over.signal,
        async keep(next) {
          await held.updateData({ ...held.data, replyTo: next });
          resolve();
        },
      });
      await Promise.race([changed, sleep(LONGEST, undefined, { ref: false })]);
    } finally {
      over.abort(new JobLost("it waits for its turn again"));
      await lease.release();
    }
  }
}
