import { translator, type Translate } from "../locale/translate.ts";

/** Of a header; a browser names a few. */
const MOST_LANGUAGES = 20;

/** The words a visitor prefers, by `Accept-Language`; English where nothing else is wished for and known. */
export function wordsFor(header: string | undefined): Translate {
  const wishes = (header ?? "").split(",", MOST_LANGUAGES).flatMap(wishesIn);
  const wanted = wishes.filter(({ weight }) => weight > 0).toSorted((a, b) => b.weight - a.weight);
  // One that has no catalogue is answered in English.
  const known = wanted.find(({ tag }) => primary(translator(tag).locale) === primary(tag));
  return translator(known?.tag ?? "en");
}

/** A language and how much it is wished for; none in what isn't a language. */
function wishesIn(range: string): { readonly tag: string; readonly weight: number }[] {
  const [given = "", ...parameters] = range.split(";").map((part) => part.trim());
  const weight = parameters.find((parameter) => parameter.startsWith("q="))?.slice("q=".length);
  try {
    return Intl.getCanonicalLocales(given).map((tag) => ({ tag, weight: Number(weight ?? 1) || 0 }));
  } catch {
    return [];
  }
}

const primary = (tag: string) => tag.split("-")[0];
