import type { Article, Paragraph } from "../article/article.ts";
import { createTurns } from "../turns.ts";
import { type Sentence, sentences } from "./sentences.ts";
import { stretches } from "./stretches.ts";

/** A piece of a paragraph that is translated and checked by itself. */
export interface SourceUnit {
  /** "4" where the paragraph stays whole, else "4.1", "4.2" and so on. */
  readonly id: string;
  readonly paragraph: number;
  readonly source: string;
  /** The white space between it and the unit before it in the same paragraph. */
  readonly gap: string;
}

/** A dropped sentence shows in the length of two and hides in that of six. */
const MOST_SENTENCES = 2;

/** The size of a good unit, in letters of an alphabet: two sentences of a news report. */
const GOOD_SIZE = 240;

/** A smaller one is no unit of its own where it has a neighbour: “Yes.” needs what was asked. */
const FRAGMENT_SIZE = 40;

/** Han, kana and hangul say in one character what an alphabet says in about two and a half. */
const DENSE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu;
const DENSITY = 2.5;

/** Letters from which a sentence is cut itself: none has so many but lists and texts without stops. */
const LONGEST_SENTENCE = 3_000;

/**
 * Where sentences end without a mark, or may, the size tells how many there are: two of a news report take 240 letters
 * in Thai, 270 in Lao, 290 in Khmer and 320 in Burmese (means of the 1,997 of NTREX-128; 250 in English).
 */
const UNMARKED = /[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/gu;
const LONGEST_UNMARKED = 1.5 * GOOD_SIZE;

/** What was cut, by paragraph: a task needs it for the model's material, its price, and its own lines. */
const known = new WeakMap<object, { readonly language: string; readonly units: readonly SourceUnit[] }>();

export function cutUnits(paragraph: Pick<Paragraph, "id" | "kind" | "text">, language: string): readonly SourceUnit[] {
  const cut = known.get(paragraph);
  if (cut?.language === language) return cut.units;
  const units = unitsOf(paragraph, language);
  known.set(paragraph, { language, units });
  return units;
}

/** Cuts all of an article before it is needed, so that nobody waits for it. */
export async function cutAhead({ paragraphs, language }: Pick<Article, "paragraphs" | "language">): Promise<void> {
  const turn = createTurns();
  for (const paragraph of paragraphs) {
    cutUnits(paragraph, language);
    await turn();
  }
}

/**
 * Cuts a paragraph of more than two sentences into units of one or two, of about one size. What isn't running text, and
 * a paragraph of one or two sentences, stays whole, but for what is too long for one answer or one check. The units hold
 * all of the text but the white space at its ends.
 */
function unitsOf({ id, kind, text }: Pick<Paragraph, "id" | "kind" | "text">, language: string): readonly SourceUnit[] {
  const isRunning = kind === "text" || kind === "quote";
  const whole = isRunning ? sentences(text, language) : [{ start: 0, end: text.length, text }];
  const parts = whole.flatMap(cutLong);
  if (parts.length === whole.length && parts.length <= MOST_SENTENCES) {
    return [{ id: String(id), paragraph: id, source: text, gap: "" }];
  }
  const units = together(parts.map((part) => ({ sentences: 1, size: sizeOf(part.text) })));
  return units.map(([first, last], at) => {
    const [start, end] = [parts[first]?.start ?? 0, parts[last]?.end];
    return {
      id: `${id}.${at + 1}`,
      paragraph: id,
      source: text.slice(start, end),
      gap: at === 0 ? "" : text.slice(parts[first - 1]?.end, start),
    };
  });
}

/** A sentence that is too long for one unit, in stretches. */
function cutLong(sentence: Sentence): Sentence[] {
  const { start, text } = sentence;
  const isUnmarked = (text.match(UNMARKED)?.length ?? 0) > text.length / 2;
  const longest = isUnmarked ? LONGEST_UNMARKED : LONGEST_SENTENCE;
  const size = sizeOf(text);
  if (size <= longest) return [sentence];
  const count = Math.max(2, Math.round(size / (isUnmarked ? GOOD_SIZE : longest / 2)));
  return stretches(text, count).map((part) => ({
    start: start + part.start,
    end: start + part.end,
    text: text.slice(part.start, part.end),
  }));
}

/** The paragraph of these units, character for character. */
export function joinSources(units: readonly SourceUnit[]): string {
  return units.map(({ gap, source }) => gap + source).join("");
}

/** Units of a paragraph as its whole text: no space beside a wide stop, or between scripts without spaces. */
export function joinUnits(texts: readonly string[]): string {
  const parts = texts.map((text) => text.trim()).filter((text) => text !== "");
  return parts.map((part, at) => (at === 0 || isSpaceless(parts[at - 1] ?? "", part) ? part : ` ${part}`)).join("");
}

/** Something that isn't cut: a sentence, or several that belong together. */
export interface Piece {
  readonly sentences: number;
  /** In letters of an alphabet. */
  readonly size: number;
}

/**
 * Which pieces form a unit: the first and the last of each, in order. Of all ways to put neighbours together, without
 * passing the most sentences, the one whose units come nearest to the good size and that leaves no fragment alone.
 */
export function together(pieces: readonly Piece[]): readonly (readonly [first: number, last: number])[] {
  // best[n]: the cheapest way to cut the first n pieces, and where its last unit begins.
  const best: { readonly cost: number; readonly from: number }[] = [{ cost: 0, from: 0 }];
  for (let end = 1; end <= pieces.length; end++) {
    let choice = { cost: Infinity, from: end - 1 };
    let [count, size] = [0, 0];
    for (let from = end - 1; from >= 0; from--) {
      count += pieces[from]?.sentences ?? 0;
      size += pieces[from]?.size ?? 0;
      if (from < end - 1 && count > MOST_SENTENCES) break;
      const cost = (best[from]?.cost ?? 0) + costOf(size);
      if (cost < choice.cost) choice = { cost, from };
    }
    best.push(choice);
  }
  const units: (readonly [number, number])[] = [];
  for (let end = pieces.length; end > 0; end = best[end]?.from ?? 0) units.push([best[end]?.from ?? 0, end - 1]);
  return units.toReversed();
}

/** How far a unit is from the good size, on either side. */
function costOf(size: number): number {
  const alone = size < FRAGMENT_SIZE ? 10 : 0;
  return alone + ((size - GOOD_SIZE) / GOOD_SIZE) ** 2;
}

/** Of a text, in letters of an alphabet. */
export function sizeOf(text: string): number {
  return text.length + (DENSITY - 1) * (text.match(DENSE)?.length ?? 0);
}

/** Letters, and stops and brackets as wide as they; marks that other scripts have too tell nothing. */
const WIDE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff01-\uff65]/u;
const WIDE_STOP = /[。！？」』]$/u;
const SHARED_END = /["'“”‘’…)\]]{1,8}$/u;
const SHARED_START = /^["'“”‘’…([]{1,8}/u;

function isSpaceless(before: string, after: string): boolean {
  const end = before.slice(-20).replace(SHARED_END, "");
  const start = after.slice(0, 20).replace(SHARED_START, "");
  return WIDE_STOP.test(end) || (WIDE.test(end.slice(-1)) && WIDE.test(start.slice(0, 1)));
}
