import type { WordsByLanguage } from "./wall-words.ts";

/** Letters that are written in several ways and have no decomposition. */
const VARIANTS: Readonly<Record<string, string>> = {
  ı: "i",
  ς: "σ",
  ي: "ی",
  ى: "ی",
  ك: "ک",
  ß: "ss",
  "’": "'",
  "‘": "'",
};
const VARIANT = /[ıςيىكß’‘]/g;
/** Accents, Arabic vowel signs and hamzas, the Indic nukta, tatweel and the non-joiner. */
const MARKS = /[\u0300-\u036f\u064b-\u065f\u0670\u093c\u0640\u200c\u200d]/g;

/** For finding words: lower case, without accents, one spelling of each letter. */
export function foldWords(text: string): string {
  return text
    .normalize("NFKD")
    .toLowerCase()
    .replace(MARKS, "")
    .normalize("NFC")
    .replace(VARIANT, (letter) => VARIANTS[letter] ?? letter);
}

/** One pattern for texts that are folded; in the words, `~` stands for the rest of a word. */
export function wordPattern(words: WordsByLanguage): RegExp {
  const alternatives = Object.values(words).join("|");
  return new RegExp(foldWords(alternatives).replaceAll("~", "[\\p{L}]*"), "u");
}

const QUOTED = /[“„«「『"][^“”„«»「」『』"]{3,600}[”“»」』"]/gu;
/** Share of a text outside quotation marks from which what stands inside them is somebody else's. */
const MIN_OWN = 0.2;

/** Without what it only quotes: a report may cite the words of a wall. */
export function withoutQuotations(text: string): string {
  const own = text.replace(QUOTED, " ");
  return own.trim().length > text.length * MIN_OWN ? own : text;
}
