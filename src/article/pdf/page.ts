/** A run of characters as a page places it. Lengths are in points; `y` counts down from the page's top, to the baseline. */
export interface Run {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly y: number;
  /** Of the letters. */
  readonly size: number;
  readonly font: string;
  /** White space stands before it. */
  readonly spaced: boolean;
}

/** What stands on one baseline without a wide gap. */
export interface Line extends Omit<Run, "spaced"> {
  /** Of text in a table; 1 elsewhere. */
  readonly cells: number;
}

/** One page's lines, in no order. */
export interface Page {
  readonly height: number;
  readonly lines: readonly Line[];
}

/** Lines that are read one after the other, from top to bottom. */
export interface Column {
  readonly lines: readonly Line[];
  readonly left: number;
  readonly right: number;
}

/** Whether two sizes of letters look the same. */
export function sameSize(one: number, other: number): boolean {
  return Math.abs(one - other) <= 0.1 * Math.max(one, other);
}

/** The middle one of numbers; 0 without any. */
export function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;
}
