import type { TaskName } from "../job.ts";
import type { UserErrorCode } from "../errors.ts";
import type { Usage } from "../llm/llm.ts";

/** What a job goes through; the article's bytes are read once, however many jobs wait for them. */
export type Stage = "read" | "parse" | "ask" | "check" | "deliver";

/** One request to a model. */
export interface ModelCall {
  readonly model: string;
  /** How the answer ended, or the kind of its failure. */
  readonly outcome: string;
  readonly seconds: number;
  readonly usage: Usage;
  /** Undefined where the model has no listed price. */
  readonly usd: number | undefined;
}

/** How a task ended: by which words it was answered, or why not. */
export type TaskOutcome = "model" | "extractive" | "cached" | "refused" | "priced" | "stopped" | "failed";

/**
 * Counts what happens. Everything that is told is one of few names or a number: never who, where, which article or which
 * address.
 */
export interface Metrics {
  /** `command` is a command's name, or what kind of component was used. */
  readonly interaction: (command: string, outcome: "taken" | "refused" | "failed") => void;
  /** From hearing of an interaction to Discord's word that it has the first response. */
  readonly acknowledged: (seconds: number) => void;
  readonly stage: (stage: Stage, seconds: number) => void;
  /** From a job's turn to its last word. */
  readonly job: (task: TaskName, seconds: number) => void;
  /** `code` of what was refused. */
  readonly task: (task: TaskName, outcome: TaskOutcome, code?: UserErrorCode) => void;
  readonly modelCall: (call: ModelCall) => void;
  readonly lookup: (namespace: string, isHit: boolean) => void;
  /** `reading` is what was there in place of a text. */
  readonly unread: (code: UserErrorCode, reading?: string) => void;
  readonly reconnect: (purpose: "identify" | "resume") => void;
  readonly storeFault: () => void;
}

/** Names what a span is about: ids and names of ours, never text or addresses. */
export type Ids = Readonly<Record<string, string>>;

/** Runs work within a span, which the work can add ids to. */
export type InSpan = <T>(name: string, ids: Ids, work: (note: (ids: Ids) => void) => Promise<T>) => Promise<T>;

/** What whoever runs a process can watch it by. */
export interface Telemetry {
  readonly metrics: Metrics;
  readonly span: InSpan;
}
