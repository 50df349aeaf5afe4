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
   * submitted before is dropped.
   */
  readonly submit: (job: Job, replyTo: ReplyTo) => Promise<void>;
  /**
   * Ends a job that waits or runs: its `perform` tells the person. Where `userId` is given, only if that person asked for
   * it.
   */
  readonly cancel: (id: string, userId?: string) => "cancelled" | "foreign" | "over";
  /** How much there is to do in this process. */
  readonly load: () => Load;
  /** Takes up what a process that died left behind. */
  readonly recover: () => void;
  /** Takes nothing new and waits for what runs, at most `drain` milliseconds. */
  readonly close: (drain?: number) => Promise<void>;
}

/** What a runner does with a job. Both settle; `perform` tells the person of its own failures. */
export interface JobHandler {
  /**
   * The first response within Discord's 3 seconds; gives where the answer goes from then on. Throws where the interaction
   * is gone: the job is then dropped.
   */
  readonly acknowledge: (job: Job, replyTo: ReplyTo) => Promise<ReplyTo>;
  /** `signal` is aborted where the job is cancelled. */
  readonly perform: (job: Job, replyTo: ReplyTo, signal: AbortSignal) => Promise<void>;
}
