import { load } from "cheerio/slim";
import { isTag } from "domhandler";
import { type Block, collectBlocks } from "../body/blocks.ts";
import type { Note, NoteCode } from "../note.ts";
import { walk } from "../page/dom.ts";
import { measure } from "../page/measure.ts";
import { FRONT, type Package } from "./package.ts";
import { type Place, readTextPart } from "./part.ts";
import type { Zip } from "./zip.ts";

/** A book's text, part after part. */
export interface BookText {
  readonly blocks: readonly Block[];
  /** Where each part begins and ends in it, by name. */
  readonly parts: ReadonlyMap<string, PartText>;
  /** What could not be read. */
  readonly notes: readonly Note[];
}

export interface PartText {
  readonly start: number;
  readonly end: number;
  /** Where in the book's text an element begins, by its id. */
  readonly anchors: ReadonlyMap<string, number>;
}

/** Weight up to which a part that is said to be of the front is left out: one that holds the book's text as well isn't. */
const MAX_FRONT = 5_000;

/** Text of a book's parts, without its cover, title page and tables of contents. */
export async function readBookText(zip: Zip, { spine, front }: Pick<Package, "spine" | "front">): Promise<BookText> {
  const blocks: Block[] = [];
  const parts = new Map<string, PartText>();
  const notes = new Map<NoteCode, Note>();
  for (const name of new Set(spine)) {
    if (!zip.names.has(name)) continue;
    const { document, notes: own } = await readTextPart(zip, name);
    const $ = load(document, { xml: { xmlMode: false } });
    const types = $("body, body > section, body > div").slice(0, 2).toArray().filter(isTag);
    if (types.some(({ attribs }) => FRONT.test(attribs["epub:type"] ?? ""))) continue;
    $('a[epub\\:type~="noteref"]').remove();
    for (const note of own) notes.set(note.code, note);
    const { list, range } = collectBlocks(document, measure(document), "none");
    const isShort = list.reduce((sum, { weight }) => sum + weight, 0) < MAX_FRONT;
    if (front.has(name) && isShort && spine.length > 1) continue;
    const start = blocks.length;
    const anchors = new Map<string, number>();
    let at = 0;
    walk(document, {
      enter: (node) => {
        if (!isTag(node)) return false;
        // What is no block begins where the block round it does.
        const own = range(node);
        if (own.end - own.start < list.length) at = own.start;
        const id = node.attribs["id"] ?? node.attribs["name"];
        if (id !== undefined && !anchors.has(id)) anchors.set(id, start + at);
        return true;
      },
      leave: (element) => {
        const own = range(element);
        if (own.end - own.start < list.length) at = own.end;
      },
    });
    for (const block of list) blocks.push(block);
    parts.set(name, { start, end: blocks.length, anchors });
  }
  return { blocks, parts, notes: [...notes.values()] };
}

/** Where a place is in the text; undefined for a part that isn't read. */
export function positionOf({ parts }: BookText, { part, anchor }: Place): number | undefined {
  const found = parts.get(part);
  return found && (found.anchors.get(anchor ?? "") ?? found.start);
}
