import type { Article, Paragraph } from "../../article/article.ts";
import { sentences } from "../sentences.ts";
import { dangles, leans, quoted } from "./standalone.ts";
import { centroid, cosine, terms, vectors, type Vector } from "./terms.ts";

/** A sentence that may stand in a summary. */
export interface Candidate {
  readonly text: string;
  readonly paragraph: number;
  readonly vector: Vector;
  /** Higher is better; comparable within one article only. */
  readonly score: number;
}

/** Sentences looked at: past them an article is a book, and its first part says what it is about. */
export const maxCandidates = 400;

/** How much each feature counts. Each is between zero and one. */
const weights = { centrality: 1, title: 0.8, numbers: 0.6, position: 0.4, names: 0.2 };

/** What is left of a score for a sentence that can't stand alone, or is all quotation. */
const penalties = { leans: 0.6, dangles: 0.3, quoted: 0.5, unfinished: 0.5 };

/** In letters, where a character of a script without spaces counts for three. */
const length = { short: 40, long: 360 };

/** The article's sentences in reading order with a score each. */
export function rank(article: Article): Candidate[] {
  const kept = [...telling(article).take(maxCandidates)];
  const all = vectors([...kept.map(({ text }) => text), article.title]);
  const title = all.pop() ?? new Map<string, number>();
  const common = centroid(all);
  const central = relative(all.map((vector) => cosine(vector, common)));
  const titled = relative(all.map((vector) => cosine(vector, title)));
  const paragraphs = [...new Set(kept.map(({ paragraph }) => paragraph))];
  return kept.map(({ text, paragraph }, i) => {
    const score =
      weights.centrality * (central[i] ?? 0) +
      weights.title * (titled[i] ?? 0) +
      weights.numbers * numbers(text) +
      weights.names * names(text) +
      weights.position * (1 - paragraphs.indexOf(paragraph) / paragraphs.length);
    return {
      text,
      paragraph,
      vector: all[i] ?? new Map<string, number>(),
      score: score * standing(text, article.language),
    };
  });
}

function* telling(article: Article): Generator<{ readonly text: string; readonly paragraph: number }, void> {
  for (const { id, text: whole } of article.paragraphs.filter(summarises)) {
    for (const { text } of sentences(whole, article.language)) {
      if (terms(text).length > 2) yield { text, paragraph: id };
    }
  }
}

function summarises(paragraph: Paragraph): boolean {
  return paragraph.kind === "text" || paragraph.kind === "list";
}

function relative(values: readonly number[]): number[] {
  const highest = Math.max(...values, 0);
  return values.map((value) => (highest === 0 ? 0 : value / highest));
}

/** Figures, written with digits or as Chinese numerals: three say all that more would. */
function numbers(text: string): number {
  const found = text.match(/\p{Nd}+(?:[.,\s]\p{Nd}+)*|[零〇一二两三四五六七八九十百千万亿萬億]{2,}/gu);
  return Math.min(found?.length ?? 0, 3) / 3;
}

/** Capitalised words within the sentence; says nothing in scripts without capitals. */
function names(text: string): number {
  const found = text.match(/(?<=[\p{Ll},] )\p{Lu}[\p{L}\p{M}]+/gu);
  return Math.min(found?.length ?? 0, 3) / 3;
}

function standing(text: string, language: string): number {
  let share = 1;
  if (leans(text, language)) share *= penalties.leans;
  if (dangles(text)) share *= penalties.dangles;
  share *= 1 - quoted(text) * (1 - penalties.quoted);
  if (!/[\p{Sentence_Terminal}…][\p{Pe}\p{Pf}\p{Pi}"']*$/u.test(text)) share *= penalties.unfinished;
  return share * fitting(text);
}

/** Too short to say much, too long to be read as a bullet. */
function fitting(text: string): number {
  const wide = text.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu)?.length ?? 0;
  const letters = text.length + 2 * wide;
  if (letters < length.short) return letters / length.short;
  return letters > length.long ? length.long / letters : 1;
}
