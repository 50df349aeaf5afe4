/** A number as a text gives it, and how it may be read. */
export interface Quantity {
  /** As it is written. */
  readonly text: string;
  /** Where it stands, in UTF-16 units of the text with ASCII digits. */
  readonly start: number;
  readonly end: number;
  /** Ways to read it; a way holds when the other text has all its values: “19.30” is 19.3, or 19 and 30, or 7 and 30. */
  readonly readings: readonly (readonly number[])[];
  /** Written in digits, in words, or a scale alone (“millions”) whose count isn't said. */
  readonly kind: "figure" | "word" | "scale";
  /** Words that other texts leave out or put otherwise (“one”, “both”, “dozens”) are not. */
  readonly required: boolean;
  /** The number was told in a scale that rounds (“1.23 million”): how many of its digits count. */
  readonly significant?: number;
  /** Its scale, where one was named: 1e6 in “5 million”. */
  readonly scale?: number;
  /** The measure, where a metric unit follows. */
  readonly metric?: readonly number[];
  /** The measure in metric units, where another unit follows: metres and centimetres of feet. */
  readonly converted?: readonly number[];
}

/** A part of a number: digits, a number word, a scale. */
export interface Atom {
  readonly kind: "figure" | "word" | "scale" | "teen" | "half";
  readonly value: number;
  readonly start: number;
  readonly end: number;
  /** A figure's readings where it has more than one. */
  readonly readings?: readonly (readonly number[])[];
  /** Digits that count in a figure. */
  readonly significant?: number;
  /** “dozens”, “une trentaine”: never required. */
  readonly approximate?: boolean;
  /** “and”, “y”, “و” stands before it. */
  readonly joined?: boolean;
  /** A word or a mark stands between the atom before and this one. */
  readonly broken: boolean;
}

/** Without the noise of binary fractions: 12.3 × 10,000 is 123,000. */
export function tidy(value: number): number {
  return Number(value.toPrecision(12));
}
