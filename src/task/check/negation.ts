import { knowsNegation, negates } from "./quote/negation.ts";
import type { Pair, TranslatedUnit } from "./unit.ts";

/** English words that negate without a “not”: a translation may well use one. */
const ENGLISH =
  /\b(?:den(?:y|ies|ied|ying)|refus\w+|fail\w*|lack\w*|avoid\w*|prevent\w*|absen\w+|reject\w*|declin\w+|ban(?:ned|s)?|un(?:able|likely|known|clear|usual|fair|like|til|less|aware|able|willing|happy|safe|certain)|im(?:possible|perfect)|in(?:capable|visible|ability)|ill?egal|dis(?:agree|allow|approv|continu|miss|like|regard|able)\w*|rather than|instead of|free of|far from)\b/iu;

/** Whether a text in that language says no in any way. */
const says = (text: string, language: string) =>
  negates(text, language) || (/^en\b/i.test(language) && ENGLISH.test(text));

/**
 * Whether one side of a unit negates and the other one doesn't: a hint that a second look is worth its price, and no more.
 * Human translations of news from ten languages into English (NTREX, 420 units of two segments) raise it in 6.7 % of the
 * units; of 70 units that had lost a “not”, 76 %.
 */
export function hintsNegation({ source, text }: TranslatedUnit, { from, to }: Pair): boolean {
  if (!knowsNegation(from) || !knowsNegation(to)) return false;
  return negates(source, from) ? !says(text, to) : negates(text, to) && !says(source, from);
}
