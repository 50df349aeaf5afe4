import { UNSPACED } from "./language.ts";

/** A part of a text: `text.slice(start, end)`, in UTF-16 units, without white space around it. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

const INSIDE_RUN = new RegExp(`[${UNSPACED}\\p{M}]$`, "u");
const RUN = new RegExp(`^[${UNSPACED}]`, "u");

/** What a stretch may begin with: a word, a figure, an opening mark. A sign of repetition belongs to the word before. */
const BEGINNING = /^(?!\p{Lm})[\p{L}\p{N}\p{Ps}\p{Pi}"'„¿¡]/u;

/** How ill a text may be cut behind these words, from 0 to 1; the first that fits counts. */
const COSTS: readonly (readonly [behind: RegExp, cost: number])[] = [
  [/\n[^\S\n]*$/u, 0],
  [/[.!?;:…។။](?:["”»’)\]]{0,2}\s+)$|[。！？；：]$/u, 0.1],
  [/[,،](?:["”»’)\]]{0,2}\s+)$|[，、]$/u, 0.2],
  // A figure belongs to what it counts.
  [/\p{N}\s+$/u, 0.6],
  [/\s$/u, 0.3],
];
const BEFORE_FIGURE = 0.3;
const BETWEEN_WORDS = 1;

/** As much of a text as the patterns look at, in UTF-16 units. */
const REACH = 12;

const words = new Intl.Segmenter("und", { granularity: "word" });

/**
 * A text in so many stretches of about one length, cut between clauses if it can be, else between words. There are fewer
 * where a part of it has no words to cut between.
 */
export function stretches(text: string, count: number): Stretch[] {
  const starts = [0, ...cuts(text, count)];
  return starts.map((start, at) => ({ start, end: start + text.slice(start, starts[at + 1]).trimEnd().length }));
}

/** For each place where an even cut would fall, the best one near it. */
function cuts(text: string, count: number): number[] {
  const length = text.length / count;
  const best = new Map<number, { readonly at: number; readonly cost: number }>();
  for (const { index, segment } of words.segment(text)) {
    const place = Math.round(index / length);
    if (place < 1 || place >= count || !BEGINNING.test(segment)) continue;
    const behind = costOf(text.slice(Math.max(0, index - REACH), index), segment);
    const cost = behind + Math.abs(index - place * length) / (length / 2);
    if (cost < (best.get(place)?.cost ?? Infinity)) best.set(place, { at: index, cost });
  }
  return [...best.values()].map(({ at }) => at);
}

/** Infinity within a word. */
function costOf(before: string, word: string): number {
  const known = COSTS.find(([behind]) => behind.test(before))?.[1];
  if (known !== undefined) return /\s$/u.test(before) && /^\p{N}/u.test(word) ? known + BEFORE_FIGURE : known;
  return INSIDE_RUN.test(before) && RUN.test(word) ? BETWEEN_WORDS : Infinity;
}
