/** Tokens of all requests a result took. */
export interface Usage {
  readonly requests: number;
  /** Neither read from nor written to the prompt cache. */
  readonly inputTokens: number;
  readonly cacheReadTokens: number;
  readonly cacheWriteTokens: number;
  /** Those of them that were written for an hour, which costs more. */
  readonly cacheWriteHourTokens: number;
  readonly outputTokens: number;
}

export const NO_USAGE: Usage = {
  requests: 0,
  inputTokens: 0,
  cacheReadTokens: 0,
  cacheWriteTokens: 0,
  cacheWriteHourTokens: 0,
  outputTokens: 0,
};

export function addUsage(a: Usage, b: Usage): Usage {
  return {
    requests: a.requests + b.requests,
    inputTokens: a.inputTokens + b.inputTokens,
    cacheReadTokens: a.cacheReadTokens + b.cacheReadTokens,
    cacheWriteTokens: a.cacheWriteTokens + b.cacheWriteTokens,
    cacheWriteHourTokens: a.cacheWriteHourTokens + b.cacheWriteHourTokens,
    outputTokens: a.outputTokens + b.outputTokens,
  };
}

/** One request. `system` and `material` are the same bytes for every task on an article, so an endpoint can cache them. */
export interface Prompt {
  readonly system: string;
  /** The numbered article. */
  readonly material: string;
  /** Earlier questions (as they were sent) and answers, oldest first. */
  readonly turns: readonly { readonly instruction: string; readonly answer: string }[];
  readonly instruction: string;
  /** For the visible answer; the client adds room for thinking where the model thinks. */
  readonly maxTokens: number;
  /** The next question repeats all of it: its end is kept in the prompt cache too. */
  readonly isRepeated?: boolean;
  /**
   * More questions are to come, with pauses as people make them: the prompt cache is asked to keep the article for an hour
   * instead of five minutes. Changes no byte of what is cached.
   */
  readonly isConversation?: boolean;
}

export interface Completion {
  readonly text: string;
  readonly stopReason: "end" | "max_tokens" | "refusal";
  /** As the endpoint names it. */
  readonly model: string;
  readonly usage: Usage;
}

export interface CompletionOptions {
  readonly signal?: AbortSignal;
  /** Called with all text so far whenever more has come. */
  readonly onText?: (text: string) => void;
  /** Called with what is known to be paid for, before the answer has ended. */
  readonly onUsage?: (usage: Usage) => void;
}

/** What a model takes and gives, in tokens. */
export interface ModelLimits {
  /** Prompt and answer together; undefined where nobody says. */
  readonly contextWindow: number | undefined;
  /** Of one answer, thinking included. */
  readonly maxOutput: number;
}

export interface Llm {
  readonly model: string;
  /** Everything beside the prompt that shapes an answer; part of the result key. */
  readonly settings: string;
  /** False: the endpoint keeps no prompt cache, so a part of a long article is sent with a part of its context alone. */
  readonly caches: boolean;
  /** As the endpoint gives them, asked for once; else as they are known. Never fails. */
  readonly limits: () => Promise<ModelLimits>;
  /** One attempt. Throws `ModelError`, or the signal's reason. */
  readonly complete: (prompt: Prompt, options?: CompletionOptions) => Promise<Completion>;
}

/** A request that failed. `partial` is the text that had come; `usage` what it cost as far as known. */
export class ModelError extends Error {
  override readonly name = "ModelError";
  /** `limited` by its rate, `busy` by its own fault; `circuit_open` where it wasn't even sent. */
  readonly kind:
    | "busy"
    | "limited"
    | "unreachable"
    | "stalled"
    | "circuit_open"
    | "key"
    | "unknown_model"
    | "spend_limit"
    | "too_long"
    | "rejected";
  readonly partial: string;
  /** Milliseconds the endpoint asked to wait. */
  readonly retryAfter: number | undefined;
  readonly usage: Usage;

  constructor(
    kind: ModelError["kind"],
    options: { cause?: unknown; partial?: string; retryAfter?: number | undefined; usage?: Usage } = {},
  ) {
    super(`The model's endpoint failed: ${kind}`, { cause: options.cause });
    this.kind = kind;
    this.partial = options.partial ?? "";
    this.retryAfter = options.retryAfter;
    this.usage = options.usage ?? NO_USAGE;
  }
}
