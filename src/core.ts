import type { Backend } from "./backend.ts";
import { prose, type Article } from "./article/article.ts";
import type { Config } from "./config.ts";
import type { Input, Job } from "./job.ts";
import type { BreakerOptions } from "./llm/breaker.ts";
import type { Llm } from "./llm/llm.ts";
import { createRetry, type RetryOptions } from "./llm/retry.ts";
import type { Log } from "./log.ts";
import { openStore } from "./open-store.ts";
import { withSample } from "./source/sample.ts";
import { createSource } from "./source/source.ts";
import { stepping, type OnStep } from "./step.ts";
import type { FetchPage, OpenFile, ReadBytes } from "./source/page.ts";
import { Outdated } from "./store/shelf.ts";
import type { Store } from "./store/store.ts";
import type { Result } from "./task/result.ts";
import { watchedModel } from "./telemetry/model.ts";
import { watchedRun } from "./telemetry/run.ts";
import { watchedSource } from "./telemetry/source.ts";
import { staged } from "./telemetry/stage.ts";
import type { Telemetry } from "./telemetry/telemetry.ts";
import { createTaskRunner, type RunOptions } from "./task/run.ts";
import { withStandIn } from "./task/stand-in.ts";

/** Plain data in, plain data out; the same in the bot, in the terminal and in a worker. */
export interface Core extends Store {
  /** “extractive” where no model is set up. */
  readonly engine: Result["engine"];
  /** The model isn't asked for a moment, since it failed again and again. */
  readonly isModelResting: () => boolean;
  /** Whether an error says that the store can't be reached just now: what failed so may be tried again. */
  readonly isStoreAway: (error: unknown) => boolean;
  /** What the stores are on, for the queue. */
  readonly backend: Backend;
  readonly read: (input: Input, context?: RunOptions) => Promise<Article>;
  readonly run: (job: Job, context?: RunOptions) => Promise<Result>;
  readonly close: () => Promise<void>;
}

type CoreConfig = Omit<Config, "discord">;

/** What differs between the processes that run the core. */
export interface CoreOptions {
  readonly log: Log;
  /** Runs `readDocument`. */
  readonly reader: { readonly read: ReadBytes; readonly close: () => Promise<void> };
  /** Gets a file's bytes; a guarded download where absent. */
  readonly openFile?: OpenFile;
  readonly now?: () => number;
  readonly onStep?: OnStep | undefined;
  readonly telemetry?: Telemetry | undefined;
  readonly retry?: RetryOptions;
  /** Of each model. */
  readonly breaker?: Omit<BreakerOptions, "onChange">;
}

/** Puts the pipeline together. Throws ConfigError where the store can't be opened. */
export async function createCore(config: CoreConfig, options: CoreOptions): Promise<Core> {
  const { log, reader, now = Date.now, onStep, telemetry } = options;
  const keeping = {
    now,
    retentionDays: config.retentionDays,
    limits: config.limits,
    onLookup: telemetry?.metrics.lookup,
    onError(error: unknown, faults: number) {
      const isFault = !(error instanceof Outdated);
      if (isFault) telemetry?.metrics.storeFault();
      log[isFault ? "error" : "info"]({ err: error, faults }, "the store failed; going on without it");
    },
  };
  const { backend, store, close } = await openStore(config, keeping, log);
  const exclusive = backend.kind === "redis" ? backend.exclusive : undefined;
  const { fetchPage, openFile } = lazyFetch(config);
  const { articles, results, transcripts } = store.cache;
  const read = staged(reader.read, "parse", telemetry, ({ id }) => ({ article: id }));
  const given = createSource({
    ...store.cache,
    fetchPage: stepping(staged(fetchPage, "read", telemetry), "read", onStep),
    openFile: stepping(staged(withSample(options.openFile ?? openFile), "read", telemetry), "read", onStep),
    read: stepping(read, "parsed", onStep),
    articles: { ...articles, keep: stepping(articles.keep, "cached", onStep) },
    now,
    exclusive,
  });
  const source = watchedSource(given, telemetry);
  const { isModelResting, ...models } = await createModels(config, options);
  const askModel = createTaskRunner({
    ...models,
    retry: createRetry(options.retry),
    exclusive,
    results: { ...results, put: stepping(results.put, "checked", onStep) },
    drafts: store.cache.drafts,
    transcripts: {
      ...transcripts,
      put: stepping(transcripts.put, "asked", onStep),
      // One that stays is worth less than the result.
      remove: (key) => store.faults.spare(() => transcripts.remove(key), undefined),
    },
  });
  const runTask = withStandIn(askModel, ({ code, cause }) =>
    log.warn({ code, err: cause }, "the model gave nothing; the article's own words stand in for it"),
  );

  const run: Core["run"] = async ({ task, input, options, fresh }, context) => {
    const article = await source.read(input, { ...context, fresh: fresh === "page" });
    context?.onProgress?.({ stage: "found", language: article.language, paragraphs: prose(article).length });
    return runTask(task, article, { review: config.review, ...options }, { ...context, fresh: fresh !== undefined });
  };

  return {
    engine: models.llm ? "model" : "extractive",
    isModelResting,
    isStoreAway: backend.kind === "redis" ? backend.isAway : () => false,
    ...store,
    backend,
    read: (input, context) => source.read(input, context),
    run: watchedRun(run, telemetry),
    async close() {
      await reader.close();
      await close();
    },
  };
}

interface Models extends Pick<Core, "isModelResting"> {
  readonly llm?: Llm;
  readonly fallback?: Llm;
}

/** What asks a model is loaded where there is one; the SDK itself with the first request. */
async function createModels({ model }: CoreConfig, { log, breaker, telemetry }: CoreOptions): Promise<Models> {
  if (!model) return { isModelResting: () => false };
  const [{ createLateClaude }, { withBreaker }] = await Promise.all([
    import("./llm/late.ts"),
    import("./llm/breaker.ts"),
  ]);
  const { apiKey, baseUrl, name, fallback } = model;
  const resting = new Set<string>();
  const endpoint = (id: string) =>
    withBreaker(createLateClaude({ apiKey, baseUrl, model: id }), {
      ...breaker,
      onChange(circuit) {
        resting[circuit === "open" ? "add" : "delete"](id);
        log.warn({ model: id, circuit }, "a model's endpoint went down, or is there again");
      },
    });
  const create = (id: string) => watchedModel(endpoint(id), telemetry);
  const isModelResting = () => resting.has(name);
  return { llm: create(name), isModelResting, ...(fallback === undefined ? {} : { fallback: create(fallback) }) };
}

/** Loads the HTTP client with the first link. */
function lazyFetch({ allowHosts, denyAddresses }: CoreConfig): { fetchPage: FetchPage; openFile: OpenFile } {
  let loading: Promise<{ fetchPage: FetchPage; openFile: OpenFile }> | undefined;
  const load = () =>
    (loading ??= import("./source/fetch.ts").then(({ createFetchPage, createOpenFile }) => ({
      fetchPage: createFetchPage({ allowHosts, denyAddresses }),
      openFile: createOpenFile({ allowHosts, denyAddresses }),
    })));
  return {
    fetchPage: async (...request) => (await load()).fetchPage(...request),
    openFile: async (...request) => (await load()).openFile(...request),
  };
}
