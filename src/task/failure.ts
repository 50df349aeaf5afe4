import { UserError, type UserErrorCode } from "../errors.ts";
import { ModelError } from "../llm/llm.ts";

const CODES: Record<ModelError["kind"], UserErrorCode> = {
  busy: "model_busy",
  limited: "model_busy",
  unreachable: "model_unreachable",
  stalled: "model_stalled",
  circuit_open: "model_unreachable",
  key: "model_key_rejected",
  unknown_model: "model_unknown",
  spend_limit: "model_spend_limit",
  too_long: "too_long_for_model",
  rejected: "model_unusable",
};

/** The kinds of failure that a person can do something about; undefined for everything else. */
export function asUserError(error: unknown, model: string): UserError | undefined {
  if (error instanceof UserError) return error;
  return error instanceof ModelError ? new UserError(CODES[error.kind], { model }, { cause: error }) : undefined;
}
