/**
 * chrF, a translation's agreement with a reference by character n-grams (Popović 2015, “chrF: character n-gram F-score
 * for automatic MT evaluation”, WMT 2015, https://aclanthology.org/W15-3049): n from 1 to 6, recall counted twice as
 * much as precision (β = 2), white space left out, precision and recall averaged over those n that both texts have.
 */
const LONGEST = 6;
const BETA = 2;

/** Of one length of n-gram: how many the texts have, and how many they share. */
interface Matches {
  readonly candidate: number;
  readonly reference: number;
  readonly both: number;
}

/** By length, from 1. They are added up over the texts of a document, and over documents. */
export type ChrfCounts = readonly Matches[];

const NONE: Matches = { candidate: 0, reference: 0, both: 0 };

export const NO_COUNTS: ChrfCounts = Array.from({ length: LONGEST }, () => NONE);

export function chrfCounts(candidate: string, reference: string): ChrfCounts {
  const [a, b] = [charactersOf(candidate), charactersOf(reference)];
  return NO_COUNTS.map((_, at) => matches(grams(a, at + 1), grams(b, at + 1)));
}

export function addCounts(a: ChrfCounts, b: ChrfCounts): ChrfCounts {
  return a.map((one, at) => {
    const { candidate, reference, both } = b[at] ?? NONE;
    return { candidate: one.candidate + candidate, reference: one.reference + reference, both: one.both + both };
  });
}

/** From 0 to 100; 0 where there is nothing to compare. */
export function chrf(counts: ChrfCounts): number {
  const known = counts.filter(({ candidate, reference }) => candidate > 0 && reference > 0);
  const average = (of: (one: Matches) => number) => known.reduce((sum, one) => sum + of(one), 0) / known.length;
  const precision = average(({ both, candidate }) => both / candidate);
  const recall = average(({ both, reference }) => both / reference);
  const weighted = BETA ** 2 * precision + recall;
  return weighted > 0 ? (100 * (1 + BETA ** 2) * precision * recall) / weighted : 0;
}

function charactersOf(text: string): readonly string[] {
  return [...text.replace(/\s/gu, "")];
}

function grams(characters: readonly string[], length: number): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (let start = 0; start + length <= characters.length; start++) {
    const gram = characters.slice(start, start + length).join("");
    counts.set(gram, (counts.get(gram) ?? 0) + 1);
  }
  return counts;
}

function matches(candidate: ReadonlyMap<string, number>, reference: ReadonlyMap<string, number>): Matches {
  let both = 0;
  for (const [gram, count] of candidate) both += Math.min(count, reference.get(gram) ?? 0);
  return { candidate: total(candidate), reference: total(reference), both };
}

function total(counts: ReadonlyMap<string, number>): number {
  return [...counts.values()].reduce((sum, count) => sum + count, 0);
}
