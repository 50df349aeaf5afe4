import { PriceQuestion, UserError } from "../errors.ts";
import { hasText, type Article } from "../article/article.ts";
import type { Exclusive } from "../exclusive.ts";
import { createFlight, type Start } from "../flight.ts";
import { LONGEST_QUESTION, type Options, type Progress, type TaskName, type Turn } from "../job.ts";
import type { Llm } from "../llm/llm.ts";
import type { Retry } from "../llm/retry.ts";
import { ask } from "./ask.ts";
import type { StoredDraft } from "./draft.ts";
import { estimate } from "./estimate.ts";
import { extractive } from "./extractive/extractive.ts";
import { withinBudget } from "./history.ts";
import { isWrittenIn } from "./language.ts";
import { draftKey, resultKey } from "./keys.ts";
import { checkLength, checkRoom } from "./length.ts";
import { metered, paid, type Payer } from "./metered.ts";
import { quotes } from "./quotes.ts";
import { resume, type TranscriptCache } from "./resume.ts";
import type { Result, StoredResult } from "./result.ts";
import { share } from "./share.ts";
import { summarize } from "./summarize.ts";
import { translate } from "./translate.ts";
import { cutAhead } from "./units.ts";
import { work, type WorkContext, type Worked } from "./work.ts";

/** The cache of finished results. A miss is undefined, whatever its cause. */
export interface ResultCache {
  readonly get: (key: string) => Promise<{ readonly data: StoredResult; readonly storedAt: string } | undefined>;
  readonly put: (key: string, result: StoredResult) => Promise<void>;
}

/** Drafts of pages whose text may change. */
export interface DraftCache {
  readonly get: (key: string) => Promise<{ readonly data: StoredDraft } | undefined>;
  readonly put: (key: string, draft: StoredDraft) => Promise<void>;
}

export interface TaskRunnerOptions {
  /** Absent: the extractive engine serves what it can. */
  readonly llm?: Llm | undefined;
  /** Asked where `llm` declines. */
  readonly fallback?: Llm | undefined;
  readonly retry: Retry;
  readonly results: ResultCache;
  readonly drafts: DraftCache;
  readonly transcripts: TranscriptCache;
  /** Keeps other processes from the same work; absent where there is no other. */
  readonly exclusive?: Exclusive | undefined;
}

export interface RunOptions {
  /** All earlier questions and answers of the conversation, oldest first. */
  readonly turns?: readonly Turn[] | undefined;
  /** More questions about the article are to come. */
  readonly isConversation?: boolean | undefined;
  /** Nothing is taken from the cache; what comes takes its place there. */
  readonly fresh?: boolean | undefined;
  /** Nobody counts what it costs where absent. */
  readonly payer?: Payer | undefined;
  /** Where the model can't be had, nothing stands in for it: its failure is thrown. */
  readonly modelOnly?: boolean | undefined;
  /** Above it a PriceQuestion is thrown in place of any request. */
  readonly askAboveUsd?: number | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: Progress) => void) | undefined;
}

/** `cached` where another process had it done; then it used nothing. */
type Done = Omit<Worked<TaskName>, "draft" | "usage"> &
  Partial<Pick<Worked<TaskName>, "usage">> & { readonly cached?: { readonly at: string; readonly savedUsd?: number } };

export type RunTask = (task: TaskName, article: Article, options: Options, run?: RunOptions) => Promise<Result>;

/**
 * Runs a task on an article: from the cache, by joining equal work that is under way, by the model, or by the
 * extractive engine. Throws UserErrors: no_text, too_long, book_too_long, same_language, no_key and those of the model.
 */
export function createTaskRunner(made: TaskRunnerOptions): RunTask {
  const { llm, fallback, retry, results, drafts, transcripts, exclusive } = made;
  const flight = createFlight<string, Done, Progress>();

  return async (name, article, options, run = {}) => {
    refuse(name, article, options);
    if (!llm) return extractive(name, article, options);

    const turns = name === "ask" ? withinBudget(run.turns ?? [], options.to, llm.caches) : [];
    const keyOf = (other?: Llm) => resultKey(TASKS[name], article, options, turns, llm, other);
    const key = keyOf();
    const cached = async (of: string) => (run.fresh ? undefined : results.get(of));
    const found = async () => {
      const hit = (await cached(key)) ?? (fallback && (await cached(keyOf(fallback))));
      return hit && fromCache(hit);
    };
    const hit = await found();
    if (hit) return result(name, article, options, hit);
    await cutAhead(article);
    // Without a prompt cache a translation is asked for part by part, each with its neighbours alone.
    if (llm.caches || name !== "translate") checkRoom(article, (await llm.limits()).contextWindow);

    const drafted = draftKey(TASKS[name], article, options, llm);
    const earlier = drafted === undefined || run.fresh ? undefined : await drafts.get(drafted);
    const price = estimate(name, article, llm, earlier?.data.texts);
    const { payer } = run;
    await payer?.afford(price?.usd ?? 0);
    if (price && price.usd > (run.askAboveUsd ?? Infinity)) throw new PriceQuestion(price);

    const make: Start<Done, Progress> = async (emit, signal) => {
      const metering = (model: Llm) => (payer ? metered(model, payer) : model);
      const models = { llm: metering(llm), fallback: fallback && metering(fallback), retry };
      const asked = { turns, isConversation: run.isConversation ?? false, draft: earlier?.data.texts };
      const context = { ...models, ...asked, signal, onProgress: emit };
      const work = { key, task: name, article, fresh: run.fresh ?? false };
      const { draft, ...done } = await resume(transcripts, work, (memory) =>
        perform(name, article, options, { ...context, ...memory }),
      );
      const { declined, usage: _usage, ...kept } = done;
      // Another model's words don't go into the next version of this one's.
      if (drafted !== undefined && draft && declined === undefined) {
        await drafts.put(drafted, { article: article.id, texts: draft });
      }
      // What is flagged, cut or untranslated is shown, but asked for afresh the next time.
      if (!done.problems.some((problem) => problem.severity === "hard")) {
        const stored = { article: article.id, task: name, ...kept, declined };
        await results.put(declined === undefined ? key : keyOf(fallback), stored);
      }
      return done;
    };
    const pay: Start<Done, Progress> = (...begun) => paid(payer, price?.usd ?? 0, () => make(...begun));
    // What another process has made meanwhile is paid for.
    const start: Start<Done, Progress> =
      exclusive && !run.fresh
        ? (emit, signal) => exclusive(key, signal, async () => (await found()) ?? pay(emit, signal))
        : pay;
    const { value, isOwn } = await share(flight, key, start, { signal: run.signal, onEvent: run.onProgress });
    return result(name, article, options, isOwn ? value : given(value));
  };
}

function fromCache({ data, storedAt }: { readonly data: StoredResult; readonly storedAt: string }) {
  const { value, problems, model, declined, costUsd } = data;
  const cached = { at: storedAt, ...(costUsd === undefined ? {} : { savedUsd: costUsd }) };
  return { value, problems, model, declined, cached, costUsd: 0 };
}

/** To those who joined: one has paid, and the others have saved it. */
function given({ usage: _usage, costUsd, ...done }: Done) {
  return { ...done, costUsd: 0, shared: costUsd === undefined ? {} : { savedUsd: costUsd } };
}

/** What needs no model to be answered. */
function refuse(name: TaskName, article: Article, options: Options): void {
  if (!hasText(article)) throw new UserError("no_text", { reading: article.reading });
  checkLength(article);
  if ((options.question ?? "").length > LONGEST_QUESTION) {
    throw new UserError("question_too_long", { limit: LONGEST_QUESTION });
  }
  if (name === "translate" && isWrittenIn(article, options.to)) {
    throw new UserError("same_language", { language: options.to });
  }
}

function perform(name: TaskName, article: Article, options: Options, context: WorkContext): Promise<Worked<TaskName>> {
  switch (name) {
    case "translate":
      return work(translate, article, options, context);
    case "summarize":
      return work(summarize, article, options, context);
    case "quotes":
      return work(quotes, article, options, context);
    case "ask":
      return work(ask, article, options, context);
  }
}

const TASKS = { translate, summarize, quotes, ask };

function result(
  name: TaskName,
  article: Article,
  options: Options,
  found: Done & { readonly shared?: { readonly savedUsd?: number } },
): Result {
  const { costUsd, declined, ...rest } = found;
  // The value is that of the named task: it was computed, or stored, under a key that holds the name.
  return {
    article,
    task: name,
    to: options.to,
    engine: "model",
    ...(options.question === undefined ? {} : { question: options.question }),
    ...rest,
    ...(declined === undefined ? {} : { declined }),
    ...(costUsd === undefined ? {} : { costUsd }),
  } as Result;
}
