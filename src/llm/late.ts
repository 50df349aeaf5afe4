import type { ClaudeOptions } from "./claude.ts";
import type { Llm } from "./llm.ts";
import { isAnthropic, modelProfile } from "./model.ts";

/** A model by the SDK, which is loaded with the first request: ten megabytes that an idle process does without. */
export function createLateClaude(options: ClaudeOptions): Llm {
  const { model, baseUrl, anthropic = isAnthropic(baseUrl) } = options;
  let loading: Promise<Llm> | undefined;
  const loaded = () => (loading ??= import("./claude.ts").then(({ createClaude }) => createClaude(options)));

  return {
    model,
    settings: JSON.stringify(modelProfile(model, anthropic).settings),
    caches: anthropic,
    limits: async () => (await loaded()).limits(),
    complete: async (...request) => (await loaded()).complete(...request),
  };
}
