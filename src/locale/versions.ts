import type { Article, Changes } from "../article/article.ts";
import { dayAndTime } from "./date.ts";
import { fill } from "./locale.ts";

/** What is said of a page that was read more than once, or at more than one place. */
export const versions = {
  lastRead: "The page can't be read now; this is its text as read on {day}.",
  copied: "The text is that of {address}, where the same article was read first.",
  archived: "This is a copy that {host} keeps; the article may have changed since.",
  archivedOn: "This is a copy that {host} took on {day}; the article may have changed since.",
  changed: "Changed since {when}: {what}.",
  headline: "headline",
  paragraph: "paragraph {ids}",
  paragraphs: "paragraphs {ids}",
  someParagraphs: "{count} paragraphs",
  text: "the whole text",
  order: "the order of its paragraphs",
  removed: "{count} removed",
  reused: "{count} taken over",
} as const;

/** Of a text that was last read at this time, ISO 8601. */
export function lastReadNote(at: string): string {
  return fill(versions.lastRead, { day: dayAndTime(at.slice(0, "yyyy-mm-dd".length)) });
}

/** Characters of an address that are shown. */
const LONGEST_ADDRESS = 160;

/** Of a text that was read at this address, when another one with the same article was asked for. */
export function copyNote(address: string): string {
  const shown = address.length > LONGEST_ADDRESS ? `${address.slice(0, LONGEST_ADDRESS)}…` : address;
  return fill(versions.copied, { address: shown });
}

/** Of a page in an archive; `day` is ISO 8601. */
export function archivedNote(host: string, day?: string): string {
  return day === undefined
    ? fill(versions.archived, { host })
    : fill(versions.archivedOn, { host, day: dayAndTime(day) });
}

/** “Changed since 21 November 2026, 09:14 (UTC): headline, paragraphs 4 and 9; 1 removed.”; undefined where nothing is known. */
export function changesLine({ changed, paragraphs }: Article): string | undefined {
  if (!changed) return undefined;
  const isWhole = changed.paragraphs.length === paragraphs.filter(({ kind }) => kind !== "caption").length;
  const altered = [
    ...(changed.headline ? [versions.headline] : []),
    ...(isWhole ? [versions.text] : paragraphsNamed(changed.paragraphs)),
  ].join(", ");
  const removed = isWhole || changed.removed === 0 ? "" : fill(versions.removed, { count: changed.removed });
  const what = [altered, removed].filter(Boolean).join("; ") || versions.order;
  return fill(versions.changed, { when: dayAndTime(changed.since), what });
}

/** More are counted, not named one by one. */
const MOST_NAMED = 6;

const list = new Intl.ListFormat("en-GB");

function paragraphsNamed(ids: Changes["paragraphs"]): string[] {
  if (ids.length === 0) return [];
  const named = runsOf(ids).flatMap((run) => (run.length > 2 ? `${run[0]}–${run.at(-1)}` : run.map(String)));
  if (named.length > MOST_NAMED) return [fill(versions.someParagraphs, { count: ids.length })];
  return [fill(ids.length === 1 ? versions.paragraph : versions.paragraphs, { ids: list.format(named) })];
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
