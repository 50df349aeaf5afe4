import type { Progress, TaskName } from "../job.ts";
import { progressSentence } from "../locale/progress.ts";
import { english } from "../locale/translate.ts";

/** What steers a terminal, reorders its text or hides in it: nothing of an article, a file's name or a model may. */
const CONTROL =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b\u2028-\u202e\u2060-\u2069\ufeff]|[\u{e0000}-\u{e0fff}]/gu;

export interface Screen {
  /** Text for people, on standard output. */
  readonly print: (text: string) => void;
  /** One line of JSON on standard output. Nothing is left out of it: offsets into its texts stay right. */
  readonly printJson: (value: object) => void;
  /** Text for people, on standard error. */
  readonly complain: (text: string) => void;
  /** A line that replaces itself, on standard error, where that is a terminal. */
  readonly progress: (task: TaskName, progress: Progress) => void;
  /** Takes that line away. */
  readonly clear: () => void;
}

export function createScreen(out: NodeJS.WritableStream, status: NodeJS.WritableStream & { isTTY?: boolean }): Screen {
  const clear = () => void (status.isTTY && status.write("\r\u001b[K"));
  const write = (stream: NodeJS.WritableStream, text: string) => {
    clear();
    stream.write(`${text}\n`);
  };
  return {
    print: (text) => write(out, harmless(text)),
    printJson: (value) => write(out, JSON.stringify(value).replace(CONTROL, escaped)),
    complain: (text) => write(status, harmless(text)),
    progress(task, progress) {
      if (!status.isTTY) return;
      clear();
      status.write(progressSentence(task, progress, english));
    },
    clear,
  };
}

export const harmless = (text: string) => text.replace(CONTROL, "");

const escaped = (character: string) =>
  character
    .split("")
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`)
    .join("");
