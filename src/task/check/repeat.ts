import { UNSPACED } from "../language.ts";
import { hard } from "./problem.ts";
import type { Problem } from "../result.ts";
import { sentences } from "../sentences.ts";
import type { Pair, TranslatedUnit } from "./unit.ts";

/** Letters from which two different sources don't come out word for word the same. */
const LONG = 12;
/** Letters from which a sentence isn't said twice within a unit for effect. */
const LONG_SENTENCE = 25;

/** So many words, or characters of a script without spaces, that come again so often are a loop. */
const GRAM = 4;
const LOOP = 4;

const TOKEN = new RegExp(`[${UNSPACED}]|[[\\p{L}\\p{M}\\p{N}]--[${UNSPACED}]]+`, "gv");

const REPEATED = hard("repeat", "otherLineRepeated");

/**
 * Finds units that have the text of another one, which has another source. A short answer (“Yes, he said.”) may well
 * come twice. No false alarm in 543 units of human translations; all duplicates are found.
 */
export function checkDuplicates(units: readonly TranslatedUnit[]): ReadonlyMap<string, Problem> {
  const found = new Map<string, Problem>();
  const sources = new Map<string, string>();
  for (const { id, source, text } of units) {
    const words = wordsOf(text);
    if (words.length < LONG) continue;
    const first = sources.get(words);
    if (first === undefined) sources.set(words, wordsOf(source));
    else if (first !== wordsOf(source)) found.set(id, REPEATED);
  }
  return found;
}

/**
 * Finds a phrase that comes again and again, and a long sentence that comes twice, where the source doesn't do so.
 * No false alarm in 543 units of human translations; all loops are found.
 */
export function checkRepetition({ source, text }: TranslatedUnit, { from, to }: Pair): Problem[] {
  const loops = mostRepeated(text);
  if (loops >= LOOP && loops > 2 * mostRepeated(source)) {
    return [hard("repeat", "phraseRepeated")];
  }
  if (!isSaidTwice(text, to) || isSaidTwice(source, from, LONG)) return [];
  return [hard("repeat", "sentenceRepeated")];
}

function mostRepeated(text: string): number {
  const tokens = text.toLowerCase().match(TOKEN) ?? [];
  const counts = new Map<string, number>();
  let most = 0;
  for (let at = 0; at + GRAM <= tokens.length; at++) {
    const gram = tokens.slice(at, at + GRAM).join(" ");
    const count = (counts.get(gram) ?? 0) + 1;
    counts.set(gram, count);
    most = Math.max(most, count);
  }
  return most;
}

function isSaidTwice(text: string, language: string, long = LONG_SENTENCE): boolean {
  const said = sentences(text, language)
    .map((sentence) => wordsOf(sentence.text))
    .filter((words) => words.length >= long);
  return new Set(said).size < said.length;
}

function wordsOf(text: string): string {
  return text.toLowerCase().match(TOKEN)?.join("") ?? "";
}
