import { ModelError, NO_USAGE, type CompletionOptions, type Llm, type Prompt, type Usage } from "../llm/llm.ts";
import { costUsd } from "../llm/price.ts";
import { expectedTokens } from "./tokens.ts";

/** Who pays for a job's requests. What costs nothing, or has no listed price, is zero dollars. */
export interface Payer {
  /** Throws where so much can't be paid now. */
  readonly afford: (usd: number) => Promise<void>;
  /** Before a job's first request: sets aside what all are likely to cost. Throws as `afford` does. */
  readonly open: (usd: number) => Promise<void>;
  /** Before each request, with the most it may cost. Throws as `afford` does. */
  readonly ask: (usd: number) => Promise<void>;
  /** After it, however it ended. `usd` is undefined where the model has no listed price. */
  readonly book: (tokens: number, usd: number | undefined) => Promise<void>;
  /** Gives back what was set aside and not used. */
  readonly close: () => Promise<void>;
}

/** The same model, each of whose requests is paid. */
export function metered(llm: Llm, payer: Payer): Llm {
  return {
    ...llm,
    async complete(prompt, options = {}) {
      await payer.ask(costUsd(llm.model, atMost(prompt, llm)) ?? 0);
      const meter = createMeter(options);
      try {
        const completion = await llm.complete(prompt, meter.options);
        meter.ended(completion.usage);
        return completion;
      } catch (error) {
        meter.broke(error);
        throw error;
      } finally {
        const used = meter.used();
        await payer.book(tokensOf(used), costUsd(llm.model, used));
      }
    },
  };
}

/** Has the payer set so much aside for the work, and give back the rest. */
export async function paid<T>(payer: Payer | undefined, usd: number, work: () => Promise<T>): Promise<T> {
  await payer?.open(usd);
  try {
    return await work();
  } finally {
    await payer?.close();
  }
}

/** What a request uses, also where it breaks off. */
export function createMeter(options: CompletionOptions) {
  let used = NO_USAGE;
  let text = "";
  return {
    options: {
      ...options,
      onText(all: string) {
        text = all;
        options.onText?.(all);
      },
      onUsage(usage: Usage) {
        used = usage;
        options.onUsage?.(usage);
      },
    },
    ended: (usage: Usage) => void (used = usage),
    /** The answer's end, which tells its length, never came. */
    broke(error: unknown) {
      if (error instanceof ModelError && error.usage.requests > 0) used = error.usage;
      if (text !== "") used = { ...used, outputTokens: Math.max(used.outputTokens, expectedTokens(text)) };
    },
    used: () => used,
  };
}

/** As if nothing of it were in the prompt cache, and the answer took all its room. */
function atMost({ system, material, turns, instruction, maxTokens, isConversation }: Prompt, llm: Llm): Usage {
  const said = turns.flatMap((turn) => [turn.instruction, turn.answer]);
  const prompt = expectedTokens([system, material, ...said, instruction].join("\n"));
  const hour = isConversation ? { cacheWriteHourTokens: prompt } : {};
  const input = llm.caches ? { cacheWriteTokens: prompt, ...hour } : { inputTokens: prompt };
  return { ...NO_USAGE, ...input, requests: 1, outputTokens: maxTokens };
}

/** Of the whole prompt, wherever it was read from, and of the answer. */
export function tokensOf({ inputTokens, cacheReadTokens, cacheWriteTokens, outputTokens }: Usage): number {
  return inputTokens + cacheReadTokens + cacheWriteTokens + outputTokens;
}
