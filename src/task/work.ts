import { UserError } from "../errors.ts";
import type { Article } from "../article/article.ts";
import type { Options, Progress, TaskName, Turn } from "../job.ts";
import { addUsage, ModelError, NO_USAGE, type Completion, type Llm, type Usage } from "../llm/llm.ts";
import { costUsd } from "../llm/price.ts";
import { loadPrompt } from "../llm/prompt.ts";
import type { Retry } from "../llm/retry.ts";
import { questionPrompt } from "./ask.ts";
import type { Draft } from "./draft.ts";
import { material } from "./material.ts";
import type { Problem, TaskValues } from "./result.ts";
import type { Ask, Task } from "./task.ts";

const SYSTEM = loadPrompt("system");

/** Digest of what every request starts with; part of the result key. */
export const systemDigest = SYSTEM.digest;

export interface Worked<N extends TaskName> {
  readonly value: TaskValues[N];
  readonly problems: readonly Problem[];
  readonly model: string;
  readonly usage: Usage;
  /** Undefined where the model has no listed price. */
  readonly costUsd: number | undefined;
  /** For the next version of the same article; absent where the task has none. */
  readonly draft: Draft | undefined;
}

export interface WorkContext {
  readonly llm: Llm;
  readonly retry: Retry;
  readonly turns?: readonly Turn[];
  /** Of an earlier version of the same article. */
  readonly draft?: Draft | undefined;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: Progress) => void;
}

/**
 * Asks the model until the task has nothing left to ask. A request that fails for good ends the work with its
 * UserError, but what had arrived is given as it is, the rest marked untranslated.
 */
export async function work<N extends TaskName, S>(
  task: Task<N, S>,
  article: Article,
  options: Options,
  context: WorkContext,
): Promise<Worked<N>> {
  const { llm, retry, signal, onProgress } = context;
  const turns = (context.turns ?? []).map(({ question, answer }) => ({
    instruction: questionPrompt(question, options.to),
    answer,
  }));
  let state = task.begin(article, options, context.draft);
  let usage = NO_USAGE;
  let cost: number | undefined = 0;
  let model = llm.model;

  try {
    while (task.next(state)) await retry(request, signal);
  } catch (error) {
    const failure = asUserError(error, llm.model);
    if (!failure || !task.progress(state)?.done) throw failure ?? error;
    return { ...finish(), problems: [...finish().problems, INTERRUPTED] };
  }
  onProgress?.({ stage: "checking" });
  return finish();

  async function request(): Promise<void> {
    const ask = task.next(state);
    if (!ask) return;
    const before = state;
    try {
      const completion = await complete(ask, (text) => report(task.take(before, text, "streaming")));
      spend(completion.usage);
      model = completion.model;
      if (completion.stopReason === "refusal") throw new UserError("model_refused");
      state = task.take(before, completion.text, completion.stopReason);
    } catch (error) {
      if (error instanceof ModelError) {
        spend(error.usage);
        // Lines that were complete before the stream broke are kept; the next attempt asks for the others.
        state = task.take(before, error.partial, "cut");
      }
      throw error;
    }
  }

  function complete(ask: Ask, onText: (text: string) => void): Promise<Completion> {
    report(state);
    const shown = material(article, llm.caches ? undefined : ask.about);
    const prompt = { system: SYSTEM.render({}), material: shown, turns, ...ask };
    return llm.complete(prompt, { onText, ...(signal ? { signal } : {}) });
  }

  function report(at: S): void {
    onProgress?.({ stage: "asking", ...task.progress(at) });
  }

  function spend(spent: Usage): void {
    usage = addUsage(usage, spent);
    const price = costUsd(llm.model, spent);
    cost = price === undefined || cost === undefined ? undefined : cost + price;
  }

  function finish(): Worked<N> {
    return { ...task.finish(state), model, usage, costUsd: cost, draft: task.draft?.(state) };
  }
}

const INTERRUPTED: Problem = {
  check: "interrupted",
  severity: "hard",
  detail: "the model stopped answering before all was done",
};

/** The kinds of failure that a person can do something about; undefined for everything else. */
function asUserError(error: unknown, model: string): UserError | undefined {
  if (!(error instanceof ModelError)) return error instanceof UserError ? error : undefined;
  const cause = { cause: error };
  switch (error.kind) {
    case "busy":
      return new UserError("model_busy", {}, cause);
    case "unreachable":
      return new UserError("model_unreachable", {}, cause);
    case "stalled":
      return new UserError("model_stalled", {}, cause);
    case "key":
      return new UserError("model_key_rejected", {}, cause);
    case "unknown_model":
      return new UserError("model_unknown", { model }, cause);
    case "spend_limit":
      return new UserError("model_spend_limit", {}, cause);
    case "rejected":
      return new UserError("model_unusable", {}, cause);
  }
}
