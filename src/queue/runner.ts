import type { Job, ReplyTo } from "../job.ts";

/** Takes accepted commands and sees them through. */
export interface Runner {
  /**
   * Writes the job down, acknowledges it, and starts it; settles with the acknowledgement. A job whose id was
   * submitted before is dropped.
   */
  readonly submit: (job: Job, replyTo: ReplyTo) => Promise<void>;
  /** Takes up what a process that died left behind. */
  readonly recover: () => void;
  /** Takes nothing new and waits for what runs, at most `drain` milliseconds. */
  readonly close: (drain?: number) => Promise<void>;
}

/** What a runner does with a job. Both settle; `perform` tells the person of its own failures. */
export interface JobHandler {
  /** The first response within Discord's 3 seconds. Throws where the interaction is gone: the job is then dropped. */
  readonly acknowledge: (job: Job, replyTo: ReplyTo) => Promise<void>;
  readonly perform: (job: Job, replyTo: ReplyTo) => Promise<void>;
}
