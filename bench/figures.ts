import type { PageSet, Truth } from "./corpus.ts";
import { compareFields } from "./fields.ts";
import type { Output, Outputs } from "./race.ts";
import { type Agreement, compareTexts, mean, type Means, meansOf, standardError } from "./score.ts";

/** Milliseconds for a page, and seconds for all of them. */
export interface Times {
  readonly median: number;
  readonly p95: number;
  readonly worst: number;
  readonly totalSeconds: number;
}

/** Shares from 0 to 1, and counts of pages. A share is undefined where no page's truth knows the field. */
export interface Figures extends Means {
  readonly pages: number;
  /** Of F1. */
  readonly error: number;
  readonly exact: number | undefined;
  /** Pages with an F1 below 0.5. */
  readonly bad: number;
  readonly empty: number;
  /** F1 of the pages whose text isn't in Latin letters; undefined where there are none. */
  readonly nonLatin: number | undefined;
  readonly date: number | undefined;
  readonly titleContained: number | undefined;
  readonly titleExact: number | undefined;
  readonly author: number | undefined;
}

const BAD = 0.5;

/** A page isn't in Latin letters where so many letters of its beginning aren't. */
const NON_LATIN = { letters: 200, beginning: 2_000 };

/** Of the bootstrap: the same outputs have the same figures. */
const SEED = 1;

export function figuresOf(set: PageSet, outputs: Outputs): Figures {
  const pages = [...set.truths].map(([id, truth]) => scored(truth, outputs.get(id)));
  const agreements = pages.map((page) => page.agreement);
  const nonLatin = pages.filter(({ truth }) => isNonLatin(truth.articleBody)).map((page) => page.agreement);
  return {
    pages: pages.length,
    ...meansOf(agreements),
    error: standardError(agreements, createRandom(SEED)),
    exact: mean(agreements.map(({ isExact }) => Number(isExact))),
    bad: agreements.filter(({ f1 }) => f1 < BAD).length,
    empty: agreements.filter(({ isEmpty }) => isEmpty).length,
    nonLatin: nonLatin.length === 0 ? undefined : meansOf(nonLatin).f1,
    date: mean(pages.map(({ fields }) => fields.date)),
    titleContained: mean(pages.map(({ fields }) => fields.titleContained)),
    titleExact: mean(pages.map(({ fields }) => fields.titleExact)),
    author: mean(pages.map(({ fields }) => fields.author)),
  };
}

export function timesOf(outputs: Outputs): Times {
  const sorted = [...outputs.values()].map(({ ms }) => ms).toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
  return {
    median: at(0.5),
    p95: at(0.95),
    worst: at(1),
    totalSeconds: sorted.reduce((sum, ms) => sum + ms, 0) / 1000,
  };
}

function scored(truth: Truth, output: Output = { articleBody: "", ms: 0 }) {
  const agreement: Agreement = compareTexts(truth.articleBody, output.articleBody);
  return { truth, agreement, fields: compareFields(truth, output) };
}

function isNonLatin(text: string): boolean {
  const letters = text.slice(0, NON_LATIN.beginning).match(/[\p{L}--\p{Script=Latin}]/gv);
  return (letters?.length ?? 0) >= NON_LATIN.letters;
}

/** Numbers from 0 up to 1 by the mulberry32 generator. */
export function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
