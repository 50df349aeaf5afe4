import { type ChildNode, DomHandler } from "domhandler";
import { Parser, type ParserOptions } from "htmlparser2";

/**
 * Limits of a page's tree. Of 597 real pages the deepest had 41 levels, the longest tag 70 attributes and the largest 9,888
 * elements; at these limits a page takes under a second.
 */
export const GATE = { depth: 512, attributes: 500, elements: 60_000 } as const;

/** What was read of a page, in its order. */
export interface Gated {
  readonly nodes: readonly ChildNode[];
  /** Whether there is more of the page, past the limit of elements. */
  readonly isCut: boolean;
}

/** A part of the page that stays within the limits. */
interface Part {
  readonly nodes: readonly ChildNode[];
  readonly elements: number;
  /** Where the next part begins; the page's end where there is none. */
  readonly next: number;
}

/**
 * Parses a page in time with its size whatever it holds. What nests deeper than the limit is read on as if it stood at the
 * page's end; a tag with more attributes than the limit is passed over; after the last element that may be read the page
 * is cut.
 */
export function parseWithin(html: string, options: ParserOptions): Gated {
  const nodes: ChildNode[] = [];
  let left = GATE.elements;
  let at = 0;
  while (at < html.length && left > 0) {
    const part = parsePart(html, at, left, options);
    for (const node of part.nodes) nodes.push(node);
    left -= part.elements;
    at = part.next;
  }
  return { nodes, isCut: at < html.length };
}

function parsePart(html: string, from: number, most: number, options: ParserOptions): Part {
  const handler = new DomHandler();
  let [depth, attributes, elements] = [0, 0, 0];
  let next: number | undefined;
  const stop = (at: number): void => {
    next = at;
    parser.pause();
  };
  const parser = new Parser(
    {
      onparserinit: (parser) => handler.onparserinit(parser),
      onopentagname: () => {
        attributes = 0;
        // Where the parser says that the tag starts isn't always where it does.
        if (elements === most || depth === GATE.depth) stop(html.lastIndexOf("<", from + parser.endIndex - 1));
        else elements++;
      },
      onattribute: () => {
        if (++attributes > GATE.attributes) stop(tagEnd(html, from + parser.endIndex));
      },
      onopentag: (name, attribs) => {
        // The parser ends the tag it is in before it stops.
        if (next !== undefined) return;
        depth++;
        handler.onopentag(name, attribs);
      },
      onclosetag: () => {
        if (next !== undefined) return;
        depth--;
        handler.onclosetag();
      },
      ontext: (text) => handler.ontext(text),
    },
    options,
  );
  // In one piece: between pieces the parser loses its place at times, and takes tags for text.
  parser.write(html.slice(from));
  if (next === undefined) parser.end();
  return { nodes: handler.root.children, elements, next: next ?? html.length };
}

/** Index after the tag between whose attributes this is: a `>` in quotation marks doesn't end it. */
function tagEnd(html: string, from: number): number {
  let quote = "";
  let isValue = false;
  for (let at = from; at < html.length; at++) {
    const character = html[at] ?? "";
    if (quote !== "") quote = character === quote ? "" : quote;
    else if (character === ">") return at + 1;
    else if (isValue && (character === '"' || character === "'")) quote = character;
    isValue = character === "=" || (isValue && quote === "" && character.trim() === "");
  }
  return html.length;
}
