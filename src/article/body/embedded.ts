import type { Document } from "domhandler";
import { countPauses, endsSentence, foldText, isUnstopped, weightOf } from "../characters.ts";
import { parseLenient } from "../metadata/lenient-json.ts";
import { pageData } from "./page-data.ts";
import { richText } from "./rich-text.ts";

const MAX_VALUES = 200_000;
const MAX_STRING = 400_000;
/** Letters of a string that can be a paragraph, and of a run of them that can be an article. */
const MIN_PARAGRAPH = 60;
const MIN_ARTICLE = 400;
/** Strings between two paragraphs of one text: their kinds, keys and marks. */
const MAX_GAP = 12;
/** Data can be a string of data, and that again. */
const MAX_DEPTH = 3;
/** Folded letters by which a text is known. */
const MAX_ANCHOR = 60;
/** What markup has beside letters. */
const MARKUP = /<[^<>]{0,300}>|&[#\w]{1,10};/g;

const BLOCK_TAG = /<(?:p|br|h[1-6]|div|blockquote|ul|ol|figure|section|article)[\s/>]/i;
/** Of a sentence's parts; a plain text may hold other angle brackets. */
const PHRASE_TAG = /<\/?(?:a|abbr|b|cite|code|em|i|mark|q|s|small|span|strong|sub|sup|u)[\s/>]/i;
const NO_TEXT = /^(?:https?:|data:|[/{[@#.]|(?:function|var|const|import)\b)/i;
/** A row of streamed data: `1a:{…}`, `2b:T4f2,<p>…`. */
const ROW = /^[0-9a-f]{1,6}:(?:T[0-9a-f]{1,6},|(?=[[{"]))/;

/** Letters outside of tags. */
function proseWeight(text: string): number {
  let weight = 0;
  for (let at = 0; at < text.length;) {
    const open = text.indexOf("<", at);
    weight += weightOf(text.slice(at, open < 0 ? text.length : open));
    const close = open < 0 ? -1 : text.indexOf(">", open);
    at = close < 0 ? text.length : close + 1;
  }
  return weight;
}

/** The data or the texts that a string holds instead of saying something itself. */
function unpacked(text: string): readonly unknown[] | undefined {
  if (ROW.test(text)) {
    return text.split("\n", MAX_VALUES).map((row) => {
      const rest = row.replace(ROW, "");
      return /^[[{]/.test(rest) ? parseLenient(rest) : rest;
    });
  }
  if (!/^\s{0,4}[[{]/.test(text)) return undefined;
  const value = parseLenient(text);
  return value === undefined ? undefined : [value];
}

/** The pieces of one sentence or paragraph, as rich-text editors keep them, joined. */
function joinedSpans(values: readonly unknown[]): string | undefined {
  if (values.length < 2 || values.length > 500) return undefined;
  const texts = values.map((value) => {
    if (typeof value !== "object" || value === null) return undefined;
    const { text, value: inner } = value as { text?: unknown; value?: unknown };
    return typeof text === "string" ? text : typeof inner === "string" ? inner : undefined;
  });
  if (!texts.every((text) => text !== undefined)) return undefined;
  return texts.some((text) => text.startsWith(" ") || text.endsWith(" ")) ? texts.join("") : undefined;
}

/** All strings in their order. */
function* stringsOf(values: readonly unknown[]): Generator<string> {
  const stack: { readonly value: unknown; readonly depth: number }[] = [];
  const push = (children: readonly unknown[], depth: number): void => {
    for (const value of children.slice(0, MAX_VALUES).toReversed()) stack.push({ value, depth });
  };
  push(values, 0);
  for (let seen = 0; seen < MAX_VALUES; seen++) {
    const next = stack.pop();
    if (next === undefined) return;
    const { value, depth } = next;
    if (typeof value === "string") {
      const inner = value.length < MIN_ARTICLE || depth >= MAX_DEPTH ? undefined : unpacked(value);
      if (inner === undefined) yield value;
      else push(inner, depth + 1);
    } else if (Array.isArray(value)) {
      const joined = joinedSpans(value as unknown[]) ?? richText(value);
      if (joined === undefined) push(value as unknown[], depth);
      else yield joined;
    } else if (typeof value === "object" && value !== null) push(Object.values(value), depth);
  }
}

function isParagraph(text: string): boolean {
  if (NO_TEXT.test(text)) return false;
  const weight = proseWeight(text);
  if (weight < MIN_PARAGRAPH || countPauses(text.slice(0, 5000)) === 0) return false;
  return (
    BLOCK_TAG.test(text) ||
    text.includes("\n") ||
    (/[ \u3000-\u9fff]/.test(text) && (endsSentence(text.trimEnd()) || isUnstopped(text.trimEnd())))
  );
}

interface Run {
  readonly pieces: string[];
  weight: number;
}

/** The longest text that says one of the `anchors`, where there are any: a string of many paragraphs, or paragraphs that follow each other. */
function longestRun(strings: Iterable<string>, anchors: readonly string[]): Run {
  let best: Run = { pieces: [], weight: 0 };
  let run: Run = { pieces: [], weight: 0 };
  let gap = 0;
  const close = (): void => {
    if (run.weight > best.weight && holds(run.pieces, anchors)) best = run;
    run = { pieces: [], weight: 0 };
  };
  const seen = new Set<string>();
  for (const text of strings) {
    if (text.length > MAX_STRING || seen.has(text)) continue;
    if (!isParagraph(text)) {
      if (++gap > MAX_GAP) close();
      continue;
    }
    seen.add(text);
    gap = 0;
    const weight = proseWeight(text);
    if (weight >= MIN_ARTICLE && BLOCK_TAG.test(text)) {
      // A whole text, beside which others are summaries or other articles.
      if (weight > best.weight && holds([text], anchors)) best = { pieces: [text], weight };
      continue;
    }
    run.pieces.push(text);
    run.weight += weight;
  }
  close();
  return best;
}

function holds(pieces: readonly string[], anchors: readonly string[]): boolean {
  if (anchors.length === 0) return true;
  const folded = pieces.map((piece) => foldText(piece.replaceAll(MARKUP, " ")));
  return anchors.some((anchor) => folded.some((piece) => piece.includes(anchor)));
}

function markupOf(piece: string): string {
  if (BLOCK_TAG.test(piece)) return piece;
  const lines = piece.split("\n").filter((line) => line.trim() !== "");
  return lines
    .map((line) => `<p>${PHRASE_TAG.test(line) ? line : line.replaceAll("&", "&amp;").replaceAll("<", "&lt;")}</p>`)
    .join("");
}

/**
 * The article in the data that a page gives to its scripts (`__NEXT_DATA__`, an Apollo or preloaded state, streamed rows),
 * as markup to be read like any page's; `undefined` where there is none. With paragraphs that are shown, the text that holds one of them. Linear in the data, of which it reads 4 MB.
 */
export function embeddedBody(document: Document, shown: readonly string[] = []): string | undefined {
  const anchors = shown.map((text) => foldText(text).slice(0, MAX_ANCHOR));
  const { pieces, weight } = longestRun(stringsOf(pageData(document)), anchors);
  return weight < MIN_ARTICLE ? undefined : `<article>${pieces.map(markupOf).join("")}</article>`;
}
