/** Tokens in a row that are compared as one. */
const SHINGLE = 4;

/** Thai, Kana and Han are written without spaces: each of their characters is a token. */
const UNSPACED = "\\u0e00-\\u0e7f\\u3040-\\u30ff\\u3400-\\u9fff\\uf900-\\ufaff";
const TOKEN = new RegExp(`[${UNSPACED}]|[[\\p{L}\\p{N}_]--[${UNSPACED}]]+`, "gv");

/** How one text agrees with the true one; shares from 0 to 1. */
export interface Agreement {
  /** Undefined where nothing was found. */
  readonly precision: number | undefined;
  /** Undefined where the truth is empty. */
  readonly recall: number | undefined;
  readonly f1: number;
  /** The tokens are the same ones in the same order. */
  readonly isExact: boolean;
  readonly isEmpty: boolean;
}

/** The agreement of many texts: precision and recall are means over texts, and F1 is that of these two means. */
export interface Means {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

/**
 * Compares texts as multisets of 4-token shingles, as the article extraction benchmark of Scrapinghub (now Zyte) does:
 * https://github.com/scrapinghub/article-extraction-benchmark
 */
export function compareTexts(truth: string, found: string): Agreement {
  const wanted = tokensOf(truth);
  const got = tokensOf(found);
  const wantedShingles = shinglesOf(wanted);
  const gotShingles = shinglesOf(got);
  let common = 0;
  for (const [shingle, count] of gotShingles.counts) {
    common += Math.min(count, wantedShingles.counts.get(shingle) ?? 0);
  }
  const all = wantedShingles.total + gotShingles.total;
  return {
    precision: gotShingles.total === 0 ? undefined : common / gotShingles.total,
    recall: wantedShingles.total === 0 ? undefined : common / wantedShingles.total,
    f1: all === 0 ? 1 : (2 * common) / all,
    isExact: wanted.length === got.length && wanted.every((token, at) => token === got[at]),
    isEmpty: gotShingles.total === 0,
  };
}

export function meansOf(agreements: readonly Agreement[]): Means {
  const precision = mean(agreements.map((agreement) => agreement.precision)) ?? 0;
  const recall = mean(agreements.map((agreement) => agreement.recall)) ?? 0;
  return { precision, recall, f1: precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall) };
}

/**
 * Standard error of `meansOf(…).f1` by the bootstrap: its deviation over drawings of as many texts, with replacement.
 * `random` gives numbers from 0 up to, not including, 1.
 */
export function standardError(agreements: readonly Agreement[], random: () => number, drawings = 1000): number {
  const draw = () => agreements.flatMap(() => agreements[Math.floor(random() * agreements.length)] ?? []);
  const scores = Array.from({ length: drawings }, () => meansOf(draw()).f1);
  const middle = mean(scores) ?? 0;
  return Math.sqrt(mean(scores.map((score) => (score - middle) ** 2)) ?? 0);
}

/** Of the numbers there are; undefined where there are none. */
export function mean(numbers: readonly (number | undefined)[]): number | undefined {
  const known = numbers.filter((number) => number !== undefined);
  return known.length === 0 ? undefined : known.reduce((sum, number) => sum + number, 0) / known.length;
}

function tokensOf(text: string): readonly string[] {
  return text.match(TOKEN) ?? [];
}

/** A text shorter than a shingle is one shingle. */
function shinglesOf(tokens: readonly string[]): { counts: ReadonlyMap<string, number>; total: number } {
  const counts = new Map<string, number>();
  const total = tokens.length === 0 ? 0 : Math.max(1, tokens.length - SHINGLE + 1);
  for (let at = 0; at < total; at++) {
    const shingle = tokens.slice(at, at + SHINGLE).join(" ");
    counts.set(shingle, (counts.get(shingle) ?? 0) + 1);
  }
  return { counts, total };
}
