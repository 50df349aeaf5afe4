import type { Lexicon } from "./lexicon/lexicon.ts";
import type { Atom } from "./quantity.ts";

/** What a word says of a number. */
export type Meaning = Pick<Atom, "kind" | "value" | "approximate" | "joined">;

const LEAST_STEM = 3;
const MOST_ENDING = 3;
const LEAST_WITHIN = 4;
/** Longer “words” are none. */
const LONGEST = 60;

/** The number that a word names in a language; `undefined` for other words. */
export function meaningOf(raw: string, language: string, lexicon: Lexicon): Meaning | undefined {
  if (raw.length > LONGEST) return undefined;
  const word = folded(raw, language);
  const direct = lookUp(word, lexicon);
  const prefix = direct === undefined ? lexicon.prefix?.pattern.exec(word)?.[0] : undefined;
  if (direct !== undefined || prefix === undefined || prefix === "") return direct;
  for (let cut = prefix.length; cut > 0; cut--) {
    const found = lookUp(word.slice(cut), lexicon);
    if (found !== undefined) return { ...found, joined: word.startsWith(lexicon.prefix?.and ?? "") };
  }
  return undefined;
}

function lookUp(word: string, lexicon: Lexicon): Meaning | undefined {
  const scale = scaleOf(word, lexicon);
  if (scale !== undefined) return { kind: "scale", value: scale };
  if (lexicon.teens?.has(word)) return { kind: "teen", value: 10 };
  const half = lexicon.halves?.get(word);
  if (half !== undefined) return { kind: "half", value: half, joined: lexicon.halvesFollow ?? false };
  const value = lexicon.words.get(word);
  if (value !== undefined) return { kind: "word", value };
  const loose = lexicon.loose?.get(word);
  if (loose !== undefined) return { kind: "word", value: loose, approximate: true };
  const grown = lexicon.grown?.(word);
  if (grown !== undefined) return grown;
  const rest = lexicon.compound?.(word) ?? stemValue(word, lexicon);
  return rest === undefined ? withinWord(word, lexicon) : { kind: "word", value: rest };
}

/** “Ötmillió”: how many there are stands in letters that aren't known. */
function withinWord(word: string, { scales, isOpenEnded }: Lexicon): Meaning | undefined {
  if (!isOpenEnded) return undefined;
  for (const [scale, value] of scales) {
    if (scale.length >= LEAST_WITHIN && word.includes(scale)) return { kind: "word", value, approximate: true };
  }
  return undefined;
}

function scaleOf(word: string, { scales, isOpenEnded }: Lexicon): number | undefined {
  const exact = scales.get(word);
  if (exact !== undefined || !isOpenEnded) return exact;
  for (let cut = 1; cut <= MOST_ENDING && word.length - cut > MOST_ENDING; cut++) {
    const found = scales.get(word.slice(0, -cut));
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The longest stem decides: “пятнадцатилетний” isn't five. */
function stemValue(word: string, { stems }: Lexicon): number | undefined {
  for (let length = word.length; stems !== undefined && length >= LEAST_STEM; length--) {
    const found = stems.get(word.slice(0, length));
    if (found !== undefined) return found;
  }
  return undefined;
}

/** As the tables spell it: what the press of a language writes in two ways is one. */
function folded(raw: string, language: string): string {
  const lower = language.startsWith("tr") ? raw.toLocaleLowerCase("tr") : raw.toLowerCase();
  const word = lower.normalize("NFC");
  if (language.startsWith("ar")) {
    return word
      .replace(/[\u064b-\u0652\u0640]/g, "")
      .replace(/[أإآٱ]/g, "ا")
      .replaceAll("ى", "ي")
      .replaceAll("ة", "ه");
  }
  if (language.startsWith("fa")) return word.replaceAll("ي", "ی").replaceAll("ك", "ک").replaceAll("ٔ", "");
  return word;
}
