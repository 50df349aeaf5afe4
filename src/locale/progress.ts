import type { Progress, TaskName } from "../job.ts";
import { progress as texts } from "./en.ts";
import { fill } from "./locale.ts";

/** How far a task is, in a few words. */
export function progressSentence(task: TaskName, progress: Progress): string {
  if (progress.stage === "reading") return texts.reading;
  if (progress.stage === "checking") return texts.checking;
  const { done, total } = progress;
  const counted = task === "translate" && total !== undefined && done !== undefined && done > 0;
  return counted ? fill(texts.translateCount, { done, total }) : texts[task];
}
