import { wordsOf } from "../join.ts";
import { type Column, median, sameSize } from "./page.ts";

/** How a document's running text is set. */
export interface Type {
  readonly size: number;
  readonly font: string;
  /** Usual distance from baseline to baseline, of letters of a size. */
  readonly leading: (size: number) => number;
  /** The document's words, in lower case. */
  readonly words: ReadonlySet<string>;
}

/** Of the letters' size; more is between paragraphs, whatever the type. */
const MAX_LEADING = 2.6;
const USUAL_LEADING = 1.25;
const MIN_SAMPLES = 3;

export function typeOf(columns: readonly Column[]): Type {
  const lines = columns.flatMap((column) => column.lines);
  const size = heaviest(lines.map((line) => [Math.round(line.size * 2) / 2, line.text.length]));
  const font = heaviest(
    lines.filter((line) => sameSize(line.size, size ?? 0)).map((line) => [line.font, line.text.length]),
  );
  const distances = columns.flatMap((column) =>
    column.lines.slice(1).flatMap((line, index) => {
      const before = column.lines[index];
      const distance = line.y - (before?.y ?? 0);
      return before !== undefined && sameSize(before.size, line.size) && distance < MAX_LEADING * line.size
        ? [{ size: line.size, distance }]
        : [];
    }),
  );
  const known = new Map<number, number>();

  function leading(of: number): number {
    const key = Math.round(of);
    const cached = known.get(key);
    if (cached !== undefined) return cached;
    const samples = distances.filter((sample) => sameSize(sample.size, of)).map(({ distance }) => distance);
    const usual = samples.length < MIN_SAMPLES ? USUAL_LEADING * of : median(samples);
    known.set(key, usual);
    return usual;
  }

  return { size: size ?? 0, font: font ?? "", leading, words: wordsOf(lines) };
}

/** The value with the greatest sum of weights. */
function heaviest<T>(weighted: readonly (readonly [T, number])[]): T | undefined {
  const sums = new Map<T, number>();
  for (const [value, weight] of weighted) sums.set(value, (sums.get(value) ?? 0) + weight);
  return [...sums].toSorted((a, b) => b[1] - a[1])[0]?.[0];
}
