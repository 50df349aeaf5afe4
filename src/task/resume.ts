import type { Article } from "../article/article.ts";
import { UserError, type UserErrorCode } from "../errors.ts";
import type { TaskName } from "../job.ts";
import type { Heard, TranscriptPart } from "./transcript.ts";
import { INTERRUPTED, type WorkContext, type Worked } from "./work.ts";

/** Transcripts of work that isn't done, by the key of its result and the part. A miss is undefined, whatever its cause. */
export interface TranscriptCache {
  readonly get: (key: string) => Promise<{ readonly data: TranscriptPart } | undefined>;
  readonly put: (key: string, part: TranscriptPart) => Promise<void>;
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
  const before = await heardBefore(transcripts, key);
  let parts = before.length;
  /** Of these nothing changes any more; the latest may still come. */
  let whole = fresh ? 0 : parts;
  try {
    if (fresh) await forget();
    const worked = await perform({ heard: fresh ? [] : before, keep });
    if (!worked.problems.includes(INTERRUPTED)) await forget();
    return worked;
  } catch (error) {
    if (error instanceof UserError && FINAL.has(error.code)) await forget();
    throw error;
  }

  async function keep(heard: readonly Heard[]): Promise<void> {
    for (const [part, one] of heard.entries()) {
      if (part >= whole) await transcripts.put(partKey(key, part), { article: article.id, task, heard: one });
    }
    whole = heard.length - 1;
    parts = Math.max(parts, heard.length);
  }

  async function forget(): Promise<void> {
    for (let part = 0; part < parts; part++) await transcripts.remove(partKey(key, part));
  }
}

async function heardBefore(transcripts: TranscriptCache, key: string): Promise<Heard[]> {
  const heard: Heard[] = [];
  for (;;) {
    const part = await transcripts.get(partKey(key, heard.length));
    if (!part) return heard;
    heard.push(part.data.heard);
  }
}

/** Each part stands by itself, so that only what is new is written. */
const partKey = (key: string, part: number): string => `${key} ${part}`;
