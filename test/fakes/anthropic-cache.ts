import { createHash } from "node:crypto";
import type Anthropic from "@anthropic-ai/sdk";
import { MODELS } from "./anthropic-models.ts";
import { blocksOf } from "./anthropic-request.ts";

type Body = Anthropic.MessageCreateParams;

/** Roughly a token's worth of characters. */
export function estimateTokens(text: string): number {
  return Math.ceil(text.length / 3);
}

/** How many blocks before a breakpoint are tried for a cached prefix (docs: prompt-caching). */
const LOOKBACK = 20;
const LIFE = { "5m": 5 * 60 * 1000, "1h": 60 * 60 * 1000 };

interface Entry {
  expires: number;
  readonly life: number;
}

/**
 * Counts input as prompt caching would: the longest prefix seen before up to a breakpoint is read, what follows up to
 * the last breakpoint is written, the rest is plain input. Another model, thinking, effort or format is another
 * prefix; below the model's minimum nothing happens. Reading renews an entry's life.
 */
export function createPromptCache(now: () => number): { usage: (body: Body) => Anthropic.Usage } {
  const entries = new Map<string, Entry>();

  const isCached = (key: string): boolean => {
    const entry = entries.get(key);
    if (!entry || entry.expires < now()) return false;
    entry.expires = now() + entry.life;
    return true;
  };

  return {
    usage: (body) => {
      const prefixes = prefixesOf(body);
      const minimum = MODELS[body.model]?.cacheMinimum ?? 512;
      const breakpoints = prefixes.filter((prefix) => prefix.ttl !== undefined && prefix.tokens >= minimum);
      const last = breakpoints.at(-1);
      const tried = breakpoints.flatMap(({ index }) => prefixes.slice(Math.max(0, index - LOOKBACK), index + 1));
      const read = tried.filter(({ key }) => isCached(key)).at(-1)?.tokens ?? 0;

      const written = { "5m": 0, "1h": 0 };
      let from = read;
      for (const { key, tokens, ttl = "5m" } of breakpoints) {
        written[ttl] += Math.max(0, tokens - from);
        from = Math.max(from, tokens);
        if (!entries.has(key) || !isCached(key)) entries.set(key, { expires: now() + LIFE[ttl], life: LIFE[ttl] });
      }
      const total = prefixes.at(-1)?.tokens ?? 0;
      return usage(total - Math.max(read, last?.tokens ?? 0), read, written);
    },
  };
}

interface Prefix {
  readonly index: number;
  readonly key: string;
  readonly tokens: number;
  readonly ttl: "5m" | "1h" | undefined;
}

/** The prompt up to and including each block. */
function prefixesOf(body: Body): Prefix[] {
  const hash = createHash("sha256");
  hash.update(JSON.stringify([body.model, body.thinking, body.output_config, body.tools]));
  const blocks = blocksOf(body);
  let tokens = 0;
  return blocks.map(({ role, block }, index) => {
    const { cache_control: own, ...rest } = block as { cache_control?: Anthropic.CacheControlEphemeral | null };
    const control = own ?? (index === blocks.length - 1 ? body.cache_control : undefined);
    const content = JSON.stringify([role, rest]);
    hash.update(content);
    tokens += estimateTokens("text" in rest && typeof rest.text === "string" ? rest.text : content);
    return { index, key: hash.copy().digest("hex"), tokens, ttl: control ? (control.ttl ?? "5m") : undefined };
  });
}

function usage(input: number, read: number, written: { "5m": number; "1h": number }): Anthropic.Usage {
  return {
    input_tokens: input,
    cache_creation_input_tokens: written["5m"] + written["1h"],
    cache_read_input_tokens: read,
    cache_creation: { ephemeral_5m_input_tokens: written["5m"], ephemeral_1h_input_tokens: written["1h"] },
    output_tokens: 0,
    output_tokens_details: null,
    server_tool_use: null,
    service_tier: "standard",
    inference_geo: null,
    speed: null,
  };
}
