/** A text as it is compared: what is only set differently is the same. */
export interface Folded {
  readonly text: string;
  /** For each UTF-16 unit of `text`, where its character starts and ends in the original. */
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

const QUOTE_MARKS = /[\p{Pi}\p{Pf}"'`´′″‚„「」『』〝〞〟＂＇״׳]/u;
const DASH = /[\p{Pd}\u2212]/u;
const SPACE = /\s/u;
/** Zero-width characters, soft hyphen, variation selectors, tatweel, bidi marks: invisible or without meaning. */
const IGNORED = /[\u00ad\u0640\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\ufe00-\ufe0f]/u;
const DENSE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{P}]/u;

/**
 * Quote marks, dashes, spaces, width and composition made one; invisible characters left out. Spaces beside punctuation
 * or in scripts without spaces go too.
 */
export function fold(text: string): Folded {
  const units: string[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  let index = 0;
  for (const character of text) {
    const start = index;
    index += character.length;
    for (const unit of foldCharacter(character)) {
      const last = units.at(-1);
      // A space counts once, and not at all beside a character of a script without spaces.
      if (unit === " " && (last === undefined || last === " " || DENSE.test(last))) continue;
      if (last === " " && DENSE.test(unit)) {
        units.pop();
        starts.pop();
        ends.pop();
      }
      units.push(unit);
      for (let unitIndex = 0; unitIndex < unit.length; unitIndex++) {
        starts.push(start);
        ends.push(index);
      }
    }
  }
  return { text: units.join(""), starts, ends };
}

function foldCharacter(character: string): string {
  if (IGNORED.test(character)) return "";
  if (SPACE.test(character)) return " ";
  if (QUOTE_MARKS.test(character)) return '"';
  if (DASH.test(character)) return "-";
  // 10² is not 102.
  if (/[⁰¹²³⁴-⁹₀-₉]/u.test(character)) return character;
  return character.normalize("NFKD").replaceAll("…", "...");
}

/** A quote is often given with its outer marks. */
export function trimQuotes(words: string): string {
  const characters = [...words.trim()];
  let [start, end] = [0, characters.length];
  const isOuter = (at: number): boolean => /\s/u.test(characters[at] ?? "") || QUOTE_MARKS.test(characters[at] ?? "");
  while (start < end && isOuter(start)) start++;
  while (end > start && isOuter(end - 1)) end--;
  return characters.slice(start, end).join("");
}

/** Whether a mark may open or close a quotation, apostrophes included. */
export function isQuoteMark(character: string): boolean {
  return QUOTE_MARKS.test(character);
}

/** The first character from here on that is to be seen: a soft hyphen ends no word. */
export function visible(text: string, from: number, step: 1 | -1): { readonly character: string; readonly at: number } {
  let at = from;
  while (IGNORED.test(text.charAt(at))) at += step;
  return { character: text.charAt(at), at };
}
