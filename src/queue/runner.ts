import type { Job, ReplyTo } from "../job.ts";

/** Jobs, in numbers. */
export interface Load {
  readonly running: number;
  /** Accepted, and not begun. */
  readonly waiting: number;
}

/** Takes accepted commands and sees them through. */
export interface Runner {
  /**
   * Writes the job down, acknowledges it, and starts it; settles with the acknowledgement. A job whose id was
   * submitted before is dropped. Throws queue_full, person_at_once,
   * server_at_once, restarting.
   */
  readonly submit: (job: Job, replyTo: ReplyTo) => Promise<void>;
  /**
   * Ends a job that waits or runs: its `perform` tells the person. Where `userId` is given, only if that person asked for
   * it.
   */
  readonly cancel: (id: string, userId?: string) => Promise<"cancelled" | "foreign" | "over">;
  /** How much there is to do, for all processes that share the queue. */
  readonly load: () => Promise<Load>;
  /** From now on takes up what a process that died left behind, and what is to be tried again. */
  readonly recover: () => void;
  /** Whether a job was accepted and has not ended, in whichever process it is. */
  readonly isOpen: (id: string) => Promise<boolean>;
  /** Takes nothing new, waits for what runs, at most `drain` milliseconds, and lets go of the rest. */
  readonly close: (drain?: number) => Promise<void>;
}

/** What a job that runs is told, and can say. */
export interface JobRun {
  /** Aborted where the job is cancelled, with a UserError, and where it isn't ours any more, with JobLost. */
  readonly signal: AbortSignal;
  /**
   * Writes down where the answer goes from now on: after a restart the job goes on from there. Throws JobLost where the job
   * isn't ours any more, and so before each last word. Settles when it is written.
   */
  readonly keep: (replyTo: ReplyTo) => Promise<void>;
}

/** Another process has taken the job over, or will: this one must say nothing more. */
export class JobLost extends Error {
  override readonly name = "JobLost";
}

/** What a runner does with a job. */
export interface JobHandler {
  /**
   * The first response within Discord's 3 seconds; gives where the answer goes from then on. Throws where the interaction
   * is gone: the job is then dropped. `isLate` where a process died before it knew of the response.
   */
  readonly acknowledge: (job: Job, replyTo: ReplyTo, isLate: boolean) => Promise<ReplyTo>;
  /** Told of each job that is acknowledged, here or before a restart, however long its turn takes to come. */
  readonly accepted?: (job: Job, replyTo: ReplyTo, run: JobRun) => void;
  /** Tells the person of its own failures; rejects where nothing could be told, and is then tried again. */
  readonly perform: (job: Job, replyTo: ReplyTo, run: JobRun) => Promise<void>;
  /** Tells the person that the job brought its process down again and again, or could not be told of for too long. */
  readonly abandon: (job: Job, replyTo: ReplyTo) => Promise<void>;
}

/** Whether a job's signal says that it isn't ours any more. */
export function isLost(signal: AbortSignal): boolean {
  return signal.reason instanceof JobLost;
}
