import type { Article, Changes } from "../article/article.ts";
import { dayAndTime } from "./date.ts";
import type { Translate } from "./translate.ts";

/** “Changed since 21 November 2026 at 09:14 (UTC): headline, paragraphs 4 and 9, 1 removed.”; undefined where nothing is known. */
export function changesLine({ changed, paragraphs }: Article, t: Translate): string | undefined {
  if (!changed) return undefined;
  const isWhole = changed.paragraphs.length === paragraphs.filter(({ kind }) => kind !== "caption").length;
  const altered = [
    ...(changed.headline ? [t("versions.headline")] : []),
    ...(isWhole ? [t("versions.text")] : paragraphsNamed(changed.paragraphs, t)),
  ].join(t("list.separator"));
  const removed = isWhole || changed.removed === 0 ? "" : t("versions.removed", { count: changed.removed });
  const what = [altered, removed].filter(Boolean).join(t("list.separator")) || t("versions.order");
  return t("versions.changed", { when: dayAndTime(changed.since, t.locale), what });
}

/** More are counted, not named one by one. */
const MOST_NAMED = 6;

function paragraphsNamed(ids: Changes["paragraphs"], t: Translate): string[] {
  if (ids.length === 0) return [];
  const named = runsOf(ids).flatMap((run) => (run.length > 2 ? `${run[0]}–${run.at(-1)}` : run.map(String)));
  if (named.length > MOST_NAMED) return [t("versions.someParagraphs", { count: ids.length })];
  return [t("versions.paragraphs", { count: ids.length, ids: new Intl.ListFormat(t.locale).format(named) })];
}

/** Numbers that follow one another, together. */
function runsOf(ids: readonly number[]): number[][] {
  const runs: number[][] = [];
  for (const id of ids) {
    const run = runs.at(-1);
    if (run?.at(-1) === id - 1) run.push(id);
    else runs.push([id]);
  }
  return runs;
}
