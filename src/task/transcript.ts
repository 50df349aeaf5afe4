import type { ArticleId } from "../article/article.ts";
import type { TaskName } from "../job.ts";
import type { Usage } from "../llm/llm.ts";
import type { Ending } from "./task.ts";

/**
 * A part of what the model has answered so far to a piece of work that isn't done. The work follows from all of it, so
 * after a crash, or an outage in its middle, nothing that had arrived is asked for again.
 */
export interface TranscriptPart {
  readonly article: ArticleId;
  readonly task: TaskName;
  readonly heard: Heard;
}

/** `asked` is the model that was asked, by whose price the usage counts. */
export type Heard =
  /** An answer. One that still comes stands here as far as it is complete, as if it had been cut there. */
  | {
      readonly kind: "answer";
      readonly text: string;
      readonly ending: Exclude<Ending, "streaming">;
      readonly asked: string;
      /** As the endpoint names the one that answered; absent of an answer that was cut. */
      readonly model?: string;
      readonly usage: Usage;
    }
  /** From then on the other model is asked. */
  | { readonly kind: "declined"; readonly asked: string; readonly usage: Usage }
  /** Something was not to be had that the task can do without. */
  | { readonly kind: "forgone" };

/** Keeps a transcript. Settles once it is kept, or can't be. */
export type KeepTranscript = (heard: readonly Heard[]) => Promise<void>;

/** Keeps what is heard as it comes; while something is being kept, only the latest waits. */
export interface Recorder {
  readonly heard: (heard: Heard) => void;
  /** The whole text of an answer so far. What is complete of it is kept. */
  readonly hearing: (text: string, asked: string) => void;
  /** Settles when all is kept. */
  readonly done: () => Promise<void>;
}

export function createRecorder(keep: KeepTranscript, before: readonly Heard[], nothing: Usage): Recorder {
  let all = before;
  let complete = 0;
  let waiting: readonly Heard[] | undefined;
  let writing: Promise<void> = Promise.resolve();

  function write(heard: readonly Heard[]): void {
    const isIdle = waiting === undefined;
    waiting = heard;
    if (!isIdle) return;
    writing = writing.then(async () => {
      const latest = waiting ?? heard;
      waiting = undefined;
      await keep(latest);
    });
  }

  return {
    heard(heard) {
      all = [...all, heard];
      complete = 0;
      write(all);
    },
    hearing(text, asked) {
      const end = text.lastIndexOf("\n") + 1;
      if (end <= complete) return;
      complete = end;
      write([...all, { kind: "answer", text: text.slice(0, end), ending: "cut", asked, usage: nothing }]);
    },
    done: () => writing,
  };
}
