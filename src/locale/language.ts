import { remembered } from "./remembered.ts";
import { CATALOGUES } from "./catalogues.ts";

/** Codes beyond ISO 639-1's two letters that readers ask for. */
const VARIANTS = [
  "zh-Hans",
  "zh-Hant",
  "zh-CN",
  "zh-TW",
  "zh-HK",
  "pt-BR",
  "pt-PT",
  "en-GB",
  "en-US",
  "es-419",
  "fil",
  "yue",
  "sr-Latn",
];

const namesIn = remembered((locale) => new Intl.DisplayNames(locale, { type: "language" }));

const named = remembered((code, locale) => {
  try {
    return namesIn(locale).of(code) ?? code;
  } catch {
    return code;
  }
});

/** Every language with a two-letter code that the runtime can name, and the variants. */
const CODES: readonly string[] = [...twoLetterCodes(), ...VARIANTS];

/** The same without codes by other names: `iw` is `he`. */
export const LANGUAGES: readonly string[] = [...new Set(CODES.flatMap((code) => Intl.getCanonicalLocales(code)))];

function twoLetterCodes(): string[] {
  const letters = Array.from("abcdefghijklmnopqrstuvwxyz");
  return letters.flatMap((first) =>
    letters.flatMap((second) => {
      const code = first + second;
      return languageName(code) === code ? [] : [code];
    }),
  );
}

/** A language's name: “Chinese”, “Brazilian Portuguese”; the code itself where it has none. */
export function languageName(code: string, locale = "en"): string {
  return named(code, locale);
}

/** A language with its script, wherever it is written so: “zh-Hant” of `zh-TW`. Undefined of what is no language. */
export const writtenIn: (code: string) => string | undefined = remembered((code) => {
  try {
    const { language, script } = new Intl.Locale(code).maximize();
    // Of what is in no language the likeliest would be English.
    return /^und(?:-|$)/i.test(code) ? undefined : `${language}-${script}`;
  } catch {
    return undefined;
  }
});

let names: ReadonlyMap<string, string> | undefined;

/** Names in each language the bot speaks and in the language itself, folded, with their code; the shorter code wins. */
function namesOf(): ReadonlyMap<string, string> {
  const spoken = Object.keys(CATALOGUES);
  const named = CODES.toReversed().flatMap((code) =>
    [...spoken, code].map((locale): [string, string] => [fold(languageName(code, locale)), code]),
  );
  return new Map(named);
}

/** Characters that RFC 5646 (4.4.1) has room for in a language, script, region and variants. */
const LONGEST_CODE = 35;

/** The BCP 47 code of what a person wrote (“fr”, “zh_TW”, “French”, “français”, “французский”), or undefined. */
export function parseLanguage(given: string): string | undefined {
  const folded = fold(given);
  names ??= namesOf();
  const named = names.get(folded);
  if (named) return named;
  try {
    // Extensions and private parts name nothing that a text can be translated into.
    const code = new Intl.Locale(given.trim().replaceAll("_", "-")).baseName;
    const known = CODES.includes(code.split("-")[0] ?? "") || VARIANTS.includes(code);
    return known && code.length <= LONGEST_CODE ? code : undefined;
  } catch {
    return undefined;
  }
}

const fold = (name: string) => name.normalize("NFKC").trim().toLowerCase();
