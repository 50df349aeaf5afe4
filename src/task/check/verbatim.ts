import { mayCut } from "./quote/edges.ts";
import { besideBrackets, cutsNegation, findParts, type Part, type Span } from "./quote/elided.ts";
import { fold, type Folded } from "./quote/fold.ts";
import { plain, sameWords, type Plain } from "./quote/plain.ts";
import { want, type Wanted } from "./quote/wanted.ts";

/**
 * How words were found in a text: as they are; with other quote marks, spaces, width or dashes; with other punctuation
 * or case; in parts, with gaps between them.
 */
export type Verified = "exact" | "folded" | "punctuation" | "elided";

/** From the surest to the least sure. */
export const LADDER: readonly Verified[] = ["exact", "folded", "punctuation", "elided"];

export interface Found {
  /** Where the words stand, in order; several where they have gaps. */
  readonly spans: readonly Span[];
  readonly verified: Verified;
}

/** Everywhere the words stand in the text, found in that way. */
export type Search = (wanted: Wanted, verified: Verified) => Iterable<readonly Span[]>;

/** Places that are looked at, so that a text of one word over and over takes no time. */
const MOST_PLACES = 50;

const STOP = /[.!?…。！？؟।]/u;

/**
 * Finds words in the text, each way surer than the next. Never across an unmarked gap, within a word or a number, or
 * without a “not” of their clause; never words that have no letter. `language` (BCP 47) is the text's: without it no
 * negation is known.
 *
 * On 1,552 direct quotes from newspapers in 13 languages (80 % English): accepted as they are 99.9 %, with other marks,
 * spaces, width, case or stop 99.6–99.9 %, without any punctuation 98.6 % (1.5 may not become 15), without their middle
 * third 98 % (981 of twelve words or more that lose no “not”; the rest mostly cut a hyphenated word or have short parts);
 * with a letter, digit or word changed, left out, added or swapped, or halves joined: none of 9,201.
 */
export function createSearch(text: string, language = "und"): Search {
  let folded: Folded | undefined;
  let bare: Plain | undefined;
  const asFolded = (): Folded => (folded ??= fold(text));
  const asPlain = (): Plain => (bare ??= plain(text, asFolded()));

  return function* search(wanted, verified) {
    for (const spans of found(wanted, verified)) {
      if (!isCut(spans)) yield spans;
    }
  };

  function* found(wanted: Wanted, verified: Verified): Generator<readonly Span[]> {
    if (verified === "elided") {
      for (const parts of wanted.ways) yield* inParts(parts, wanted.words);
      return;
    }
    const spans = {
      exact: () => findExact(text, wanted.words),
      folded: () => findFolded(text, asFolded(), wanted.folded),
      punctuation: () => findPlain(text, asPlain(), wanted.plain),
    }[verified]();
    for (const span of spans) yield [span];
  }

  function* inParts(parts: readonly Part[], words: string): Generator<readonly Span[]> {
    const places = (part: Plain, from: number): Iterable<Span> => findPlain(text, asPlain(), part, from);
    const [only] = parts;
    if (parts.length > 1 || !only) return yield* findParts(text, parts, places, language);
    for (const span of places(only.words, 0)) if (!besideBrackets(text, span, words)) yield [span];
  }

  function isCut(spans: readonly Span[]): boolean {
    const [start, end] = [spans[0]?.start ?? 0, spans.at(-1)?.end ?? 0];
    return cutsNegation(text, { start, end }, language);
  }
}

/** `createSearch` for the surest place alone. */
export function createFinder(text: string, language = "und"): (words: string) => Found | undefined {
  const search = createSearch(text, language);
  return (words) => {
    const wanted = want(words);
    if (!wanted) return undefined;
    for (const verified of LADDER) {
      for (const spans of search(wanted, verified)) {
        return { spans, verified: verified === "elided" && spans.length === 1 ? "punctuation" : verified };
      }
    }
    return undefined;
  };
}

function* places(text: string, words: string, from = 0): Generator<number> {
  if (words === "") return;
  let looked = 0;
  for (let at = text.indexOf(words, from); at !== -1 && looked < MOST_PLACES; at = text.indexOf(words, at + 1)) {
    looked++;
    yield at;
  }
}

function* findExact(text: string, words: string): Generator<Span> {
  for (const start of places(text, words)) {
    const end = start + words.length;
    if (mayCut(text, start) && mayCut(text, end)) yield { start, end };
  }
}

function* findFolded(text: string, folded: Folded, needle: string): Generator<Span> {
  for (const at of places(folded.text, needle)) {
    const span = spanOf(folded, at, at + needle.length);
    if (span && mayCut(text, span.start) && mayCut(text, span.end)) yield span;
  }
}

function* findPlain(text: string, bare: Plain, needle: Plain, from = 0): Generator<Span> {
  const length = needle.letters.length;
  for (const at of places(bare.letters, needle.letters, letterAt(bare, from))) {
    const [first = 0, last = 0] = [bare.at[at], bare.at[at + length - 1]];
    const width = (bare.folded.text.codePointAt(last) ?? 0) > 0xffff ? 2 : 1;
    if (bare.at[at - 1] === first || bare.at[at + length] === last) continue;
    const span = spanOf(bare.folded, first, last + width);
    if (!span || !mayCut(text, span.start) || !sameWords(bare, at, needle)) continue;
    const end = withEnding(text, span.end, needle.text);
    if (mayCut(text, end)) yield { start: span.start, end };
  }
}

/** The first letter that stands at an offset of the text or behind it. */
function letterAt({ at, folded }: Plain, offset: number): number {
  let [low, high] = [0, at.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((folded.starts[at[middle] ?? 0] ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** With what belongs to the last word (5 %), and the full stop where one is asked for. */
function withEnding(text: string, end: number, words: string): number {
  const percent = /^\s?[%‰]/u.exec(text.slice(end, end + 2))?.[0].length ?? 0;
  const at = end + percent;
  return STOP.test(words.at(-1) ?? "") && STOP.test(text.charAt(at)) ? at + 1 : at;
}

/** Undefined where an end splits a character that was folded to several: half of an “…” or “½”. */
function spanOf({ starts, ends }: Folded, from: number, to: number): Span | undefined {
  const [start, end] = [starts[from], ends[to - 1]];
  if (start === undefined || end === undefined) return undefined;
  return start === starts[from - 1] || starts[to - 1] === starts[to] ? undefined : { start, end };
}
