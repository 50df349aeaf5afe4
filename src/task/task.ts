import { createHash } from "node:crypto";
import type { Article } from "../article/article.ts";
import type { Options, TaskName } from "../job.ts";
import type { PromptTemplate } from "../llm/prompt.ts";
import type { Draft } from "./draft.ts";
import { hard } from "./check/problem.ts";
import type { Problem, TaskValues } from "./result.ts";

/** What to ask the model now. */
export interface Ask {
  readonly instruction: string;
  /** The same where earlier questions stand before it; absent where it is the same words. */
  readonly followUp?: string;
  /** The next question repeats all of it. */
  readonly isRepeated?: boolean;
  /** Room for the visible answer, in tokens. */
  readonly maxTokens: number;
  /** Ids of the paragraphs the request is about; an endpoint without a prompt cache gets these and their neighbours alone. */
  readonly about?: readonly number[];
  /** Where it can't be had, the task goes on without: it is told of an empty answer. */
  readonly isOptional?: boolean;
}

/**
 * How an answer ended: the model finished; it ran out of tokens; the stream was cut; or more is still to come.
 * What is complete in the text counts in every case.
 */
export type Ending = "end" | "max_tokens" | "cut" | "streaming";

/** Of an answer that ran out of tokens. */
export const CUT_SHORT = hard("length", "cutShort");

/** A task's `version`; `checks` is raised when a check changes what it accepts. */
export function versionOf(prompts: readonly Pick<PromptTemplate, "digest">[], checks: number): string {
  const shaping = [...prompts.map(({ digest }) => digest), checks].join(" ");
  return createHash("sha256").update(shaping).digest("hex").slice(0, 16);
}

/**
 * A task is a small state machine over plain data: it says what to ask next, takes what came back, and so repairs and
 * continues until nothing is left to ask. `S` survives a JSON round trip.
 */
export interface Task<N extends TaskName = TaskName, S = unknown> {
  readonly name: N;
  /** Digest of the prompt and of the checks: part of the result key. */
  readonly version: string;
  /** With a draft, what it has isn't asked for. */
  readonly begin: (article: Article, options: Options, draft?: Draft) => S;
  /** Undefined when there is nothing left to ask. */
  readonly next: (state: S) => Ask | undefined;
  /** Takes the answer to `next(state)`, as far as it came. */
  readonly take: (state: S, text: string, ending: Ending) => S;
  /** How far it is, where that can be counted. */
  readonly progress: (state: S) => { readonly done: number; readonly total: number } | undefined;
  /** Gives what may be shown of an answer of which so much has come: called with all of it so far. */
  readonly live?: (article: Article, options: Options) => (text: string) => string;
  /** What of it is right so far, and may serve another time. */
  readonly draft?: (state: S) => Draft;
  readonly finish: (state: S) => { readonly value: TaskValues[N]; readonly problems: readonly Problem[] };
}
