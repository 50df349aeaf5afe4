import { DelayedError, type Job as Held } from "bullmq";
import { setTimeout as sleep } from "node:timers/promises";
import type { Redis } from "ioredis";
import { UserError } from "../../errors.ts";
import type { ReplyTo } from "../../job.ts";
import { takeLease } from "../../store/redis/lease.ts";
import { PATIENCE, type RunnerOptions, type Timing } from "../options.ts";
import { isLost, JobLost, type JobRun } from "../runner.ts";
import type { Cancellation } from "./cancellation.ts";
import type { Intake } from "./intake.ts";
import type { Late } from "./late.ts";
import type { Stored } from "./stored.ts";

/** A job of this process. */
export interface Running {
  readonly controller: AbortController;
  readonly ended: Promise<void>;
}

export interface PerformOptions extends Pick<RunnerOptions, "handler" | "hasToken" | "log" | "now"> {
  readonly redis: Redis;
  readonly prefix: string;
  readonly timing: Timing;
  readonly intake: Pick<Intake, "isBehind" | "leave" | "yield">;
  readonly late: Pick<Late, "isHeld">;
  readonly cancellation: Pick<Cancellation, "isAsked">;
  /** Noted here while it runs. */
  readonly running: Map<string, Running>;
  /** Told whose turn it is next. */
  readonly next: (id: string | undefined) => Promise<void>;
  /** Puts a job into the queue of those who can answer it. */
  readonly hand: (stored: Stored) => Promise<void>;
}

/** How often a job may be left behind by a process that died; one that is once more ends them, and is given up. */
export const MAX_STALLS = 3;
/** From so many on, jobs are begun one after the other, so that the innocent aren't taken for it. */
const SUSPECT = 2;
/** Milliseconds after which a job that has to wait looks again. */
const PAUSE = 500;
/** How long a place is tried to be written down, before the last word is said without it. */
const WRITING = 10_000;

/** Does what comes out of the queue: a turn that hasn't come, or work that has to be tried again, goes back into it. */
export function createPerform(options: PerformOptions) {
  const { redis, prefix, handler, log, now, timing, intake, late, cancellation, running, next, hand } = options;
  const { hasToken = true } = options;

  return async (held: Held<Stored>, token = ""): Promise<void> => {
    const { job, lane } = held.data;
    if (!hasToken && held.data.replyTo.interaction === undefined) return hand(held.data);
    const isEarly = (await late.isHeld(job.id)) || (lane !== undefined && (await intake.isBehind(job.id, lane)));
    const suspicion =
      isEarly || held.stalledCounter < SUSPECT ? undefined : takeLease(redis, `${prefix}suspect`, timing.lease);
    const lease = await suspicion;
    if (isEarly || (suspicion && !lease)) throw await again(held, token, PAUSE);
    const controller = new AbortController();
    const { promise: ended, resolve: end } = Promise.withResolvers<void>();
    running.set(job.id, { controller, ended });
    try {
      if (await cancellation.isAsked(job.id)) controller.abort(new UserError("cancelled"));
      await attempt(held, token, controller.signal);
    } finally {
      running.delete(job.id);
      await lease?.release();
      end();
    }
  };

  async function attempt(held: Held<Stored>, token: string, signal: AbortSignal): Promise<void> {
    const { job, lane } = held.data;
    try {
      const replyTo = await acknowledged(held);
      if (replyTo) await answer(held, replyTo, runOf(held, token, signal));
    } catch (error) {
      if (error instanceof JobLost) throw signal.reason === error ? await again(held, token, 0) : error;
      log.error({ err: error, job: job.id }, "a job could not be answered; it is tried again");
      await next(await intake.yield(job.id, lane));
      throw await again(held, token, timing.lease);
    }
    await leave(held);
  }

  /** The answer is given: a store that fails now is no reason to give it again. */
  async function leave(held: Held<Stored>): Promise<void> {
    const { job, replyTo, lane } = held.data;
    try {
      await next(await intake.leave(job.id, replyTo, lane));
    } catch (error) {
      log.warn({ err: error, job: job.id }, "a job that ended counts as open for a while");
    }
  }

  /** Undefined where a process died before Discord knew of the job, and it can't be told any more. */
  async function acknowledged(held: Held<Stored>): Promise<ReplyTo | undefined> {
    const { job, replyTo, isAcknowledged } = held.data;
    if (isAcknowledged) return replyTo;
    try {
      const acceptedAt = await handler.acknowledge(job, replyTo, true);
      await held.updateData({ ...held.data, replyTo: acceptedAt, isAcknowledged: true });
      return acceptedAt;
    } catch (error) {
      log.warn({ err: error, job: job.id }, "dropped a job that can't be answered any more");
      return undefined;
    }
  }

  async function answer(held: Held<Stored>, replyTo: ReplyTo, run: JobRun): Promise<void> {
    const { job } = held.data;
    if (held.stalledCounter > MAX_STALLS || now() - held.timestamp > PATIENCE) {
      log.error({ job: job.id }, "gave up a job that ended its process, or could not be answered, again and again");
      return handler.abandon(job, replyTo);
    }
    if (held.stalledCounter > 0)
      log.info({ job: job.id, starts: held.stalledCounter }, "took up a job that was left behind");
    handler.accepted?.(job, replyTo, run);
    await handler.perform(job, replyTo, run);
  }

  function runOf(held: Held<Stored>, token: string, signal: AbortSignal): JobRun {
    return {
      signal,
      async keep(replyTo) {
        if (isLost(signal)) throw new JobLost("another process has it");
        await patiently(async () => {
          if ((await held.extendLock(token, timing.lease)) !== 1) throw new JobLost("another process has it");
          await held.updateData({ ...held.data, replyTo });
        });
      },
    };
  }

  /** A store that fails is no reason not to answer: nobody can take the job from there meanwhile. */
  async function patiently(write: () => Promise<void>): Promise<void> {
    const end = now() + WRITING;
    for (;;) {
      try {
        return await write();
      } catch (error) {
        if (error instanceof JobLost) throw error;
        if (now() >= end) return log.warn({ err: error }, "where an answer goes can't be written down");
      }
      await sleep(PAUSE);
    }
  }

  /** Back into the queue, for whoever is free then. */
  async function again(held: Held<Stored>, token: string, delay: number): Promise<DelayedError> {
    await held.moveToDelayed(now() + delay, token);
    return new DelayedError();
  }
}
