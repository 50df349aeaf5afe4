import { UserError, type UserErrorCode } from "../../errors.ts";

/** What is wrong now and may be right in a moment. */
const PASSING: ReadonlySet<UserErrorCode> = new Set([
  "unreachable",
  "timeout",
  "page_status",
  "page_garbled",
  "file_unavailable",
  "cancelled",
  "took_too_long",
  "model_busy",
  "model_unreachable",
  "model_stalled",
  "model_unusable",
  "model_spend_limit",
  "model_key_rejected",
]);

/** Whether a job that failed so may do better the next time; one of our own faults may. */
export function isRetryable(error: unknown): boolean {
  return !(error instanceof UserError) || PASSING.has(error.code);
}
