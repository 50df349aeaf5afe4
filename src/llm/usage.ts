import type Anthropic from "@anthropic-ai/sdk";
import type { Usage } from "./llm.ts";

/** Usage of one request; endpoints other than Anthropic's leave fields out. */
export function readUsage(usage: Partial<Anthropic.Usage> | undefined): Usage {
  return {
    requests: 1,
    inputTokens: usage?.input_tokens ?? 0,
    cacheReadTokens: usage?.cache_read_input_tokens ?? 0,
    cacheWriteTokens: usage?.cache_creation_input_tokens ?? 0,
    cacheWriteHourTokens: usage?.cache_creation?.ephemeral_1h_input_tokens ?? 0,
    outputTokens: usage?.output_tokens ?? 0,
  };
}
