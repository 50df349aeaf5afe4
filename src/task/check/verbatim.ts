/** Where words stand in a text, in UTF-16 units; `folded` where they differ in quote marks, spaces, width or dashes. */
export interface Span {
  readonly start: number;
  readonly end: number;
  readonly verified: "exact" | "folded";
}

const QUOTE_MARKS = /[\p{Pi}\p{Pf}"'`´′″‚„「」『』〝〞〟＂＇]/u;
const DASH = /[\p{Pd}\u2212]/u;
const SPACE = /\s/u;
/** Zero-width characters, soft hyphen, variation selectors, tatweel, bidi marks: invisible or without meaning. */
const IGNORED = /[\u00ad\u0640\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\ufe00-\ufe0f]/u;
const DENSE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{P}]/u;
const LETTER = /[\p{L}\p{N}]/u;
/** With the marks that stand on a letter: vowel signs, accents. */
const IN_WORD = /[\p{L}\p{M}\p{N}]/u;
const DENSE_LETTER = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Hangul}]/u;

interface Folded {
  readonly text: string;
  /** For each UTF-16 unit of `text`, where its character starts and ends in the original. */
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

/**
 * Finds the words in the text: as they are, or folded. Never matches across a gap, within a word, or words that have
 * no letter.
 */
export function findVerbatim(text: string, words: string): Span | undefined {
  return createFinder(text)(words);
}

/** `findVerbatim` for a text that is searched often. */
export function createFinder(text: string): (words: string) => Span | undefined {
  let folded: Folded | undefined;
  return (words) => {
    const wanted = trimQuotes(words);
    if (!LETTER.test(wanted)) return undefined;
    const exact = findWhole(text, wanted);
    return exact === undefined
      ? findFolded((folded ??= fold(text)), wanted)
      : { start: exact, end: exact + wanted.length, verified: "exact" };
  };
}

function findFolded({ text, starts, ends }: Folded, words: string): Span | undefined {
  const needle = fold(words).text.trim();
  // One character may fold to several: half of an “…” or “½” is no match.
  const at = findWhole(text, needle, (index) => starts[index] !== starts[index - 1]);
  const [start, end] = at === undefined ? [] : [starts[at], ends[at + needle.length - 1]];
  return start === undefined || end === undefined ? undefined : { start, end, verified: "folded" };
}

/** Where `words` stand as whole words: “he cat” is no quote from “the cat”. Scripts without spaces have no such edge. */
function findWhole(text: string, words: string, isEdge = (_index: number): boolean => true): number | undefined {
  const mayCut = (index: number): boolean => isEdge(index) && !splitsWord(text, index);
  for (let at = text.indexOf(words); at !== -1 && words !== ""; at = text.indexOf(words, at + 1)) {
    if (mayCut(at) && mayCut(at + words.length)) return at;
  }
  return undefined;
}

function splitsWord(text: string, at: number): boolean {
  return [visible(text, at - 1, -1), visible(text, at, 1)].every(
    (character) => IN_WORD.test(character) && !DENSE_LETTER.test(character),
  );
}

/** The first character from here on that is to be seen: a soft hyphen ends no word. */
function visible(text: string, from: number, step: 1 | -1): string {
  let at = from;
  while (IGNORED.test(text.charAt(at))) at += step;
  return text.charAt(at);
}

function fold(text: string): Folded {
  let folded = "";
  const starts: number[] = [];
  const ends: number[] = [];
  let index = 0;
  for (const character of text) {
    const start = index;
    index += character.length;
    for (const unit of foldCharacter(character)) {
      // A space counts once, and not at all beside a character of a script without spaces.
      if (unit === " " && (folded === "" || folded.endsWith(" ") || DENSE.test(folded.at(-1) ?? ""))) continue;
      if (folded.endsWith(" ") && DENSE.test(unit)) {
        folded = folded.slice(0, -1);
        starts.pop();
        ends.pop();
      }
      folded += unit;
      for (let unitIndex = 0; unitIndex < unit.length; unitIndex++) {
        starts.push(start);
        ends.push(index);
      }
    }
  }
  return { text: folded, starts, ends };
}

function foldCharacter(character: string): string {
  if (IGNORED.test(character)) return "";
  if (SPACE.test(character)) return " ";
  if (QUOTE_MARKS.test(character)) return '"';
  if (DASH.test(character)) return "-";
  return character.normalize("NFKD").replaceAll("…", "...");
}

/** A quote is often given with its outer marks. */
function trimQuotes(words: string): string {
  const characters = [...words.trim()];
  while (characters.length > 0 && QUOTE_MARKS.test(characters[0] ?? "")) characters.shift();
  while (characters.length > 0 && QUOTE_MARKS.test(characters.at(-1) ?? "")) characters.pop();
  return characters.join("").trim();
}
