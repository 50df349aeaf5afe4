import type { Progress, TaskName } from "../job.ts";
import { progressSentence } from "../locale/progress.ts";

/** Control characters of articles and models must not steer a terminal. */
const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g;

export interface Screen {
  /** Text for people, on standard output. */
  readonly print: (text: string) => void;
  /** A line that replaces itself, on standard error, where that is a terminal. */
  readonly progress: (task: TaskName, progress: Progress) => void;
  /** Takes the progress line away. */
  readonly clear: () => void;
}

export function createScreen(out: NodeJS.WritableStream, status: NodeJS.WritableStream & { isTTY?: boolean }): Screen {
  const clear = () => void (status.isTTY && status.write("\r\u001b[K"));
  return {
    print(text) {
      clear();
      out.write(`${text.replace(CONTROL, "")}\n`);
    },
    progress(task, progress) {
      if (!status.isTTY) return;
      clear();
      status.write(progressSentence(task, progress));
    },
    clear,
  };
}
