import { hindi, indonesian, persian, turkish, vietnamese } from "./asian.ts";
import { localeScales } from "./cldr.ts";
import { english } from "./english.ts";
import { dutch, german } from "./germanic.ts";
import type { Lexicon } from "./lexicon.ts";
import { french, italian, portuguese, spanish } from "./romance.ts";
import { arabic, hebrew } from "./semitic.ts";
import { polish, russian, ukrainian } from "./slavic.ts";
import { primarySubtag } from "../../../language.ts";

/** Chinese, Japanese, Korean and Thai are read by their characters: no table of words. */
const BY_CHARACTER: Lexicon = { words: new Map(), scales: new Map(), joins: new Set() };

const TABLES: Readonly<Record<string, Lexicon>> = {
  en: english,
  de: german,
  nl: dutch,
  af: dutch,
  fr: french,
  es: spanish,
  pt: portuguese,
  it: italian,
  ru: russian,
  uk: ukrainian,
  pl: polish,
  ar: arabic,
  he: hebrew,
  fa: persian,
  hi: hindi,
  tr: turkish,
  id: indonesian,
  ms: indonesian,
  vi: vietnamese,
  zh: BY_CHARACTER,
  yue: BY_CHARACTER,
  ja: BY_CHARACTER,
  ko: BY_CHARACTER,
  th: BY_CHARACTER,
};

export interface Known {
  readonly lexicon: Lexicon;
  /** Number words too, not scales alone. */
  readonly hasWords: boolean;
}

const locales = new Map<string, Known | undefined>();

/** What is known of a language's numbers; `undefined` for nothing. */
export function numeralsOf(language: string): Known | undefined {
  const base = primarySubtag(language);
  const table = TABLES[base];
  if (table !== undefined) return { lexicon: table, hasWords: true };
  if (!locales.has(base)) {
    const lexicon = /^[a-z]{2,3}$/.test(base) && base !== "und" ? localeScales(base) : undefined;
    locales.set(base, lexicon && { lexicon, hasWords: false });
  }
  return locales.get(base);
}
