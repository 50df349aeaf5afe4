import { withAsciiDigits } from "../../../../article/metadata/calendar.ts";
import type { Lexicon } from "./lexicon.ts";

/** Plural forms differ by the count. */
const COUNTS = [1, 1.5, 2, 3, 5, 11, 21, 100];
const SCALES = [1e3, 1e5, 1e6, 1e7, 1e9, 1e12];
const LETTERS = /[\p{L}\p{M}]{1,30}/gu;
/** Shorter ones are units and words too: “km” is a thousand million in Catalan. */
const LONG_ENOUGH = 3;

/**
 * The scale words of a language that has no table of its own, as Unicode's locale data write them; `undefined` where
 * they know none. Number words stay unknown.
 */
export function localeScales(language: string): Lexicon | undefined {
  const [supported] = Intl.NumberFormat.supportedLocalesOf([language]);
  if (supported === undefined) return undefined;
  const scales = new Map<string, number>();
  for (const compactDisplay of ["long", "short"] as const) {
    const format = new Intl.NumberFormat(supported, { notation: "compact", compactDisplay });
    for (const scale of SCALES)
      for (const count of COUNTS) addWord(scales, format.format(scale * count), scale * count);
  }
  return { words: new Map(), scales, joins: new Set(), isOpenEnded: true };
}

/** “1,5 miljoonaa” for 1,500,000 says that the word is a million. */
function addWord(scales: Map<string, number>, formatted: string, value: number): void {
  const shown = Number.parseFloat(withAsciiDigits(formatted).replace(",", "."));
  const found = formatted.toLowerCase().match(LETTERS) ?? [];
  const scale = value / shown;
  if (found.length !== 1 || found[0] === undefined || !isScale(scale)) return;
  if (found[0].length >= LONG_ENOUGH && !scales.has(found[0])) scales.set(found[0], scale);
}

function isScale(value: number): boolean {
  return [1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e12].includes(value);
}
