import { Worker } from "bullmq";
import type { Redis } from "ioredis";
import { UserError } from "../../errors.ts";
import type { ReplyTo } from "../../job.ts";
import { drain } from "../drain.ts";
import { CAPACITY, CONCURRENCY, DRAIN, TIMING, type RunnerOptions } from "../options.ts";
import { JobLost, type Runner } from "../runner.ts";
import { createCancellation } from "./cancellation.ts";
import { createIntake } from "./intake.ts";
import { createLate } from "./late.ts";
import { createPerform, MAX_STALLS, type Running } from "./perform.ts";
import { createQueues, queuePrefix, tellFault } from "./queues.ts";
import type { Stored } from "./stored.ts";

export interface RedisRunnerOptions extends RunnerOptions {
  /** For commands; the queue opens connections of its own beside it. */
  readonly redis: Redis;
  /** Of every key. */
  readonly prefix: string;
}

/**
 * A worker waits at its connection for jobs, and for the connection where it was lost: what was under way then is sent
 * again, since nothing else would end the waiting for its answer.
 */
const UNHURRIED = {
  maxRetriesPerRequest: null,
  autoResendUnfulfilledCommands: true,
  commandTimeout: undefined,
  socketTimeout: undefined,
  enableOfflineQueue: true,
};
/** Milliseconds in which jobs that didn't end are given back, for others to take them up at once. */
const LETTING_GO = 2_000;
/** Milliseconds between looks at what waits while its interaction ends. */
const SWEEP = 30_000;

/**
 * Jobs in Redis: what one process accepts another may do, and what a process that died was doing is taken up by those
 * that live.
 */
export function createRedisRunner(options: RedisRunnerOptions): Runner {
  const { redis, prefix, handler, log, now, onStep, laneOf, shares, hasToken = true } = options;
  const { concurrency = CONCURRENCY, capacity = CAPACITY, timing = TIMING } = options;
  const intake = createIntake({ redis, prefix, now, capacity, shares });
  const queues = createQueues({ redis, prefix, pause: timing.lease, log });
  const ours = queues.answerable(hasToken);
  const running = new Map<string, Running>();
  const cancellation = createCancellation(redis, prefix, (id) => running.get(id)?.controller.abort(cancelled()));
  const late = createLate({
    redis,
    prefix,
    now,
    handler,
    onError: (error, id) => log.warn({ err: error, job: id }, "a job that waits could not be looked after"),
  });
  const perform = createPerform({ ...options, timing, intake, late, cancellation, running, next, hand });
  let connection: Redis | undefined;
  let workers: readonly Worker<Stored>[] = [];
  let sweeping: NodeJS.Timeout | undefined;

  return {
    async submit(job, replyTo) {
      const lane = laneOf?.(job, replyTo);
      if (!(await intake.enter(job.id, replyTo, lane, async () => (await queues.load()).running))) return;
      try {
        await accept({ job, replyTo, isAcknowledged: false, ...(lane === undefined ? {} : { lane }) });
      } catch (error) {
        await next(await intake.leave(job.id, replyTo, lane));
        throw error;
      }
    },

    recover() {
      const waiting = (connection = redis.duplicate(UNHURRIED));
      waiting.on("error", () => undefined); // the workers tell of the same
      workers = ours.map(({ name }) => workerOf(name, waiting));
      sweeping = setInterval(sweep, SWEEP).unref();
    },

    async cancel(id, userId) {
      const held = await queues.find(id);
      if (!held) return "over";
      if (userId !== undefined && held.data.replyTo.userId !== userId) return "foreign";
      await cancellation.ask(id);
      await held.promote().catch(() => undefined); // it waits for nothing else
      return "cancelled";
    },

    load: queues.load,

    isOpen: (id) => intake.isOpen(id),

    // What is accepted until the gateway is left is done by others: the queues end with their connection.
    async close(longest = DRAIN) {
      clearInterval(sweeping);
      await Promise.all(workers.map((worker) => worker.pause(true)));
      const ended = [...running.values()].map((each) => each.ended);
      await drain(ended, longest);
      for (const { controller } of running.values()) controller.abort(new JobLost("the process is ending"));
      await drain(ended, LETTING_GO);
      cancellation.close();
      const isDone = running.size === 0;
      await Promise.allSettled(workers.map((worker) => worker.close(!isDone)));
      connection?.disconnect();
    },
  };

  function workerOf(name: string, connection: Redis): Worker<Stored> {
    const worker = new Worker<Stored>(name, perform, {
      connection,
      prefix: queuePrefix(prefix),
      concurrency,
      lockDuration: timing.lease,
      stalledInterval: timing.lease / 2,
      // What is given up is begun for the last time, to say so.
      maxStalledCount: MAX_STALLS + 1,
    });
    worker.on("error", (error) => tellFault(log, error));
    worker.on("lockRenewalFailed", (ids) => {
      for (const id of ids) running.get(id)?.controller.abort(new JobLost("its lease ran out"));
    });
    return worker;
  }

  /** Written down first. Until Discord has confirmed it, nobody begins it but after a while. */
  async function accept(stored: Stored): Promise<void> {
    const { job, replyTo } = stored;
    const held = await queues.put(stored, timing.lease);
    let acceptedAt: ReplyTo;
    try {
      acceptedAt = await handler.acknowledge(job, replyTo, false);
    } catch (error) {
      await held.remove();
      throw error;
    }
    onStep?.("accepted");
    try {
      await held.updateData({ ...stored, replyTo: acceptedAt, isAcknowledged: true });
      await held.promote();
    } catch (error) {
      log.warn({ err: error, job: job.id }, "a job waits for its lease to run out");
    }
  }

  /** To the processes that can answer it. */
  async function hand(stored: Stored): Promise<void> {
    await queues.put(stored);
  }

  /** Whoever waited for another of its lane. */
  async function next(id: string | undefined): Promise<void> {
    if (id !== undefined)
      await queues
        .find(id)
        .then((held) => held?.promote())
        .catch(() => undefined);
  }

  function sweep(): void {
    for (const queue of ours) {
      late.sweep(queue).catch((error: unknown) => log.warn({ err: error }, "what waits could not be looked through"));
    }
  }
}

const cancelled = () => new UserError("cancelled");
