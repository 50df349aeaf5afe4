import type { Article, Changes } from "../article/article.ts";
import { dayAndTime } from "./date.ts";
import { fill } from "./locale.ts";

/** What is said of a page that was read more than once. */
const sentences = {
  lastRead: "The page can't be read now; this is its text as read on {day}.",
  changed: "Changed since {when}: {what}.",
  headline: "headline",
  paragraph: "paragraph {ids}",
  paragraphs: "paragraphs {ids}",
  someParagraphs: "{count} paragraphs",
  text: "the whole text",
  order: "the order of its paragraphs",
  removed: "{count} removed",
} as const;

/** Of a text that was last read at this time, ISO 8601. */
export function lastReadNote(at: string): string {
  return fill(sentences.lastRead, { day: dayAndTime(at.slice(0, "yyyy-mm-dd".length)) });
}

/** “Changed since 21 November 2026, 09:14 (UTC): headline, paragraphs 4 and 9; 1 removed.”; undefined where nothing is known. */
export function changesLine({ changed, paragraphs }: Article): string | undefined {
  if (!changed) return undefined;
  const prose = paragraphs.filter(({ kind }) => kind !== "caption").length;
  const what = [
    ...(changed.headline ? [sentences.headline] : []),
    ...(changed.paragraphs.length > 0 ? [paragraphsNamed(changed.paragraphs, prose)] : []),
  ].join(", ");
  const removed = changed.removed > 0 ? [fill(sentences.removed, { count: changed.removed })] : [];
  const parts = [...(what === "" ? [] : [what]), ...removed].join("; ");
  return fill(sentences.changed, { when: dayAndTime(changed.since), what: parts || sentences.order });
}

/** More are counted, not named one by one. */
const MOST_NAMED = 6;

const list = new Intl.ListFormat("en");

function paragraphsNamed(ids: Changes["paragraphs"], of: number): string {
  if (ids.length === of) return sentences.text;
  const runs = runsOf(ids);
  if (runs.length > MOST_NAMED) return fill(sentences.someParagraphs, { count: ids.length });
  return fill(ids.length === 1 ? sentences.paragraph : sentences.paragraphs, { ids: list.format(runs) });
}

/** 3, 5, 6, 7 as “3”, “5–7”. */
function runsOf(ids: readonly number[]): string[] {
  const starts = ids.filter((id, index) => ids[index - 1] !== id - 1);
  return starts.map((start, index) => {
    const next = starts[index + 1];
    const end = (next === undefined ? ids : ids.slice(0, ids.indexOf(next))).at(-1) ?? start;
    return end === start ? `${start}` : `${start}–${end}`;
  });
}
