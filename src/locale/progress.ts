import type { Progress, TaskName } from "../job.ts";
import { languageName } from "./language.ts";
import type { Translate } from "./translate.ts";

/** How far a task is, in a few words. */
export function progressSentence(task: TaskName, progress: Progress, t: Translate): string {
  if (progress.stage === "reading") return t("progress.reading");
  if (progress.stage === "found") {
    const { language, paragraphs } = progress;
    return t("progress.found", { language: languageName(language, t.locale), count: paragraphs });
  }
  if (progress.stage === "checking") return t("progress.checking");
  const { done, total } = progress;
  const counted = task === "translate" && total !== undefined && done !== undefined && done > 0;
  return counted ? t("progress.translateCount", { done, total }) : t(`progress.${task}`);
}
