import { remembered } from "../locale/remembered.ts";
import { type Abbreviations, abbreviationsOf } from "./abbreviations.ts";
import { attributes } from "./extractive/speechverbs.ts";

/** `text.slice(start, end)`, in UTF-16 units, without white space around it. */
export interface Sentence {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** How much of either side of a possible break is looked at, in UTF-16 units. */
const window = 60;

/** They are large. */
const MOST_SEGMENTERS = 40;

/**
 * The sentences of a paragraph. Starts from the Unicode sentence breaks, which know every script's full stops, and
 * corrects what they get wrong: abbreviations, initials, ordinals, ellipses, quotation marks on the wrong side of a
 * break and "…" she said.
 */
export function sentences(text: string, language: string): Sentence[] {
  const abbreviations = abbreviationsOf(language);
  const found: Sentence[] = [];
  let start = 0;
  for (const candidate of candidates(text, language)) {
    const end = settle(text, candidate, start);
    if (end < text.length && joins(text, end, language, abbreviations)) continue;
    push(found, text, start, end);
    start = Math.max(start, end);
  }
  push(found, text, start, text.length);
  return found;
}

function push(found: Sentence[], text: string, from: number, to: number): void {
  const raw = text.slice(from, to);
  const trimmed = raw.trim();
  if (trimmed === "") return;
  const last = found.at(-1);
  // A mark that was put on the wrong side, or turned the wrong way, is no sentence: it ends the one before.
  if (last && !/[\p{L}\p{N}]/u.test(trimmed) && !text.slice(last.end, from).includes("\n") && !raw.startsWith("\n")) {
    const end = to - (raw.length - raw.trimEnd().length);
    found[found.length - 1] = { start: last.start, end, text: text.slice(last.start, end) };
    return;
  }
  const start = from + (raw.length - raw.trimStart().length);
  found.push({ start, end: start + trimmed.length, text: trimmed });
}

/** Ends of Unicode's sentences, and ellipses before a capital letter, which Unicode doesn't take for an end. */
function candidates(text: string, language: string): number[] {
  const ends = new Set<number>();
  for (const { index, segment } of segmenter(language).segment(text)) ends.add(index + segment.length);
  for (const match of text.matchAll(/…[”"»’)\]]?\s(?=[«“„"]?\p{Lu})/gu)) ends.add(match.index + match[0].length);
  return [...ends].toSorted((a, b) => a - b);
}

/** To make one takes longer than to cut a paragraph with it. */
const segmenter = remembered((language) => {
  try {
    return new Intl.Segmenter(language, { granularity: "sentence" });
  } catch {
    // An ill-formed tag: the root rules hold for every script.
    return new Intl.Segmenter("und", { granularity: "sentence" });
  }
}, MOST_SEGMENTERS);

/** Gives closing marks to the sentence before the break and opening marks to the one after it. */
function settle(text: string, candidate: number, start: number): number {
  const opening = /[「『“‘（《【〈]{1,4}$/u.exec(text.slice(Math.max(start, candidate - 4), candidate));
  if (opening) return candidate - opening[0].length;
  const closing = /^\s{0,3}(?:[»”」』）】’)\]]|["'](?!\p{L}))+(?=\s|$)/u.exec(
    text.slice(candidate, candidate + window),
  );
  return closing ? candidate + closing[0].length : candidate;
}

/** Whether what follows a possible break still belongs to the sentence before it. */
function joins(text: string, at: number, language: string, abbreviations: Abbreviations): boolean {
  const before = text.slice(Math.max(0, at - window), at).trimEnd();
  const after = text.slice(at, at + window).trimStart();
  if (/^[–—-]?\s?\p{Ll}/u.test(after)) return true;
  if (/[?!？！。…][”"»’'」』]{1,3}$/u.test(before) && attributes(text.slice(at, at + window), language)) return true;
  return (
    before.endsWith(".") && !text.slice(Math.max(0, at - 2), at).includes("\n") && runsOn(before, after, abbreviations)
  );
}

/** Whether a full stop belongs to an abbreviation, an initial or an ordinal rather than to the sentence. */
function runsOn(before: string, after: string, { inner, numbered, either, openers, ordinals }: Abbreviations): boolean {
  const token = /(?<![\p{L}\p{M}\p{N}.-])[\p{L}\p{M}\p{N}.-]+$/u.exec(before.slice(0, -1))?.[0] ?? "";
  const word = token.toLowerCase();
  if (/^\p{Lu}$/u.test(token)) return /^\p{Lu}/u.test(after);
  if (inner.has(word)) return true;
  if (numbered.has(word)) return /^\p{N}/u.test(after);
  if (/^(?:[12]?\d|3[01])$/.test(token)) return ordinals && /^\p{L}/u.test(after);
  if (!either.has(word)) return false;
  const next = /^[\p{L}\p{M}]+/u.exec(after)?.[0].toLowerCase() ?? "";
  return next !== "" && !openers.has(next);
}
