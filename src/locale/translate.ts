import { createInstance } from "i18next";
import { CATALOGUES, type TextKey } from "./catalogues.ts";
import { writtenIn } from "./language.ts";

/** Gives a text in one language, its `{name}` places filled; `count` chooses the plural form. */
export interface Translate {
  (key: TextKey, values?: Readonly<Record<string, string | number>>): string;
  /** Of the texts, BCP 47, for the forms of dates, numbers and names beside them. */
  readonly locale: string;
}

const FALLBACK = "en";

const i18n = createInstance();
void i18n.init({
  resources: Object.fromEntries(Object.entries(CATALOGUES).map(([code, translation]) => [code, { translation }])),
  fallbackLng: FALLBACK,
  initAsync: false,
  nsSeparator: false,
  // What is put in is text already; each renderer escapes for its own form.
  interpolation: { prefix: "{", suffix: "}", escapeValue: false },
});

/** The texts in a language (a BCP 47 code, as Discord names a locale), in English where there is no catalogue of it. */
export function translator(locale: string): Translate {
  const catalogue = catalogueOf(locale);
  const translate = i18n.getFixedT(catalogue ?? FALLBACK);
  // Values come from pages and models: they fill places, and are never options of the library.
  const t = (key: TextKey, values: Readonly<Record<string, string | number>> = {}) => {
    const { count } = values;
    return translate(key, { replace: values, nest: false, ...(typeof count === "number" ? { count } : {}) });
  };
  return Object.assign(t, { locale: catalogue === undefined ? FALLBACK : locale });
}

/** A language's texts may stand under the place where most read them: those of `zh-Hant-HK` under `zh-TW`. */
function catalogueOf(locale: string): string | undefined {
  const wanted = writtenIn(locale);
  if (wanted === undefined || Object.hasOwn(CATALOGUES, locale)) return wanted && locale;
  return Object.keys(CATALOGUES).find((code) => writtenIn(code) === wanted);
}

/** Of a result in the language `to`: in Arabic for Arabic, which Discord itself doesn't speak. */
export function translatorFor(locale: string, to: string): Translate {
  return translator(primarySubtag(to) === "ar" ? to : locale);
}

const primarySubtag = (code: string) => code.split("-")[0] ?? code;

/** What the terminal speaks. */
export const english = translator("en-GB");
