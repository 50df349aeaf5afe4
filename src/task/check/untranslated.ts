import { languageOf } from "../../article/language.ts";
import { countLetters, foreignScripts, scriptsOf, primarySubtag } from "../language.ts";
import { hard, soft } from "./problem.ts";
import type { Problem } from "../result.ts";
import { FUNCTION_WORDS } from "./function-words.ts";
import type { Pair, TranslatedUnit } from "./unit.ts";

/** Letters from which a detector knows a text's language. */
const DETECTABLE = 60;

/** Share of the letters that have to be of the target's scripts. */
const OWN_SCRIPT = 0.5;

/** Share of letters of its own that a line of a script beside Latin ones has at the least. */
const FEW_LETTERS = 0.1;

/** Languages with articles, in which small words are a third of all. */
const ARTICLED = new Set(["en", "de", "fr", "es", "pt", "it", "nl", "sv", "da", "nb", "no", "el", "ro"]);
/** Words in small letters from which a text has some of them, and the least share they make up. */
const LONG = 12;
const FEWEST = 0.06;

/** Words in a row that aren't kept by chance. */
const RUN = 3;

const WORD = /[\p{L}\p{M}\p{N}'’]+/gu;
/** An address, a path, a hashtag: the same in every language. */
const ADDRESS = /(?<!\S)(?:[@#]\S{1,100}|[^\s/.@]{1,100}[/.@:][^\s]{2,300})/gu;

/**
 * Finds units in another language than the target: back in the source's, wholly or by a phrase of three words, in
 * another script, or without the target's small words. A pair of scripts is the script check's; names, titles and
 * words in quotation marks may stay. Measured on human translations of news: no false alarm in 543 units of ten
 * languages; of units left in French, German and Spanish 100 % are found, of phrases of three words 65 %; of 80 units left in
 * Polish, Turkish, Italian and Vietnamese all.
 */
export function checkLanguage({ source, text }: TranslatedUnit, { from, to }: Pair): Problem[] {
  const [mother, target] = [primarySubtag(from), primarySubtag(to)];
  if (mother === target) return [];
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  if (isOtherScript(text, letters, to)) return [hard("language", "otherScript")];
  const words = wordsOf(text);
  if (isLatin(words, { text, source, letters }, to)) {
    return [hard("language", "otherLanguage")];
  }
  if (foreignScripts(from, to).length === 0) {
    if (isLeft(wordsOf(text.replace(ADDRESS, " ")), wordsOf(source.replace(ADDRESS, " ")), mother, target))
      return [hard("language", "givenBack")];
    if (letters >= DETECTABLE && isMostlyOf(words, mother, target) && primarySubtag(languageOf(text)) === mother) {
      return [hard("language", "sourceLanguage")];
    }
  }
  if (ARTICLED.has(target) && lacksSmallWords(words, target)) {
    return [hard("language", "otherLanguage")];
  }
  const phrase = foreignScripts(from, to).length === 0 ? leftPhrase(text, source, mother, target) : undefined;
  return phrase === undefined ? [] : [soft("language", "phraseLeft", { words: phrase })];
}

function isOtherScript(text: string, letters: number, to: string): boolean {
  const scripts = scriptsOf(to);
  if (scripts.length === 0 || letters < RUN) return false;
  return countLetters(text, ["Latn", ...scripts]) < OWN_SCRIPT * letters;
}

/** Written in Cyrillic letters and, as rightly, in Latin ones. */
const ALSO_LATIN = /^(?:sr|kk|tt)(?:-(?!cyrl)|$)/iu;

/** Names, addresses and what the source has itself stand in Latin letters in every language; sentences don't. */
function isLatin(
  words: readonly string[],
  { text, source, letters }: { readonly text: string; readonly source: string; readonly letters: number },
  to: string,
): boolean {
  const scripts = scriptsOf(to);
  if (scripts.length === 0 || scripts.includes("Latn") || ALSO_LATIN.test(to)) return false;
  if (countLetters(text, scripts) >= FEW_LETTERS * letters) return false;
  const kept = new Set(wordsOf(source));
  return (
    words.filter((word) => /^\p{Script=Latin}+$/u.test(word) && /^\p{Ll}/u.test(word) && !kept.has(word)).length >= RUN
  );
}

/** Word for word the source, which isn't in the target's language already: a list of names is in none. */
function isLeft(words: readonly string[], source: readonly string[], mother: string, target: string): boolean {
  if (words.length < RUN || words.join(" ").toLowerCase() !== source.join(" ").toLowerCase()) return false;
  if (smallWords(words, mother, target) > 0) return true;
  const lower = words.filter((word) => /^\p{Ll}/u.test(word));
  return lower.length >= RUN && primarySubtag(languageOf(words.join(" "))) !== target;
}

/** The detector, which takes memory and time, is asked of what it can be said of at all. */
function isMostlyOf(words: readonly string[], mother: string, target: string): boolean {
  const ofMother = smallWords(words, mother, target);
  return ofMother > 0 && ofMother >= smallWords(words, target, mother);
}

/** How many of the words are small words of the one language and not of the other. */
function smallWords(words: readonly string[], mother: string, target: string): number {
  const own = FUNCTION_WORDS[mother];
  if (own === undefined) return 0;
  return words.filter((word) => own.has(word.toLowerCase()) && !FUNCTION_WORDS[target]?.has(word.toLowerCase())).length;
}

/** Capitals don't count: a list of names has no small words either. */
function lacksSmallWords(words: readonly string[], language: string): boolean {
  const lower = words.filter((word) => /^\p{Ll}/u.test(word));
  const small = lower.filter((word) => FUNCTION_WORDS[language]?.has(word)).length;
  return lower.length >= LONG && small < FEWEST * lower.length;
}

const QUOTED = /"[^"]{1,120}"|“[^”]{1,120}”|‘[^’]{1,120}’|«[^»]{1,120}»|\([^)]{1,120}\)|\*[^*]{1,120}\*/gu;

/** Every noun has a capital: two of three words have to be small. Elsewhere a capital makes a phrase a name. */
const CAPITALISED = /^(?:de|lb)$/u;

/** Three words in a row as the source has them, in small letters, one of which is its language's alone. */
function leftPhrase(text: string, source: string, mother: string, target: string): string | undefined {
  if (FUNCTION_WORDS[mother] === undefined) return undefined;
  const known = new Set(runsOf(wordsOf(source)));
  return runsOf(wordsOf(text.replace(QUOTED, " | "))).find(
    (run) => known.has(run) && isPlain(run, mother) && smallWords(run.split(" "), mother, target) > 0,
  );
}

function isPlain(run: string, mother: string): boolean {
  const capitals = run.split(" ").filter((word) => word !== word.toLowerCase()).length;
  return capitals <= (CAPITALISED.test(mother) ? 1 : 0);
}

function runsOf(words: readonly string[]): string[] {
  return words.slice(0, Math.max(0, words.length - RUN + 1)).map((_, at) => words.slice(at, at + RUN).join(" "));
}

const wordsOf = (text: string): readonly string[] => text.match(WORD) ?? [];
