import type { Job, ReplyTo } from "../../job.ts";

/** A job as it lies in Redis, with where its answer goes. */
export interface Stored {
  readonly job: Job;
  readonly replyTo: ReplyTo;
  /** What it belongs to that is done one after the other. */
  readonly lane?: string;
  /** Discord has confirmed the first response. */
  readonly isAcknowledged: boolean;
}
