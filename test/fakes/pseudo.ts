import { createHash } from "node:crypto";
import { numbersIn } from "../../src/task/check/numbers.ts";
import { negates } from "../../src/task/check/quote/negation.ts";
import { sentences } from "../../src/task/sentences.ts";

/**
 * English for a text nobody translated: the same words for the same source every time, different ones for different
 * sources, of the length a translation has, with the source's figures and Latin names in place.
 */

/** English letters per letter of the source, by script (NTREX-128 news, 13 languages). */
const RATIOS: readonly [script: RegExp, ratio: number][] = [
  [/\p{Script=Hiragana}|\p{Script=Katakana}/gu, 1.83],
  [/\p{Script=Hangul}/gu, 1.98],
  [/\p{Script=Han}/gu, 2.44],
  [/\p{Script=Cyrillic}/gu, 0.88],
  [/\p{Script=Arabic}/gu, 1.09],
  [/\p{Script=Hebrew}/gu, 1.24],
  [/\p{Script=Devanagari}/gu, 0.98],
  [/\p{Script=Latin}/gu, 0.86],
];

const ADJECTIVES = "quiet early northern public broken recent narrow foreign local heavy minor open distant joint";
const NOUNS =
  "harbour minister council river market report driver border winter school bridge station village worker court paper " +
  "island ministry farmer engine garden museum railway signal vessel doctor storm budget treaty factory";
const VERBS =
  "reached followed described left opened measured carried joined received missed covered crossed repaired watched";
const LINKS = "near after before behind along during beyond across";

const words = (list: string): readonly string[] => list.split(" ");
const PATTERN: readonly (readonly string[])[] = [
  ["the"],
  words(ADJECTIVES),
  words(NOUNS),
  ["of", "and", "in", "for"],
  ["the", "a"],
  words(NOUNS),
  words(VERBS),
  ["the", "a"],
  words(NOUNS),
  words(LINKS),
  ["the"],
  words(ADJECTIVES),
  words(NOUNS),
];

const ENDINGS = new Set([...words(NOUNS), ...words(VERBS)]);

/** A run of numbers that a text and nothing else decides. */
function dice(text: string): (sides: number) => number {
  let state = createHash("sha256").update(text).digest().readUInt32LE(0);
  return (sides) => {
    // mulberry32
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % sides;
  };
}

/** Numbers in words and negations are kept where the source's language is given, BCP 47; addresses always. */
export function pseudoEnglish(source: string, language = "und"): string {
  const said = sentences(source, language).map(({ text }) => pseudoSentence(text, language));
  const addresses = source.match(/https?:\/\/[^\s()<>"]+/gu) ?? [];
  return [...(said.length === 0 ? [pseudoSentence(source, language)] : said), ...addresses].join(" ");
}

/** One sentence for one, of its length; what has quotation marks is quoted whole. */
function pseudoSentence(source: string, language: string): string {
  const [letters, ratio] = measure(source);
  const kept = [
    ...keptTokens(source),
    ...spelledNumbers(source, language),
    ...(negates(source, language) ? ["not"] : []),
  ];
  const wanted = Math.max(3, Math.round(letters * ratio) - kept.join("").replace(/[^A-Za-z]/g, "").length);
  const roll = dice(source);
  const sentence: string[] = [];
  for (let length = 0, index = 0; length < wanted; index += 1) {
    const choices = PATTERN[index % PATTERN.length] ?? ["the"];
    const word = choices[roll(choices.length)] ?? "the";
    sentence.push(index > 0 && index % PATTERN.length === 0 ? `and ${word}` : word);
    length += word.length;
  }
  // Nothing ends with "and the".
  while (sentence.length > 3 && !ENDINGS.has(sentence.at(-1) ?? "")) sentence.pop();
  const step = sentence.length / (kept.length + 1);
  kept.forEach((token, index) => sentence.splice(Math.round(step * (index + 1)) + index, 0, token));
  const text = `${capital(sentence.join(" "))}${/[.!?。！？…]\s?["”»」]?$/.test(source) ? "." : ""}`;
  return /["“”„«»「」]/u.test(source) ? `“${text}”` : text;
}

const FIRST_NAMES = "Ada Boris Clara David Elena Farid Grace Hana Ivan Julia Karim Lena";
const LAST_NAMES = "Adler Brook Castle Dorn Ember Field Garner Hill Ismail Jansen Keller Lowe";

/** An English spelling for a name in another script, as made up as the rest. */
export function pseudoName(source: string): string {
  const roll = dice(source);
  return [FIRST_NAMES, LAST_NAMES].map((names) => words(names)[roll(12)]).join(" ");
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/** Letters of the source and how many English ones stand for each; letters of other scripts count as one. */
function measure(source: string): [letters: number, ratio: number] {
  const letters = countOf(source, /\p{L}/gu);
  const isJapanese = /\p{Script=Hiragana}|\p{Script=Katakana}/u.test(source);
  let english = letters;
  for (const [script, ratio] of RATIOS) {
    // Han characters among kana are Japanese.
    english += countOf(source, script) * ((isJapanese && ratio === 2.44 ? 1.83 : ratio) - 1);
  }
  return [letters, letters === 0 ? 1 : english / letters];
}

function countOf(source: string, pattern: RegExp): number {
  return source.match(pattern)?.length ?? 0;
}

const SCALES: readonly [word: RegExp, english: string][] = [
  [/^\s*(?:млрд|миллиард|مليار|milliard|Milliarde|miliard)/iu, " billion"],
  [/^\s*(?:млн|миллион|مليون|million|Million|millon|milion)/iu, " million"],
  [/^\s*(?:тыс|тысяч|ألف|mille|tausend|mil\b)/iu, " thousand"],
];
const CHINESE_SCALES: Readonly<Record<string, number>> = { 万: 1e4, 萬: 1e4, 億: 1e8, 亿: 1e8, 만: 1e4, 억: 1e8 };

/** What a reader of the language finds of numbers in words, in digits. */
function spelledNumbers(source: string, language: string): string[] {
  return numbersIn(source, language)
    .filter(({ kind, required, text }) => kind === "word" && required && !/\p{Nd}/u.test(text))
    .map(({ readings }) => String(readings[0]?.[0] ?? ""));
}

/** Figures, scaled; in a text of another script its Latin words, in a Latin one its names. */
function keptTokens(source: string): string[] {
  const isLatin = countOf(source, /\p{Script=Latin}/gu) * 2 > countOf(source, /\p{L}/gu);
  const token = isLatin
    ? /(?<=\p{L},? )\p{Lu}[\p{L}-]+|\p{Nd}+(?:[.,:]\p{Nd}+)*%?/gu
    : /[A-Za-z][A-Za-z0-9-]*|\p{Nd}+(?:[亿億억]\p{Nd}+)?(?:[.,:]\p{Nd}+)*%?/gu;
  return [...source.matchAll(token)].map((match) => {
    const [text] = match;
    if (!/^\p{Nd}/u.test(text)) return text.normalize("NFD").replace(/\p{M}/gu, "");
    // 1亿2000万 is one number.
    const [units = "", millions = ""] = text.split(/[亿億억]/u).toReversed();
    const figure = [...units].map(asciiDigit).join("");
    const rest = source.slice(match.index + text.length, match.index + text.length + 12);
    const scale = CHINESE_SCALES[rest.charAt(0)];
    if (scale !== undefined) {
      return (Number(millions) * 1e8 + Number(figure.replaceAll(",", "")) * scale).toLocaleString("en-US");
    }
    return figure + (SCALES.find(([word]) => word.test(rest))?.[1] ?? "");
  });
}

/** Decimal digits of any script come in blocks of ten that start at a code point ending in 0 or 6. */
function asciiDigit(character: string): string {
  if (!/\p{Nd}/u.test(character) || /[0-9]/.test(character)) return character;
  const point = character.codePointAt(0) ?? 0;
  const isArabic = (point >= 0x660 && point <= 0x669) || (point >= 0x6f0 && point <= 0x6f9);
  return String(isArabic ? point & 0xf : (point - 6) & 0xf);
}
