import Anthropic from "@anthropic-ai/sdk";
import { ModelError, type Usage } from "./llm.ts";

/** Codes of a limit that waiting doesn't lift. */
const SPEND_LIMITS = new Set([
  "enforced_spend_limit_reached",
  "contract_spend_limit_reached",
  "linked_organization_spend_limit_reached",
]);

/** The same without a code: an empty account, a limit that its owner has set. */
const SPENT = /credit balance is too low|(?:api usage|spend(?:ing)?|billing) limits?/i;

/** What the SDK threw, as the kind of failure it is. An overload in mid-stream has no status, only a type. */
export function modelFailure(error: unknown, soFar: { partial: string; usage: Usage }): ModelError {
  const fail = (kind: ModelError["kind"], wait?: number) =>
    new ModelError(kind, { cause: error, ...soFar, retryAfter: wait });
  if (!(error instanceof Anthropic.APIError)) {
    // The stream ended before the message did.
    return fail(error instanceof Anthropic.AnthropicError ? "unreachable" : "rejected");
  }
  if (error.errorCode !== null && SPEND_LIMITS.has(error.errorCode)) return fail("spend_limit");
  if (error.type === "billing_error" || error.status === 402 || isSpent(error)) return fail("spend_limit");
  if (error.type === "overloaded_error") return fail("busy", retryAfter(error.headers));
  if (error.type === "rate_limit_error" || error.status === 429) return fail("limited", retryAfter(error.headers));
  if (error.status === 401 || error.status === 403) return fail("key");
  if (error.status === 404) return fail("unknown_model");
  if (isTooLong(error)) return fail("too_long");
  if (error.status === undefined || error.status === 408) return fail("unreachable");
  return error.status >= 500 ? fail("busy", retryAfter(error.headers)) : fail("rejected");
}

function isSpent({ status, apiMessage }: InstanceType<typeof Anthropic.APIError>): boolean {
  if (status !== 400 && status !== 403 && status !== 429) return false;
  return typeof apiMessage === "string" && SPENT.test(apiMessage);
}

/** As Anthropic, llama.cpp and vLLM say it. */
const TOO_LONG = /prompt is too long|context (?:window|size|length|limit)/i;
const TOO_LONG_TYPES = new Set<string | null>(["request_too_large", "exceed_context_size_error"]);

function isTooLong({ status, type, apiMessage }: InstanceType<typeof Anthropic.APIError>): boolean {
  if (TOO_LONG_TYPES.has(type)) return true;
  return status === 400 && typeof apiMessage === "string" && TOO_LONG.test(apiMessage);
}

/** Milliseconds; the header holds seconds, or a date by the endpoint's own clock. */
function retryAfter(headers: Headers | undefined): number | undefined {
  const value = headers?.get("retry-after");
  if (!value) return undefined;
  const seconds = Number(value);
  if (Number.isFinite(seconds)) return Math.max(0, seconds * 1000);
  const date = Date.parse(value) - Date.parse(headers?.get("date") ?? "");
  return Number.isNaN(date) ? undefined : Math.max(0, date);
}
