import type Anthropic from "@anthropic-ai/sdk";

/** Models as Anthropic's pages of October 2026 describe them: thinking values taken, and the least that is cached. */
interface ModelFacts {
  readonly thinking: readonly string[];
  readonly context: number;
  readonly maxOutput: number;
  readonly cacheMinimum: number;
}

const CURRENT = { context: 1_000_000, maxOutput: 128_000, cacheMinimum: 512 };

export const MODELS: Readonly<Record<string, ModelFacts>> = {
  "claude-sonnet-5-5": { ...CURRENT, thinking: ["adaptive", "between_tools"] },
  "claude-opus-5-5": { ...CURRENT, thinking: ["adaptive"] },
  "claude-haiku-5-5": { ...CURRENT, thinking: ["adaptive", "disabled"] },
  "claude-fable-5-1": { ...CURRENT, thinking: ["adaptive"] },
  "claude-haiku-4-5": {
    context: 200_000,
    maxOutput: 64_000,
    cacheMinimum: 4096,
    thinking: ["enabled", "disabled"],
  },
};

export function modelInfo(id: string): Anthropic.ModelInfo | undefined {
  const facts = MODELS[id];
  if (!facts) return undefined;
  return {
    type: "model",
    id,
    display_name: id,
    capabilities: null,
    created_at: "2026-09-01T00:00:00Z",
    deprecated_at: null,
    lifecycle: "active",
    line: null,
    max_input_tokens: facts.context,
    max_tokens: facts.maxOutput,
    retires_at: null,
  };
}
