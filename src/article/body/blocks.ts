import type { Element, ParentNode } from "domhandler";
import type { ParagraphKind } from "../article.ts";
import { type Strictness, isBoilerplate, isFrame } from "./boilerplate.ts";
import { endsInCredit, isCaption } from "./caption.ts";
import { cleanText, countPauses, endsSentence, LINE_BREAK, weightOf } from "../characters.ts";
import { isTag, isText, labelsOf, walk } from "../page/dom.ts";
import { cutLines, emptyLine } from "../lines.ts";
import type { Measured } from "../page/measure.ts";
import { isDataTable } from "./table.ts";

/** A run of text that a reader sees as one paragraph. */
export interface Block {
  readonly element: Element | undefined;
  readonly kind: ParagraphKind;
  readonly text: string;
  /** In Latin letters. */
  readonly weight: number;
  /** Share of the text in links, 0 to 1. */
  readonly linkShare: number;
  readonly pauses: number;
  /** Reads like prose: long enough, punctuated, not mainly links. */
  readonly isProse: boolean;
  /** Nearest heading's level where the block is one. */
  readonly level?: number;
}

/** Blocks in reading order, and for each element which of them stand in it: `blocks.slice(start, end)`. */
export interface Blocks {
  readonly list: readonly Block[];
  readonly range: (element: Element) => { readonly start: number; readonly end: number };
}

const BLOCK_ELEMENTS = new Set(
  (
    "p div section article main header footer aside form ul ol li table tbody thead tfoot tr td th blockquote pre h1 h2 h3 h4 " +
    "h5 h6 hr dl dt dd center details summary body html fieldset figure figcaption address hgroup"
  ).split(" "),
);
/** Parts of a sentence, whatever their class: a link to a topic is named "tag" and still belongs to it. */
const PHRASING = new Set("a em strong b i u mark abbr code sub sup q font cite".split(" "));
const HEADING = /^h[1-6]$/;

const MIN_PROSE = 80;
const MAX_PROSE_LINKS = 0.5;
/** Headings longer than this are text in big letters. */
const MAX_HEADING = 300;
/** Share of a block in bold from which it is a heading, where it doesn't end as a sentence. */
const MIN_BOLD = 0.95;
const MAX_BOLD_HEADING = 150;
/** Of preformatted text; what comes after is left out. */
const MAX_LINES = 20_000;
/** Letters in an `address` above which it is rather text. */
const MAX_ADDRESS = 300;

/** What the block's place says of its text. */
interface Place {
  caption: number;
  quote: number;
  item: number;
  row: number;
  pre: number;
  bold: number;
  link: number;
  heading: number;
}

type PlaceName = keyof Place;

function placesOf(element: Element, caption: boolean): PlaceName[] {
  const places: PlaceName[] = caption ? ["caption"] : [];
  const { name } = element;
  if (name === "blockquote" || name === "q") places.push("quote");
  else if (name === "li" || name === "dd" || name === "dt") places.push("item");
  else if (name === "pre") places.push("pre");
  else if (name === "b" || name === "strong") places.push("bold");
  else if (name === "a") places.push("link");
  else if (HEADING.test(name)) places.push("heading");
  return places;
}

function kindOf(place: Place, text: string, boldShare: number, weight: number): ParagraphKind {
  if (place.caption > 0) return "caption";
  if (place.heading === 0 && place.row === 0 && endsInCredit(text, weight)) return "caption";
  if (place.heading > 0) return weight > MAX_HEADING ? "text" : "heading";
  if (place.row > 0) return "table";
  if (place.item > 0) return "list";
  if (place.quote > 0) return "quote";
  return boldShare >= MIN_BOLD && weight <= MAX_BOLD_HEADING && !endsSentence(text) && !/[:：]$/.test(text)
    ? "heading"
    : "text";
}

/** A byline or a date beside the text; a time inside a sentence is part of it. */
function isCredit(element: Element, owner: Element | undefined, measured: Measured): boolean {
  if (element.name === "address") return measured.of(element).text < MAX_ADDRESS;
  return element.name === "time" && owner?.name !== "p" && owner?.name !== "li";
}

/** Cuts everything under `root` into blocks, leaving out what is framed or named as boilerplate. */
export function collectBlocks(root: ParentNode, measured: Measured, strictness: Strictness): Blocks {
  const list: Block[] = [];
  const ranges = new Map<Element, { start: number; end: number }>();
  const owners: (Element | undefined)[] = [isTag(root) ? root : undefined];
  const opened = new Map<Element, PlaceName[]>();
  const place: Place = { caption: 0, quote: 0, item: 0, row: 0, pre: 0, bold: 0, link: 0, heading: 0 };
  let lines = [emptyLine()];

  const flush = (): void => {
    if (lines.length === 1 && lines[0]?.text === "") return;
    for (const line of cutLines(lines)) {
      const text = cleanText(line.text);
      if (text === "") continue;
      const weight = weightOf(text);
      const linkShare = Math.min(1, line.link / weight);
      const pauses = countPauses(text);
      const kind = kindOf(place, text, line.bold / weight, weight);
      const plain = kind !== "heading" && kind !== "caption";
      const isProse = plain && weight >= MIN_PROSE && linkShare < MAX_PROSE_LINKS && pauses > 0;
      list.push({ element: owners.at(-1), kind, text, weight, linkShare, pauses, isProse });
    }
    lines = [emptyLine()];
  };

  const addText = (data: string): void => {
    const pieces = place.pre > 0 ? data.split("\n", MAX_LINES) : [data];
    for (const [index, piece] of pieces.entries()) {
      if (index > 0) lines.push(emptyLine());
      const line = lines.at(-1);
      if (line === undefined || piece === "") continue;
      line.text += piece;
      if (place.link === 0 && place.bold === 0) continue;
      const weight = weightOf(piece.trim());
      if (place.link > 0) line.link += weight;
      if (place.bold > 0) line.bold += weight;
    }
  };

  const isLeftOut = (element: Element, labels: string, caption: boolean): boolean =>
    isFrame(element, measured) ||
    element.name === "rt" ||
    element.name === "rp" ||
    isCredit(element, owners.at(-1), measured) ||
    (!caption && !PHRASING.has(element.name) && isBoilerplate(element, labels, measured, strictness));

  walk(root, {
    enter: (node) => {
      if (isText(node)) addText(node.data.replaceAll(LINE_BREAK, " "));
      if (!isTag(node)) return false;
      if (node.name === "br") {
        lines.push(emptyLine());
        return false;
      }
      const labels = labelsOf(node);
      const caption = isCaption(node, labels, measured);
      if (isLeftOut(node, labels, caption)) return false;
      const places = placesOf(node, caption);
      const isRow = node.name === "tr" && isDataTable(node, measured);
      if (isRow) places.push("row");
      const cell = place.row > 0 && (node.name === "td" || node.name === "th");
      if (cell) addText(lines[0]?.text.trim() === "" ? "" : " | ");
      const inRow = place.row > 0;
      // A row whose end isn't marked holds the next one.
      if (caption || isRow || (BLOCK_ELEMENTS.has(node.name) && !inRow)) {
        flush();
        owners.push(node);
        ranges.set(node, { start: list.length, end: list.length });
      }
      for (const name of places) place[name]++;
      if (places.length > 0) opened.set(node, places);
      return true;
    },
    leave: (element) => {
      const range = ranges.get(element);
      if (range !== undefined) {
        flush();
        owners.pop();
        range.end = list.length;
      }
      for (const name of opened.get(element) ?? []) place[name]--;
    },
  });
  flush();

  const all = { start: 0, end: list.length };
  return { list, range: (element) => ranges.get(element) ?? all };
}
