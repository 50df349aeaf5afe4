import { charactersOf, type Characters } from "./characters.ts";
import { FIGURE, readFigure, separatorsOf } from "./figures.ts";
import type { Known } from "./lexicon/of.ts";
import type { Atom } from "./quantity.ts";
import { meaningOf, type Meaning } from "./words.ts";
import { primarySubtag } from "../../language.ts";

/** A letter of a script that writes words apart. */
const LETTER =
  "[[\\p{L}\\p{M}]--[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Hangul}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}]]";
/** Nothing, or what stands within a number: spaces, a hyphen, a joiner. */
const CLOSE = /^[\s\u200c\u00ad]{0,2}[-‐‑]?[\s\u200c]{0,2}$/;

const patterns = new Map<string, RegExp>();

function patternOf(language: string, characters: Characters | undefined): RegExp {
  const base = primarySubtag(language);
  const found = patterns.get(base);
  if (found !== undefined) return found;
  // An apostrophe is a letter in Ukrainian: п’ять.
  const word = base === "uk" ? `${LETTER}+(?:['’ʼ]${LETTER}+)?` : `${LETTER}+`;
  const numeral = characters === undefined ? "" : `|(?<numeral>${characters.pattern})`;
  const pattern = new RegExp(`(?<figure>${FIGURE})${numeral}|(?<word>${word})`, "gv");
  patterns.set(base, pattern);
  return pattern;
}

export interface Word {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** The parts of numbers in a text whose digits are ASCII, and its other words. */
export function atomsIn(text: string, language: string, { lexicon }: Known): { atoms: Atom[]; words: Word[] } {
  const characters = charactersOf(language);
  const separators = separatorsOf(language);
  const atoms: Atom[] = [];
  const words: Word[] = [];
  let end = 0;
  let broken = true;
  let joined = false;
  for (const match of text.matchAll(patternOf(language, characters))) {
    const [raw] = match;
    const start = match.index;
    if (!CLOSE.test(text.slice(end, start))) broken = true;
    const { figure, numeral } = match.groups ?? {};
    const meaning: (Meaning & Partial<Atom>) | undefined =
      figure !== undefined
        ? { kind: "figure", ...readFigure(figure, separators) }
        : numeral !== undefined
          ? characters?.meaningOf(numeral)
          : meaningOf(raw, language, lexicon);
    end = start + raw.length;
    if (meaning === undefined) {
      if (figure === undefined && numeral === undefined) words.push({ text: raw, start, end });
      // 一千零五: the zero holds a place.
      if (raw === "零" || raw === "〇") continue;
      if (!broken && lexicon.joins.has(raw.toLowerCase())) joined = true;
      else [broken, joined] = [true, false];
      continue;
    }
    atoms.push({ ...meaning, start, end, broken, joined: joined || (meaning.joined ?? false) });
    [broken, joined] = [false, false];
  }
  return { atoms, words };
}
