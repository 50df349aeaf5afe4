import type { Problem } from "../result.ts";

/** One unit of a translation: at most two sentences of one paragraph. Its id is "4", or "4.2" where the paragraph has more. */
export interface TranslatedUnit {
  readonly id: string;
  readonly source: string;
  readonly text: string;
}

/** Languages of a translation, BCP 47. */
export interface Pair {
  readonly from: string;
  readonly to: string;
}

/** Finds what is wrong with one unit; nothing where it can't tell. */
export type UnitCheck = (unit: TranslatedUnit, pair: Pair) => Problem[];
