import { UserError } from "../errors.ts";
import type { Article } from "../article/article.ts";
import type { Options, Progress, TaskName, Turn } from "../job.ts";
import { ModelError, NO_USAGE, type Completion, type Llm, type Usage } from "../llm/llm.ts";
import { loadPrompt } from "../llm/prompt.ts";
import type { Retry } from "../llm/retry.ts";
import { questionPrompt } from "./ask.ts";
import { beginning, following } from "./course.ts";
import type { Draft } from "./draft.ts";
import { asUserError } from "./failure.ts";
import { material } from "./material.ts";
import { presentable, visible } from "./presentable.ts";
import { isRefusal } from "./refusal.ts";
import { hard } from "./check/problem.ts";
import type { Problem, TaskValues } from "./result.ts";
import { createSeldom } from "./seldom.ts";
import type { Ask, Task } from "./task.ts";
import { createRecorder, type Heard, type KeepTranscript } from "./transcript.ts";

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
  /** What the same work heard before it was broken off. */
  readonly heard?: readonly Heard[] | undefined;
  readonly keep?: KeepTranscript | undefined;
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
  const { fallback, retry, signal, onProgress, isConversation = false, heard = [], keep } = context;
  const turns = (context.turns ?? []).map(({ question, answer }, index) => ({
    instruction: questionPrompt(question, options.to, { isFirst: index === 0 }),
    answer: visible(answer),
  }));
  const recorder = createRecorder(keep ?? (() => Promise.resolve()), heard, NO_USAGE);
  let course = heard.reduce((so, more) => following(task, so, more), beginning(task, article, options, context.draft));
  const live = task.live?.(article, options);
  /** Stays while the answer is mended: it was right. */
  let said = "";
  const asked = (): Llm => (course.declined === undefined ? context.llm : (fallback ?? context.llm));

  try {
    while (task.next(course.state)) await attempt();
  } catch (error) {
    const failure = asUserError(error, asked().model);
    if (!failure) throw error;
    return asFarAsItCame(failure);
  } finally {
    await recorder.done();
  }
  onProgress?.({ stage: "checking" });
  return finish();

  /** An answer that was still to be repaired is better than none. */
  function asFarAsItCame(failure: UserError): Worked<N> {
    if (course.model === undefined && !task.progress(course.state)?.done) throw failure;
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
      if (!task.next(course.state)?.isOptional || !asUserError(error, asked().model)) throw error;
      hear({ kind: "forgone" });
    }
  }

  async function request(): Promise<void> {
    const ask = task.next(course.state);
    if (!ask) return;
    const before = course.state;
    const llm = asked();
    const seldom = createSeldom();
    try {
      const completion = await complete(ask, llm, (text) => {
        recorder.hearing(text, llm.model);
        seldom(() => {
          said = live?.(text) || said;
          report(task.take(before, text, "streaming"));
        });
      });
      const { text, model, usage, stopReason } = completion;
      if (stopReason === "refusal" || isRefusal(text)) return decline(ask, llm, usage);
      hear({ kind: "answer", text, ending: stopReason, asked: llm.model, model, usage });
    } catch (error) {
      if (error instanceof ModelError) {
        // Lines that were complete before the stream broke are kept; the next attempt asks for the others.
        hear({ kind: "answer", text: error.partial, ending: "cut", asked: llm.model, usage: error.usage });
      }
      throw error;
    }
  }

  /** What there is of a refused answer is dropped; the same is asked of the other model, once. */
  function decline({ isOptional = false }: Ask, { model: asked }: Llm, usage: Usage): void {
    if (!fallback || course.declined !== undefined || isOptional) throw new UserError("model_refused");
    hear({ kind: "declined", asked, usage });
    said = "";
  }

  function hear(heard: Heard): void {
    course = following(task, course, heard);
    recorder.heard(heard);
  }

  function complete(ask: Ask, llm: Llm, onText: (text: string) => void): Promise<Completion> {
    report(course.state);
    const shown = material(article, llm.caches ? undefined : ask.about);
    // What is to be mended repeats what the model said, and it may have said anything.
    const instruction = visible(turns.length > 0 ? (ask.followUp ?? ask.instruction) : ask.instruction);
    const prompt = { system: SYSTEM.render({}), material: shown, turns, isConversation, ...ask, instruction };
    return llm.complete(prompt, { onText, ...(signal ? { signal } : {}) });
  }

  function report(at: S): void {
    onProgress?.({ stage: "asking", ...task.progress(at), ...(said === "" ? {} : { said: presentable(said) }) });
  }

  function finish(): Worked<N> {
    const { state, usage, costUsd, declined, model = asked().model } = course;
    return { ...presentable(task.finish(state)), model, declined, usage, costUsd, draft: task.draft?.(state) };
  }
}

export const INTERRUPTED = hard("interrupted", "interrupted");
