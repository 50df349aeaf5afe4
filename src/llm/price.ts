import type { Usage } from "./llm.ts";

interface Price {
  /** USD per million tokens. */
  readonly input: number;
  readonly output: number;
  readonly cacheRead: number;
  /** Above this many prompt tokens in all, `long` holds. */
  readonly tier?: { readonly above: number; readonly long: Omit<Price, "tier"> };
}

/** Day of the table below, and where it is from. */
export const PRICES_AS_OF = "2026-10-31";
export const PRICES_SOURCE =
  "Anthropic's model pages, https://platform.claude.com/docs (cache reads of Sonnet 5.5: its migration guide)";

const PRICES: Record<string, Price> = {
  "claude-sonnet-5-5": { input: 2, output: 10, cacheRead: 0.1 },
  "claude-opus-5-5": { input: 4, output: 20, cacheRead: 0.2 },
  "claude-haiku-5-5": {
    input: 0.1,
    output: 0.5,
    cacheRead: 0.01,
    tier: { above: 100_000, long: { input: 0.5, output: 2.5, cacheRead: 0.05 } },
  },
  "claude-fable-5-1": { input: 10, output: 50, cacheRead: 0.25 },
  "claude-haiku-4-5": { input: 1, output: 5, cacheRead: 0.1 },
};

/** Models with a listed price. */
export const PRICED_MODELS: readonly string[] = Object.keys(PRICES);

/** Writing to the prompt cache, for five minutes or for an hour, costs so many times what plain input costs. */
const CACHE_WRITE = { minutes: 1.25, hour: 2 };

/** USD of one request; undefined for a model without a listed price, such as a local one. */
export function costUsd(model: string, usage: Usage): number | undefined {
  const listed = PRICES[model];
  if (!listed) return undefined;
  const prompt = usage.inputTokens + usage.cacheReadTokens + usage.cacheWriteTokens;
  const price = listed.tier && prompt > listed.tier.above ? listed.tier.long : listed;
  const million =
    usage.inputTokens * price.input +
    (usage.cacheWriteTokens - usage.cacheWriteHourTokens) * price.input * CACHE_WRITE.minutes +
    usage.cacheWriteHourTokens * price.input * CACHE_WRITE.hour +
    usage.cacheReadTokens * price.cacheRead +
    usage.outputTokens * price.output;
  return million / 1_000_000;
}
