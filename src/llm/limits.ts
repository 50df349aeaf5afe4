import Anthropic from "@anthropic-ai/sdk";
import type { ModelLimits } from "./llm.ts";

/** An endpoint that answers nothing must not delay every request. */
const TRIES = 3;

/** Milliseconds; an answer must not wait longer for what the table knows as well. */
const PATIENCE = 5_000;

/**
 * Asks the endpoint for a model's limits, once for the process. What it doesn't say, or an endpoint that has no such
 * request, leaves what is `known`. One that was out of reach is asked again the next times, a few.
 */
export function createLimits(
  client: Pick<Anthropic, "models">,
  model: string,
  known: ModelLimits,
  patience = PATIENCE,
): () => Promise<ModelLimits> {
  let asked: Promise<ModelLimits> | undefined;
  let tries = 0;
  return () => (asked ??= ask());

  async function ask(): Promise<ModelLimits> {
    tries += 1;
    try {
      const told: unknown = await client.models.retrieve(model, {}, { signal: AbortSignal.timeout(patience) });
      return {
        contextWindow: count(told, "max_input_tokens") ?? known.contextWindow,
        maxOutput: count(told, "max_tokens") ?? known.maxOutput,
      };
    } catch (error) {
      if (mayPass(error) && tries < TRIES) asked = undefined;
      return known;
    }
  }
}

/** A positive whole number in what may be any JSON. */
function count(told: unknown, field: string): number | undefined {
  if (typeof told !== "object" || told === null) return undefined;
  const value: unknown = (told as Record<string, unknown>)[field];
  return typeof value === "number" && Number.isSafeInteger(value) && value > 0 ? value : undefined;
}

function mayPass(error: unknown): boolean {
  if (!(error instanceof Anthropic.APIError)) return false;
  return error.status === undefined || error.status === 429 || error.status >= 500;
}
