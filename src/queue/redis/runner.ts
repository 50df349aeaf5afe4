import { Queue, Worker, type Job as Held } from "bullmq";
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
/** More than there can be before a job is given up for its age. */
const ATTEMPTS = 10_000;
/** Milliseconds in which jobs that didn't end are given back, for others to take them up at once. */
const LETTING_GO = 2_000;
/** Milliseconds between looks at what waits while its interaction ends. */
const SWEEP = 30_000;

/** Whether an answer can't be given by an interaction's own token alone, but takes the bot's. */
const takesToken = ({ interaction, asleep, thread }: ReplyTo) =>
  interaction === undefined || asleep === true || (thread !== undefined && thread.kind !== "none");

/**
 * Jobs in Redis: what one process accepts another may do, and what a process that died was doing is taken up by those
 * that live.
 */
export function createRedisRunner(options: RedisRunnerOptions): Runner {
  const { redis, prefix, handler, log, now, onStep, laneOf, shares, hasToken = true } = options;
  const { concurrency = CONCURRENCY, capacity = CAPACITY, timing = TIMING } = options;
  const intake = createIntake({ redis, prefix, now, capacity, shares });
  const interactions = queueNamed("interactions");
  const messages = queueNamed("messages");
  const queues = [interactions, messages];
  const ours = hasToken ? queues : [interactions];
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
      if (!(await intake.enter(job.id, replyTo, lane, async () => (await counts()).running))) return;
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
      const held = await find(id);
      if (!held) return "over";
      if (userId !== undefined && held.data.replyTo.userId !== userId) return "foreign";
      await cancellation.ask(id);
      await held.promote().catch(() => undefined); // it waits for nothing else
      return "cancelled";
    },

    load: counts,

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

  function queueNamed(name: string): Queue<Stored> {
    const queue = new Queue<Stored>(name, { connection: redis, prefix: `${prefix}queue`, skipWaitingForReady: true });
    queue.on("error", tellFault);
    return queue;
  }

  function workerOf(name: string, connection: Redis): Worker<Stored> {
    const worker = new Worker<Stored>(name, perform, {
      connection,
      prefix: `${prefix}queue`,
      concurrency,
      lockDuration: timing.lease,
      stalledInterval: timing.lease / 2,
      maxStalledCount: MAX_STALLS,
    });
    worker.on("error", tellFault);
    worker.on("lockRenewalFailed", (ids) => {
      for (const id of ids) running.get(id)?.controller.abort(new JobLost("its lease ran out"));
    });
    return worker;
  }

  /** The stores tell of a connection that is lost: each of the queue's own would tell of the same. */
  function tellFault(error: Error & { readonly code?: unknown }): void {
    log[error.code === undefined ? "warn" : "debug"]({ err: error }, "the queue's store failed");
  }

  /** Written down first. Until Discord has confirmed it, nobody begins it but after a while. */
  async function accept(stored: Stored): Promise<void> {
    const { job, replyTo } = stored;
    const held = await put(stored, timing.lease);
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

  /** Of what ended nothing stays: it holds a token. What fails for a fault of the store alone is tried again. */
  function put(stored: Stored, delay = 0): Promise<Held<Stored>> {
    const jobId = heldAs(stored.job.id);
    const again = { attempts: ATTEMPTS, backoff: { type: "fixed", delay: timing.lease } };
    const forgotten = { removeOnComplete: true, removeOnFail: true };
    const queue = takesToken(stored.replyTo) ? messages : interactions;
    return queue.add("job", stored, { jobId, delay, ...again, ...forgotten });
  }

  /** To the processes that can answer it. */
  async function hand(stored: Stored): Promise<void> {
    await put(stored);
  }

  async function find(id: string): Promise<Held<Stored> | undefined> {
    const found = await Promise.all(queues.map((queue) => queue.getJob(heldAs(id))));
    return found.find((held) => held !== undefined);
  }

  /** Whoever waited for another of its lane. */
  async function next(id: string | undefined): Promise<void> {
    if (id !== undefined)
      await find(id)
        .then((held) => held?.promote())
        .catch(() => undefined);
  }

  async function counts() {
    const each = await Promise.all(queues.map((queue) => queue.getJobCounts("active", "waiting", "delayed")));
    const sum = (state: string) => each.reduce((all, count) => all + (count[state] ?? 0), 0);
    return { running: sum("active"), waiting: sum("waiting") + sum("delayed") };
  }

  function sweep(): void {
    for (const queue of ours) {
      late.sweep(queue).catch((error: unknown) => log.warn({ err: error }, "what waits could not be looked through"));
    }
  }
}

/** The queue takes no bare numbers for ids. */
const heldAs = (id: string) => `job-${id}`;

const cancelled = () => new UserError("cancelled");
