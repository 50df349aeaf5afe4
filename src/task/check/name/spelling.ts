import { isEnglish } from "../../language.ts";
import { sourceOf, soughtOf } from "./occurrence.ts";

/** Words of a name that others have too. */
const COMMON = new Set(
  "the of and for in on at to a an de la le el les los las del da do dos das di van von der den und et y e al bin ibn mr mrs ms dr sir president minister prime ministry university institute party bank company group club city state county district province court police agency office service council committee commission association society union united national international federal central north south east west new".split(
    " ",
  ),
);

/** What English puts to a name to make others of it. */
const DERIVED = /^(?:s|es|n|an|ns|ans|ian|ians|ish|ese|i|is|ic|ite|ites)$/u;

const WORD = /[\p{L}\p{M}\p{N}]+/gu;

export interface Spelling {
  /** Whether a text has the name, or the part of it that is nobody else's. */
  readonly isIn: (text: string) => boolean;
  /** A word of the text that is the name but for a letter or two; undefined where there is none. */
  readonly variantIn: (text: string) => string | undefined;
}

/** How a name is to be spelled in a translation, whole or in part: “Antony Blinken”, “Blinken's”; “Italy”, “Italian”. */
export function spellingOf(name: string, language: string): Spelling {
  return isEnglish(language) ? englishOf(name) : inflectedOf(name);
}

/** In a language whose names may have endings; which spelling is another one isn't known. */
function inflectedOf(name: string): Spelling {
  const parts = [name, ...(name.match(/\p{Lu}[\p{L}\p{M}]{3,}/gu) ?? [])].map(soughtOf);
  return {
    isIn(text) {
      const prepared = sourceOf(text);
      return parts.some((part) => part.isIn(prepared)) || folded(text).includes(folded(name));
    },
    variantIn: () => undefined,
  };
}

function englishOf(name: string): Spelling {
  const words = wordsOf(name);
  const telling = words.filter((word) => word.length >= 2 && !COMMON.has(word));
  const wanted = telling.length > 0 ? telling : words;
  return {
    isIn(text) {
      const own = new Set(wordsOf(text));
      if (wanted.some((word) => own.has(word))) return true;
      return [...own].some((word) => wanted.some((part) => isDerived(word, part))) || isAbbreviated(name, text);
    },
    variantIn(text) {
      const capitals = text.replace(CAMEL, " ").match(/\p{Lu}[\p{L}\p{M}]+/gu) ?? [];
      return capitals.find((word) => wanted.some((part) => isVariant(folded(word), part)));
    },
  };
}

function isDerived(word: string, part: string): boolean {
  if (part.length < 4) return false;
  // Shaq for Shaqiri, as fans say.
  if (word.length >= 4 && part.startsWith(word)) return true;
  if (word.startsWith(part)) return DERIVED.test(word.slice(part.length));
  // Germany, German; Italy, Italian; France, French.
  const stem = part.slice(0, Math.max(4, part.length - 2));
  return word.startsWith(stem) && (word.length < part.length || DERIVED.test(word.slice(stem.length)));
}

/** UN for United Nations, where the text writes it so. */
function isAbbreviated(name: string, text: string): boolean {
  const capitals = (name.match(/(?<!\p{L})\p{Lu}/gu) ?? []).join("");
  const short: readonly string[] = text.replaceAll(".", "").match(/\p{Lu}{2,}/gu) ?? [];
  return capitals.length >= 2 && short.includes(capitals);
}

/** Letters that systems of transcription choose between. */
const TRANSCRIBED: readonly (readonly [letters: RegExp, one: string])[] = [
  [/ff?|w/g, "v"],
  [/kh/g, "h"],
  [/ck|q|c(?![eiyh])/g, "k"],
  [/tz|cz/g, "ts"],
  [/[yj]/g, "i"],
  [/ou/g, "u"],
  [/(.)\1+/g, "$1"],
];

const transcribed = (word: string) => TRANSCRIBED.reduce((text, [letters, one]) => text.replace(letters, one), word);

/** Two letters apart at most, in a word that is long enough for it; or the same name in another transcription. */
function isVariant(word: string, part: string): boolean {
  if (part.length < 5 || word.length < 4 || word === part || word.charAt(0) !== part.charAt(0)) return false;
  if (transcribed(word) === transcribed(part)) return true;
  return distance(word, part, 2) <= (part.length >= 8 ? 2 : 1);
}

/** Levenshtein's; anything above `most` where it is more. */
function distance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most || a.length > 40) return most + 1;
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? most + 1;
}

/** LiverpoolFC is two. */
const CAMEL = /(?<=\p{Ll})(?=\p{Lu})/gu;

function wordsOf(text: string): string[] {
  return folded(text.replace(CAMEL, " ")).match(WORD) ?? [];
}

function folded(text: string): string {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}
