import type { Job, ReplyTo } from "../job.ts";
import type { Written } from "./leases.ts";

/** A job as it was written down. Throws where the row was damaged, so that nothing runs that nobody asked for. */
export function readWritten(written: Written): { readonly job: Job; readonly replyTo: ReplyTo } {
  const job: unknown = JSON.parse(written.job);
  const replyTo: unknown = JSON.parse(written.reply);
  if (!isJob(job) || !isReplyTo(replyTo)) throw new Error("the row of a job is damaged");
  return { job, replyTo };
}

function isJob(value: unknown): value is Job {
  const { id, task, input, options } = fieldsOf(value);
  return typeof id === "string" && typeof task === "string" && isObject(input) && isObject(options);
}

function isReplyTo(value: unknown): value is ReplyTo {
  const { channelId, userId, applicationId } = fieldsOf(value);
  return [channelId, userId, applicationId].every((id) => typeof id === "string");
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null;

const fieldsOf = (value: unknown): Readonly<Record<string, unknown>> => (isObject(value) ? value : {});
