import type { DatabaseSync } from "node:sqlite";
import type { Article } from "./article/article.ts";
import type { Config } from "./config.ts";
import type { Input, Job, Progress, Turn } from "./job.ts";
import type { Log } from "./log.ts";
import { createCache, type Cache } from "./store/cache.ts";
import { createConversations, type Conversations } from "./store/conversations.ts";
import { openDatabase } from "./store/database.ts";
import { createKeyvSqlite } from "./store/keyv-sqlite.ts";
import type { OpenFile, ReadBytes, Source } from "./source/source.ts";
import type { RetryOptions } from "./llm/retry.ts";
import { createTaskRunner, type ResultCache, type RunTask } from "./task/run.ts";
import type { Result } from "./task/result.ts";

export interface RunContext {
  readonly turns?: readonly Turn[];
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: Progress) => void;
}

/** Plain data in, plain data out; the same in the bot, in the terminal and in a worker. */
export interface Core {
  readonly engine: "model" | "extractive";
  readonly cache: Cache;
  readonly conversations: Conversations;
  readonly database: DatabaseSync;
  readonly read: (input: Input, context?: RunContext) => Promise<Article>;
  readonly run: (job: Job, context?: RunContext) => Promise<Result>;
  readonly close: () => Promise<void>;
}

/** What differs between the processes that run the core. */
export interface CoreOverrides {
  readonly log: Log;
  /** Runs `readArticle`. */
  readonly reader: { readonly read: ReadBytes; close(): Promise<void> };
  /** Gets a file's bytes; by default by a guarded download. */
  readonly openFile?: OpenFile;
  readonly now?: () => number;
  readonly retry?: RetryOptions;
}
