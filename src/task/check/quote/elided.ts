import { negates } from "./negation.ts";
import { plain, type Plain } from "./plain.ts";

/** Where words stand in a text, in UTF-16 units. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** “…”, “[…]”, “(...)”. */
const ELLIPSIS = /\[\s?(?:\.{2,6}|…{1,3})\s?\]|\(\s?(?:\.{2,6}|…{1,3})\s?\)|[…⋯]{1,6}|\.{3,6}/gu;
/** The same, and words in brackets, which may be the quoter's own. */
const BRACKETS = new RegExp(`${ELLIPSIS.source}|\\[[^[\\]]{0,80}\\]`, "gu");

const MOST_PARTS = 6;
/** Places of the first part that are tried. */
const MOST_STARTS = 20;

/** A part is at least as long as this: single words may be gathered into any sentence. */
const SHORTEST = { words: 3, characters: 6 };
const CONTENT = /[\p{L}\p{N}]/u;
const DENSE_LETTERS = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]/gu;

const SENTENCE_END = /[.!?…。！？؟۔।](?:["”»’」』）)]|\s|$)|[。！？]|\n/u;

/** A part of a quote, and whether words in brackets stand before it instead of an ellipsis. */
export interface Part {
  readonly words: Plain;
  readonly bracketed: boolean;
}

/** The ways to take a quote for parts of a text, in order; none where it shows no gap. */
export function readParts(words: string): (readonly Part[])[] {
  const ways = [partsOf(words, ELLIPSIS), ...(words.includes("[") ? [partsOf(words, BRACKETS)] : [])];
  return ways.filter((parts) => parts.length > 0 && parts.length <= MOST_PARTS);
}

function partsOf(words: string, gap: RegExp): Part[] {
  const parts: Part[] = [];
  let [from, bracketed, gaps] = [0, false, 0];
  for (const { 0: mark, index } of [...words.matchAll(gap), { 0: "", index: words.length }]) {
    const part = words.slice(from, index).trim();
    if (CONTENT.test(part)) {
      parts.push({ words: plain(part), bracketed });
      bracketed = false;
    }
    gaps++;
    from = index + mark.length;
    bracketed ||= /^\[[^.…]/u.test(mark);
  }
  return gaps === 1 ? [] : parts;
}

/** Whether what stands in brackets beside the words is the article's: then it wasn't the quoter who put it there. */
export function besideBrackets(text: string, { start, end }: Span, words: string): boolean {
  const [before, after] = [text.slice(Math.max(0, start - 3), start), text.slice(end, end + 3)];
  return (/^\W{0,3}\[/u.test(words) && before.includes("]")) || (/\]\W{0,3}$/u.test(words) && after.includes("["));
}

/**
 * The places of parts in order, each long enough and none with a negation lost between them. Parts that have nothing
 * between them are given as one.
 *
 * @param places where a part stands in the text from an offset on, nearest first
 */
export function* findParts(
  text: string,
  parts: readonly Part[],
  places: (part: Plain, from: number) => Iterable<Span>,
  language: string,
): Generator<readonly Span[]> {
  const [first, ...rest] = parts;
  if (!first) return;
  let starts = 0;
  for (const start of places(first.words, 0)) {
    if (++starts > MOST_STARTS) return;
    const spans = follow(start, rest, places);
    if (!spans) return;
    if (!rest.every(({ bracketed }, index) => isOmission(text, spans[index], spans[index + 1], bracketed))) continue;
    const joined = join(text, spans);
    if (joined.every((span) => isLong(text.slice(span.start, span.end))) && keepsNegation(text, joined, language))
      yield joined;
  }
}

function follow(
  start: Span,
  rest: readonly Part[],
  places: (part: Plain, from: number) => Iterable<Span>,
): Span[] | undefined {
  const spans = [start];
  for (const { words } of rest) {
    const [next] = places(words, spans.at(-1)?.end ?? 0);
    if (!next) return undefined;
    spans.push(next);
  }
  return spans;
}

function join(text: string, spans: readonly Span[]): Span[] {
  const joined: Span[] = [];
  for (const span of spans) {
    const last = joined.at(-1);
    if (last && !CONTENT.test(text.slice(last.end, span.start))) joined[joined.length - 1] = { ...last, end: span.end };
    else joined.push(span);
  }
  return joined;
}

function isLong(part: string): boolean {
  const words = part.split(/\s+/u).filter((word) => CONTENT.test(word));
  return words.length >= SHORTEST.words || (part.match(DENSE_LETTERS)?.length ?? 0) >= SHORTEST.characters;
}

/** Where the article has brackets or a gap itself, these were given, and what differs is no omission. */
function isOmission(text: string, before: Span | undefined, after: Span | undefined, bracketed: boolean): boolean {
  const gap = text.slice(before?.end, after?.start).trim();
  if (bracketed) return !/[[\]]/u.test(gap);
  return !CONTENT.test(gap) || !/^\W{0,2}(?:…|\.{3})|(?:…|\.{3})\W{0,2}$/u.test(gap);
}

/** Whether what is left out of the sentences that are quoted leaves no “not” out. Whole sentences may be left out. */
function keepsNegation(text: string, spans: readonly Span[], language: string): boolean {
  return spans.slice(1).every(({ start }, index) => {
    const gap = text.slice(spans[index]?.end ?? 0, start);
    const [head = "", ...others] = gap.split(SENTENCE_END);
    return ![head, ...others.slice(-1)].some((fragment) => negates(fragment, language));
  });
}

const CLAUSE_EDGE = /[.,:;!?…，。：；！？、؟،؛۔।()（）\n]|\s[–—-]\s|[“”„«»「」『』"]/u;
/** Longer clauses are looked at in part. */
const REACH = 200;

/** Whether a quote is cut out of a clause whose “not” stands outside of it. */
export function cutsNegation(text: string, { start, end }: Span, language: string): boolean {
  // All that stands between ‘ and ’; either alone may be an apostrophe, so that neither is an edge.
  if (text.charAt(start - 1) === "‘" && /^’(?!\p{L})/u.test(text.slice(end, end + 2))) return false;
  const before =
    text
      .slice(Math.max(0, start - REACH), start)
      .split(CLAUSE_EDGE)
      .at(-1) ?? "";
  const after = text.slice(end, end + REACH).split(CLAUSE_EDGE, 1)[0] ?? "";
  return negates(before, language) || negates(after, language);
}
