import Anthropic from "@anthropic-ai/sdk";
import { modelFailure } from "./failure.ts";
import { createLimits } from "./limits.ts";
import { ModelError, NO_USAGE, type Completion, type CompletionOptions, type Llm, type Prompt } from "./llm.ts";
import { isAnthropic, modelProfile } from "./model.ts";
import { readUsage } from "./usage.ts";

export interface ClaudeOptions {
  readonly apiKey?: string | undefined;
  /** Any endpoint that speaks the Messages API; Anthropic's own where absent. */
  readonly baseUrl?: string | undefined;
  readonly model: string;
  /** Whether the endpoint is Anthropic's; told from its address where absent. */
  readonly anthropic?: boolean;
  /** Milliseconds without a single event after which a stream counts as dead: the SDK's own timeout ends at the headers. */
  readonly idleTimeout?: number;
}

/** Pings keep a thinking model's stream alive but are not passed on by the SDK, so this has to be generous. */
const IDLE_TIMEOUT = 120_000;

export function createAnthropicClient({ apiKey, baseUrl }: Pick<ClaudeOptions, "apiKey" | "baseUrl">): Anthropic {
  return new Anthropic({
    // A local model needs no key, but the SDK does.
    apiKey: apiKey ?? "none",
    ...(baseUrl === undefined ? {} : { baseURL: baseUrl }),
    // Retries are ours: the SDK would sleep as long as a server tells it to.
    maxRetries: 0,
    // A variable of its own would have it print what is asked, articles and all.
    logLevel: "off",
    timeout: 60_000,
  });
}

export function createClaude(options: ClaudeOptions): Llm {
  const client = createAnthropicClient(options);
  const anthropic = options.anthropic ?? isAnthropic(options.baseUrl);
  const profile = modelProfile(options.model, anthropic);
  const limits = createLimits(client, options.model, profile.limits);

  return {
    model: options.model,
    settings: JSON.stringify(profile.settings),
    caches: anthropic,
    limits,
    complete: async (prompt, run = {}) => {
      const { maxOutput } = await limits();
      run.signal?.throwIfAborted();
      const idleTimeout = options.idleTimeout ?? IDLE_TIMEOUT;
      return stream(client, request(prompt, maxOutput), { ...run, idleTimeout });
    },
  };

  function request(prompt: Prompt, maxOutput: number): Anthropic.MessageStreamParams {
    return {
      model: options.model,
      max_tokens: Math.min(prompt.maxTokens + profile.thinkingRoom, maxOutput),
      ...profile.settings,
      system: [{ type: "text", text: prompt.system }],
      messages: messages(prompt, anthropic),
    };
  }
}

/**
 * The article opens the first message, so that it is the same prefix for every task and every turn. What was asked and
 * answered since is short: to write it anew after a pause costs less than to have it kept for an hour.
 */
function messages(prompt: Prompt, cache: boolean): Anthropic.MessageParam[] {
  const kept = (ttl: "5m" | "1h") => (cache ? { cache_control: { type: "ephemeral" as const, ttl } } : {});
  const instructions = [...prompt.turns.map((turn) => turn.instruction), prompt.instruction];
  const last = instructions.length - 1;
  const isRepeated = prompt.isRepeated || last > 0;
  return instructions.flatMap((instruction, index): Anthropic.MessageParam[] => {
    const content: Anthropic.TextBlockParam[] = [
      ...(index === 0
        ? [{ type: "text" as const, text: prompt.material, ...kept(prompt.isConversation ? "1h" : "5m") }]
        : []),
      { type: "text", text: instruction, ...(index === last && isRepeated ? kept("5m") : {}) },
    ];
    const turn = prompt.turns[index];
    return [{ role: "user", content }, ...(turn ? [{ role: "assistant" as const, content: turn.answer }] : [])];
  });
}

async function stream(
  client: Anthropic,
  body: Anthropic.MessageStreamParams,
  { signal, onText, onUsage, idleTimeout }: CompletionOptions & { idleTimeout: number },
): Promise<Completion> {
  const idle = new AbortController();
  const events = client.messages.stream(body, { signal: AbortSignal.any([idle.signal, ...(signal ? [signal] : [])]) });
  let text = "";
  let usage = NO_USAGE;
  let watchdog = setTimeout(() => idle.abort(), idleTimeout);
  events.on("streamEvent", (event) => {
    clearTimeout(watchdog);
    watchdog = setTimeout(() => idle.abort(), idleTimeout);
    if (event.type === "message_start") {
      usage = readUsage(event.message.usage);
      onUsage?.(usage);
    }
  });
  events.on("text", (delta) => {
    text += delta;
    onText?.(text);
  });
  try {
    const message = await events.finalMessage();
    return { text, stopReason: stopReason(message), model: message.model, usage: readUsage(message.usage) };
  } catch (error) {
    signal?.throwIfAborted();
    if (idle.signal.aborted) throw new ModelError("stalled", { cause: error, partial: text, usage });
    throw modelFailure(error, { partial: text, usage });
  } finally {
    clearTimeout(watchdog);
  }
}

function stopReason(message: Anthropic.Message): Completion["stopReason"] {
  if (message.stop_reason === "refusal") return "refusal";
  return message.stop_reason === "max_tokens" || message.stop_reason === "model_context_window_exceeded"
    ? "max_tokens"
    : "end";
}
