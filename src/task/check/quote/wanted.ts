import { readParts, type Part } from "./elided.ts";
import { fold, trimQuotes } from "./fold.ts";
import { plain, type Plain } from "./plain.ts";

/** Words that are looked for, made ready once for every text. */
export interface Wanted {
  /** As given, without outer quote marks. */
  readonly words: string;
  readonly folded: string;
  readonly plain: Plain;
  /** The ways to take them for parts with gaps between. */
  readonly ways: readonly (readonly Part[])[];
}

/** More is no quote. */
const LONGEST = 4_000;
const LETTER = /[\p{L}\p{N}]/u;

/** Undefined where there is nothing to look for: no letter, or no end. */
export function want(given: string): Wanted | undefined {
  if (given.length > LONGEST) return undefined;
  const words = trimQuotes(given);
  if (!LETTER.test(words)) return undefined;
  return { words, folded: fold(words).text.trim(), plain: plain(words), ways: readParts(words) };
}
