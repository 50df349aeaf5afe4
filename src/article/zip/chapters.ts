import type { Block } from "../body/blocks.ts";
import { foldText } from "../characters.ts";
import type { Contents, Entry } from "./contents.ts";
import { type BookText, positionOf } from "./text.ts";

export interface Chapter {
  /** Its name in the table of contents, else its first heading. */
  readonly title: string | undefined;
  readonly blocks: readonly Block[];
}

export interface Book {
  readonly chapters: readonly Chapter[];
  /** All of its text but title pages and the like, chapters or not. */
  readonly whole: readonly Block[];
}

/** What a table of contents calls pages that are no chapters. */
const FRONT_TITLE =
  /^(?:(?:front |book )?cover(?: image| page)?|(?:half[- ]?)?title(?:[- ]page)?|copyright(?: (?:page|notice|information))?|imprint|colophon|(?:table of )?contents|(?:list of )?(?:illustrations|figures|tables|maps)|titelseite|titelblatt|impressum|copyright|inhalt(?:sverzeichnis)?|umschlag|couverture|page de titre|titre|mentions légales|sommaire|table des matières|cubierta|portada|portadilla|créditos|índice|sumario|copertina|frontespizio|indice|sommario|capa|folha de rosto|sumário|обложка|титульный лист|содержание|оглавление|封面|扉页|扉頁|书名页|書名頁|版权(?:页|信息|声明)?|版權(?:頁|信息|聲明)?|目录|目錄|表紙|扉|奥付|目次|표지|속표지|판권|차례|목차)$/iu;
/** Weight of the text on the page of a part ("Book two") below which it only stands over its chapters. */
const MAX_DIVIDER = 400;

interface Placed extends Entry {
  readonly at: number | undefined;
}

interface Start {
  readonly title: string;
  readonly at: number;
  readonly isFront: boolean;
}

/** Cuts a book's text at what its table of contents names; without one each part is a chapter. */
export function bookOf(text: BookText, contents: Contents): Book {
  const placed = contents.entries.map((entry) => ({ ...entry, at: entry.place && positionOf(text, entry.place) }));
  const starts = startsOf(text, placed, contents.front);
  const front = new Set<Block>();
  const named: Chapter[] = [];
  for (const [index, { title, at, isFront }] of starts.entries()) {
    const blocks = text.blocks.slice(at, starts[index + 1]?.at);
    if (!isFront) named.push({ title, blocks });
    // What follows its page without a name of its own may be a dedication, or a chapter.
    else for (const block of blocks.slice(0, endOfPart(text, at) - at)) front.add(block);
  }
  const parts = [...text.parts.values()].map(({ start, end }) => ({
    title: undefined,
    blocks: text.blocks.slice(start, end).filter((block) => !front.has(block)),
  }));
  const chapters = named.filter(hasProse);
  return {
    chapters: (chapters.length > 1 ? chapters : parts.filter(hasProse)).map(withTitle),
    whole: text.blocks.filter((block) => !front.has(block)),
  };
}

function hasProse({ blocks }: Chapter): boolean {
  return blocks.some(({ kind }) => kind !== "heading");
}

function withTitle({ title, blocks }: Chapter): Chapter {
  const [first] = blocks;
  return { title: title ?? (first?.kind === "heading" ? first.text : undefined), blocks };
}

function endOfPart({ parts, blocks }: BookText, at: number): number {
  return [...parts.values()].find(({ start, end }) => start <= at && at < end)?.end ?? blocks.length;
}

/** Where chapters and pages of the front begin, in the text's order. */
function startsOf(text: BookText, placed: readonly Placed[], front: ReadonlySet<string>): Start[] {
  const starts: Start[] = [];
  let from: number | undefined;
  for (let index = 0; index < placed.length; index++) {
    const entry = placed[index];
    if (entry === undefined) break;
    const end = endOfEntry(placed, index);
    const below = placed.slice(index + 1, end);
    const first = below.find(({ at }) => at !== undefined)?.at;
    if (first !== undefined && isDivider(text, entry, below, first)) {
      // Its page belongs to the first of its chapters.
      from ??= entry.at;
      continue;
    }
    const at = from ?? entry.at;
    const isFront = FRONT_TITLE.test(entry.title) || front.has(entry.place?.part ?? "");
    if (at !== undefined) starts.push({ title: entry.title, at, isFront });
    from = undefined;
    index = end - 1;
  }
  const ordered = starts.toSorted((a, b) => a.at - b.at || Number(a.isFront) - Number(b.isFront));
  return ordered.filter(({ at }, index) => at !== ordered[index - 1]?.at);
}

function endOfEntry(placed: readonly Placed[], index: number): number {
  const depth = placed[index]?.depth ?? 0;
  const next = placed.findIndex((other, at) => at > index && other.depth <= depth);
  return next === -1 ? placed.length : next;
}

/** Whether a line of the contents only stands over others that have files of their own. */
function isDivider({ blocks }: BookText, entry: Placed, below: readonly Placed[], first: number): boolean {
  if (entry.at === undefined) return true;
  if (below.every(({ place }) => place === undefined || place.part === entry.place?.part)) return false;
  const own = blocks.slice(entry.at, first).filter(({ kind }) => kind !== "heading");
  return own.reduce((sum, { weight }) => sum + weight, 0) < MAX_DIVIDER;
}

/** A chapter's text without the headings that its title repeats. */
export function withoutTitle({ title, blocks }: Chapter): readonly Block[] {
  const shown = foldText(title ?? "");
  const isTitle = ({ kind, text }: Block) => kind === "heading" && shown.includes(foldText(text));
  const first = blocks.findIndex((block) => !isTitle(block));
  return first === -1 ? [] : blocks.slice(first);
}
