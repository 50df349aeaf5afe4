import { randomUUID } from "node:crypto";
import type { DatabaseSync } from "node:sqlite";
import { UserError } from "../errors.ts";
import type { Job, ReplyTo } from "../job.ts";
import { whenFree } from "../store/busy.ts";
import { createIntake } from "./intake.ts";
import { createLeases, isSuspect, type Claimed, type Written } from "./leases.ts";
import { drain } from "./drain.ts";
import { CAPACITY, CONCURRENCY, DRAIN, FIRST_RESPONSE, PATIENCE, TIMING, type RunnerOptions } from "./options.ts";
import { isLost, JobLost, type JobRun, type Runner } from "./runner.ts";
import { createSettlement } from "./settlement.ts";
import { createTurns } from "./turns.ts";
import { readWritten } from "./written.ts";

export interface SqliteRunnerOptions extends RunnerOptions {
  readonly database: DatabaseSync;
}

interface Running {
  readonly userId: string;
  readonly controller: AbortController;
  readonly ended: Promise<void>;
}

/** A job that was started so often and never ended takes its process down with it. */
const MAX_STARTS = 4;

/** Jobs in a table, by leases: what was accepted is known after a crash, and taken up by whichever process lives. */
export function createSqliteRunner(options: SqliteRunnerOptions): Runner {
  const { database, handler, log, now, onStep } = options;
  const { concurrency = CONCURRENCY, capacity = CAPACITY, timing = TIMING } = options;
  const leases = createLeases({ database, now, owner: randomUUID(), lease: timing.lease });
  const intake = createIntake({ ...options, leases, capacity });
  const { settle, retry } = createSettlement(log);
  const turns = createTurns(concurrency);
  const running = new Map<string, Running>();
  let isRecovering = false;
  let isClosing = false;
  /** What nobody could be told of, since the process began. */
  let dropped = 0;
  const heart = setInterval(beat, timing.heartbeat);
  return {
    async submit(job, replyTo) {
      if (isClosing) throw new UserError("restarting");
      const written = await whenFree(() => intake(job, replyTo, turns.running()), FIRST_RESPONSE);
      // What was written is what runs, here as after a restart.
      if (written) await take(written, "new");
    },

    recover() {
      isRecovering = true;
      beat();
    },

    async cancel(id, userId) {
      const job = running.get(id);
      if (!job) return "over";
      if (userId !== undefined && userId !== job.userId) return "foreign";
      job.controller.abort(new UserError("cancelled"));
      return "cancelled";
    },

    load: async () => ({ running: turns.running(), waiting: running.size - turns.running() }),

    isOpen: (id) => whenFree(() => leases.isOpen(id)),

    async close(longest = DRAIN) {
      isClosing = true;
      isRecovering = false;
      await drain(
        [...running.values()].map(({ ended }) => ended),
        longest,
      );
      clearInterval(heart);
      await whenFree(leases.release).catch((error: unknown) => log.error({ err: error }, "leases are left to run out"));
      for (const { controller } of running.values()) controller.abort(new JobLost("the process is ending"));
    },
  };

  /** A store that fails for a moment is asked again with the next beat. */
  function beat(): void {
    try {
      retry();
      const ours = leases.renew();
      for (const [id, { controller }] of running) {
        if (!ours.has(id)) controller.abort(new JobLost("its lease ran out"));
      }
      if (isRecovering) for (const claimed of leases.claim()) takeUp(claimed);
      turns.changed();
    } catch (error) {
      log.error({ err: error }, "the queue's leases could not be renewed");
    }
  }

  function takeUp(claimed: Claimed): void {
    const { id, starts, at, isAcknowledged } = claimed;
    log.info({ job: id, starts }, "took up a job that was left behind");
    const isHopeless = starts >= MAX_STARTS || now() - at > PATIENCE;
    const how = isHopeless ? "hopeless" : isAcknowledged ? "acknowledged" : "unconfirmed";
    take(claimed, how, isSuspect(claimed)).catch((error: unknown) => {
      log.warn({ err: error, job: id, dropped: ++dropped }, "dropped a job that can't be answered any more");
      return settle(id, () => leases.end(id));
    });
  }

  /** Settles with the acknowledgement. */
  async function take(
    written: Written,
    how: "new" | "unconfirmed" | "acknowledged" | "hopeless",
    suspect = false,
  ): Promise<void> {
    const { job, replyTo } = readWritten(written);
    const controller = new AbortController();
    const isNamed = how === "acknowledged" || how === "hopeless";
    const accepted = isNamed ? Promise.resolve(replyTo) : acknowledge(job, replyTo, how === "unconfirmed");
    const run = accepted
      .then(
        (acceptedAt) =>
          how === "hopeless" ? abandon(job, acceptedAt) : inTurn(job, acceptedAt, suspect, controller.signal),
        () => undefined,
      )
      .catch((error: unknown) => postpone(job, error))
      .finally(() => {
        running.delete(job.id);
        turns.changed();
      });
    running.set(job.id, { userId: replyTo.userId, controller, ended: run });
    await accepted;
  }

  async function acknowledge(job: Job, replyTo: ReplyTo, isLate: boolean): Promise<ReplyTo> {
    try {
      const acceptedAt = await handler.acknowledge(job, replyTo, isLate);
      await settle(job.id, () => leases.acknowledge(job.id, JSON.stringify(acceptedAt)));
      onStep?.("accepted");
      return acceptedAt;
    } catch (error) {
      await settle(job.id, () => leases.end(job.id));
      throw error;
    }
  }

  async function abandon(job: Job, replyTo: ReplyTo): Promise<void> {
    log.error({ job: job.id }, "gave up a job that ended its process, or could not be answered, again and again");
    try {
      await handler.abandon(job, replyTo);
    } finally {
      await settle(job.id, () => leases.end(job.id));
    }
  }

  function inTurn(job: Job, replyTo: ReplyTo, suspect: boolean, signal: AbortSignal): Promise<void> {
    handler.accepted?.(job, replyTo, runOf(job.id, signal));
    const isBehind = () => whenFree(() => leases.isBehind(job.id));
    return turns.take({ isBehind, isSuspect: suspect, signal }, () => performNow(job, replyTo, signal));
  }

  async function performNow(job: Job, replyTo: ReplyTo, signal: AbortSignal): Promise<void> {
    if (isLost(signal) || !(await whenFree(() => leases.start(job.id)))) return;
    await handler.perform(job, replyTo, runOf(job.id, signal));
    await settle(job.id, () => leases.end(job.id));
  }

  function runOf(id: string, signal: AbortSignal): JobRun {
    return {
      signal,
      async keep(replyTo) {
        if (isLost(signal) || !kept(id, JSON.stringify(replyTo))) throw new JobLost("another process has it");
      },
    };
  }

  /** A store that fails is no reason not to answer: by its lease the job is ours. */
  function kept(id: string, reply: string): boolean {
    try {
      return leases.keep(id, reply);
    } catch {
      void settle(id, () => leases.keep(id, reply));
      return true;
    }
  }

  async function postpone(job: Job, error: unknown): Promise<void> {
    if (error instanceof JobLost) return;
    log.error({ err: error, job: job.id }, "a job could not be answered; it is tried again");
    await settle(job.id, () => leases.postpone(job.id, timing.lease));
  }
}
