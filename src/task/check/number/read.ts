import { withAsciiDigits } from "../../../article/metadata/calendar.ts";
import { atomsIn } from "./atoms.ts";
import { compose } from "./compose.ts";
import { numeralsOf } from "./lexicon/of.ts";
import { withHeights } from "./measures.ts";
import { withNamedNumbers, withSharedScales } from "./mentions.ts";
import type { Quantity } from "./quantity.ts";
import { withQuarters } from "./quarters.ts";
import { inContext } from "./readings.ts";
import { primarySubtag } from "../../language.ts";

/** Characters beside a number that decide how it is read. */
const BESIDE = 14;
const BIDI = /[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]/g;
const HALVES: Readonly<Record<string, string>> = { "¼": ".25", "½": ".5", "¾": ".75" };

/**
 * The numbers of a text, in digits of any script or in words; of a language without tables, those in digits alone.
 * Linear in the text.
 */
export function quantitiesIn(text: string, language: string): Quantity[] {
  const known = numeralsOf(language) ?? {
    lexicon: { words: new Map(), scales: new Map(), joins: new Set<string>() },
    hasWords: false,
  };
  const base = primarySubtag(language);
  const plain = plainDigits(text, base);
  const { atoms, words } = atomsIn(plain, base, known);
  const composed = withHeights(
    compose(atoms, plain).map((quantity) => {
      const before = plain.slice(Math.max(0, quantity.start - BESIDE), quantity.start);
      const after = plain.slice(quantity.end, quantity.end + BESIDE);
      return inContext(quantity, { before, after, language: base });
    }),
  );
  return [...withNamedNumbers(withSharedScales(composed), words, base)];
}

/** “двухметровый”: a number grown together with its unit. */
const GROWN =
  /(?<!\p{L})(дв[уо]х|тр[её]х|трьох|четыр[её]х|чотирьох|п.?яти|шести|семи|восьми|дев.?яти|десяти)(?=(?:кило|санти)?(?:метр|грам))/giu;

/** Syllables of scales that begin other words: rate, score, billionaire, symptom, summon. */
const VIETNAMESE_WORDS =
  /(?<!\p{L})(?:t[ỷỉ] (?:lệ|số|giá|trọng|phú|suất|mỉ|mẩn)|triệu (?:phú|chứng|tập|hồi|vời))(?!\p{L})/giu;

/** With the digits 0–9, and signs and spellings that hide a number put plainly. */
function plainDigits(text: string, language: string): string {
  const plain = withAsciiDigits(text.replace(BIDI, ""))
    .replace(/24\/7/g, " ")
    .replace(/：/g, ":")
    .replace(/．/g, ".")
    .replace(/([\d]?)\s?([¼½¾])/g, (_, digit: string, half: string) => (digit === "" ? " " : digit + HALVES[half]));
  if (language === "fr") return plain.replace(/quatre[-‐‑ ]vingt/giu, "quatrevingt");
  if (language === "ru" || language === "uk") return plain.replace(GROWN, "$1 ");
  if (language === "hi") return withQuarters(plain);
  if (language === "vi") return plain.replace(VIETNAMESE_WORDS, " ");
  // The سی of BBC and CNN isn't thirty.
  if (language === "fa") return plain.replace(/بی[\s\u200c]?بی[\s\u200c]?سی|سی[\s\u200c]?ان[\s\u200c]?ان/gu, " ");
  // “In the hundred” is a percentage.
  if (language === "ar") return plain.replace(/(?:بال|في ال)م[اأ]?[ئي][ةه]/gu, "%");
  // 百分之三十 is 30 of a hundred.
  return language === "zh" || language === "yue" ? plain.replace(/[百千]分之(?!百)/g, "％") : plain;
}
