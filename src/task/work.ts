import { UserError } from "../errors.ts";
import type { Article } from "../article/article.ts";
import type { Options, Progress, TaskName, Turn } from "../job.ts";
import { addUsage, ModelError, NO_USAGE, type Completion, type Llm, type Usage } from "../llm/llm.ts";
import { costUsd } from "../llm/price.ts";
import { loadPrompt } from "../llm/prompt.ts";
import type { Retry } from "../llm/retry.ts";
import { questionPrompt } from "./ask.ts";
import type { Draft } from "./draft.ts";
import { asUserError } from "./failure.ts";
import { material } from "./material.ts";
import { presentable, visible } from "./presentable.ts";
import { isRefusal } from "./refusal.ts";
import { hard } from "./check/problem.ts";
import type { Problem, TaskValues } from "./result.ts";
import type { Ask, Task } from "./task.ts";

const SYSTEM = loadPrompt("system");

/** Digest of what every request starts with; part of the result key. */
export const systemDigest = SYSTEM.digest;

export interface Worked<N extends TaskName> {
  readonly value: TaskValues[N];
  readonly problems: readonly Problem[];
  /** That gave the last answer. */
  readonly model: string;
  /** The model that was asked first and declined. */
  readonly declined: string | undefined;
  /** Of both, where two were asked. */
  readonly usage: Usage;
  /** Undefined where a model has no listed price. */
  readonly costUsd: number | undefined;
  /** For the next version of the same article; absent where the task has none. */
  readonly draft: Draft | undefined;
}

export interface WorkContext {
  readonly llm: Llm;
  /** Asked where `llm` declines. */
  readonly fallback?: Llm | undefined;
  readonly retry: Retry;
  readonly turns?: readonly Turn[];
  readonly isConversation?: boolean;
  /** Of an earlier version of the same article. */
  readonly draft?: Draft | undefined;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: Progress) => void;
}

/**
 * Asks the model until the task has nothing left to ask; from where it declines, the other model, if there is one. A
 * request that fails for good ends the work with its UserError, but what had arrived is given as it is, unrepaired, the
 * rest marked untranslated.
 */
export async function work<N extends TaskName, S>(
  task: Task<N, S>,
  article: Article,
  options: Options,
  context: WorkContext,
): Promise<Worked<N>> {
  const { fallback, retry, signal, onProgress, isConversation = false } = context;
  const turns = (context.turns ?? []).map(({ question, answer }) => ({
    instruction: questionPrompt(question, options.to),
    answer: visible(answer),
  }));
  let state = task.begin(article, options, context.draft);
  let usage = NO_USAGE;
  let cost: number | undefined = 0;
  let llm = context.llm;
  let model = llm.model;
  let declined: string | undefined;
  let hasAnswer = false;
  const live = task.live?.(article, options);
  /** Stays while the answer is mended: it was right. */
  let said = "";

  try {
    while (task.next(state)) await attempt();
  } catch (error) {
    const failure = asUserError(error, llm.model);
    if (!failure) throw error;
    return asFarAsItCame(failure);
  }
  onProgress?.({ stage: "checking" });
  return finish();

  /** An answer that was still to be repaired is better than none. */
  function asFarAsItCame(failure: UserError): Worked<N> {
    if (!hasAnswer && !task.progress(state)?.done) throw failure;
    try {
      const worked = finish();
      return { ...worked, problems: [...worked.problems, INTERRUPTED] };
    } catch (error) {
      throw error instanceof UserError ? failure : error;
    }
  }

  /** Goes on without what is not needed. */
  async function attempt(): Promise<void> {
    try {
      await retry(request, signal);
    } catch (error) {
      if (!task.next(state)?.isOptional || !asUserError(error, llm.model)) throw error;
      state = task.take(state, "", "end");
    }
  }

  async function request(): Promise<void> {
    const ask = task.next(state);
    if (!ask) return;
    const before = state;
    try {
      const completion = await complete(ask, (text) => {
        said = live?.(text) || said;
        report(task.take(before, text, "streaming"));
      });
      spend(completion.usage);
      if (completion.stopReason === "refusal" || isRefusal(completion.text)) return decline(ask);
      model = completion.model;
      state = task.take(before, completion.text, completion.stopReason);
      hasAnswer = true;
    } catch (error) {
      if (error instanceof ModelError) {
        spend(error.usage);
        // Lines that were complete before the stream broke are kept; the next attempt asks for the others.
        state = task.take(before, error.partial, "cut");
      }
      throw error;
    }
  }

  /** What there is of a refused answer is dropped; the same is asked of the other model, once. */
  function decline({ isOptional = false }: Ask): void {
    if (!fallback || declined !== undefined || isOptional) throw new UserError("model_refused");
    declined = llm.model;
    llm = fallback;
    said = "";
  }

  function complete(ask: Ask, onText: (text: string) => void): Promise<Completion> {
    report(state);
    const shown = material(article, llm.caches ? undefined : ask.about);
    // What is to be mended repeats what the model said, and it may have said anything.
    const instruction = visible(ask.instruction);
    const prompt = { system: SYSTEM.render({}), material: shown, turns, isConversation, ...ask, instruction };
    return llm.complete(prompt, { onText, ...(signal ? { signal } : {}) });
  }

  function report(at: S): void {
    onProgress?.({ stage: "asking", ...task.progress(at), ...(said === "" ? {} : { said: presentable(said) }) });
  }

  function spend(spent: Usage): void {
    usage = addUsage(usage, spent);
    const price = costUsd(llm.model, spent);
    cost = price === undefined || cost === undefined ? undefined : cost + price;
  }

  function finish(): Worked<N> {
    return { ...presentable(task.finish(state)), model, declined, usage, costUsd: cost, draft: task.draft?.(state) };
  }
}

const INTERRUPTED = hard("interrupted", "interrupted");
