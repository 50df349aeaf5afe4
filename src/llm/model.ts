import type Anthropic from "@anthropic-ai/sdk";
import type { ModelLimits } from "./llm.ts";

type Settings = Pick<Anthropic.MessageCreateParams, "thinking" | "output_config">;

export interface ModelProfile {
  readonly settings: Settings;
  /** Tokens kept free for thinking, which is counted in max_tokens. */
  readonly thinkingRoom: number;
  /** Where the endpoint doesn't give them. */
  readonly limits: ModelLimits;
}

const CURRENT: ModelLimits = { contextWindow: 1_000_000, maxOutput: 128_000 };

const ADAPTIVE: ModelProfile = {
  settings: { thinking: { type: "adaptive" }, output_config: { effort: "low" } },
  thinkingRoom: 8_000,
  limits: CURRENT,
};

/**
 * Thinking and effort that each model accepts, and its limits, from Anthropic's model pages (October 2026). News needs fidelity
 * rather than long thought, so effort is low; all tasks use the same settings, because a change of them would
 * lose the cached article.
 */
const PROFILES: Record<string, ModelProfile> = {
  "claude-sonnet-5-5": {
    settings: { thinking: { type: "between_tools" }, output_config: { effort: "low" } },
    thinkingRoom: 0,
    limits: CURRENT,
  },
  "claude-opus-5-5": ADAPTIVE,
  "claude-fable-5-1": ADAPTIVE,
  "claude-haiku-5-5": {
    settings: { thinking: { type: "disabled" }, output_config: { effort: "low" } },
    thinkingRoom: 0,
    limits: CURRENT,
  },
  "claude-haiku-4-5": {
    settings: { thinking: { type: "disabled" } },
    thinkingRoom: 0,
    limits: { contextWindow: 200_000, maxOutput: 64_000 },
  },
};

/** A model that isn't listed, or another vendor's endpoint: nothing beyond plain messages. */
const PLAIN: ModelProfile = {
  settings: {},
  thinkingRoom: 4_000,
  limits: { contextWindow: undefined, maxOutput: 32_000 },
};

/** What to send with a model. `anthropic` is false for an endpoint that only speaks the same protocol. */
export function modelProfile(model: string, anthropic: boolean): ModelProfile {
  return (anthropic ? PROFILES[model] : undefined) ?? PLAIN;
}

/** True where the endpoint is Anthropic's: only there are thinking, effort and prompt caching sent. */
export function isAnthropic(baseUrl: string | undefined): boolean {
  return baseUrl === undefined || new URL(baseUrl).hostname === "api.anthropic.com";
}
