import type { Article } from "../article/article.ts";
import { UserError, type UserErrorCode } from "../errors.ts";
import type { TaskName } from "../job.ts";
import type { Transcript } from "./transcript.ts";
import { INTERRUPTED, type WorkContext, type Worked } from "./work.ts";

/** Transcripts of work that isn't done, by the key of its result. A miss is undefined, whatever its cause. */
export interface TranscriptCache {
  readonly get: (key: string) => Promise<{ readonly data: Transcript } | undefined>;
  readonly put: (key: string, transcript: Transcript) => Promise<void>;
  readonly remove: (key: string) => Promise<void>;
}

export interface ResumeOptions {
  readonly key: string;
  readonly task: TaskName;
  readonly article: Article;
  /** Nothing that was heard before counts. */
  readonly fresh: boolean;
}

/** What the model has said its last word on: to go on from there would only end the same way. */
const FINAL: ReadonlySet<UserErrorCode> = new Set(["model_unusable", "model_refused", "too_long_for_model"]);

/** Goes on from where the same work was broken off, and keeps what is heard until it is done. */
export async function resume(
  transcripts: TranscriptCache,
  { key, task, article, fresh }: ResumeOptions,
  perform: (memory: Pick<WorkContext, "heard" | "keep">) => Promise<Worked<TaskName>>,
): Promise<Worked<TaskName>> {
  const kept = fresh ? undefined : await transcripts.get(key);
  try {
    const worked = await perform({
      heard: kept?.data.heard,
      keep: (heard) => transcripts.put(key, { article: article.id, task, heard }),
    });
    if (!worked.problems.includes(INTERRUPTED)) await transcripts.remove(key);
    return worked;
  } catch (error) {
    if (error instanceof UserError && FINAL.has(error.code)) await transcripts.remove(key);
    throw error;
  }
}
