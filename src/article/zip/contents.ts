import type { CheerioAPI } from "cheerio/slim";
import { type Element, isTag, type ParentNode } from "domhandler";
import { textOf } from "../page/dom.ts";
import { FRONT, type Package } from "./package.ts";
import { type Place, readPart, resolved } from "./part.ts";
import type { Zip } from "./zip.ts";

/** A line of a book's table of contents. */
export interface Entry {
  readonly title: string;
  /** Absent where the line only stands over others. */
  readonly place?: Place;
  /** From 0; a line belongs to the nearest one before it that is less deep. */
  readonly depth: number;
}

export interface Contents {
  readonly entries: readonly Entry[];
  /** Parts that the book's own list of landmarks calls its cover, title page or the like. */
  readonly front: ReadonlySet<string>;
}

const MAX_ENTRIES = 2_000;
const MAX_DEPTH = 12;
const TOC = 'nav[epub\\:type~="toc"]';

/** A book's table of contents: its navigation document, else its NCX. Without entries where it has none. */
export async function readContents(zip: Zip, { contents }: Pick<Package, "contents">): Promise<Contents> {
  const front = new Set<string>();
  for (const name of contents) {
    if (!zip.names.has(name)) continue;
    const $ = await readPart(zip, name);
    for (const part of landmarks($, name)) front.add(part);
    const entries = [...navigation($, name), ...ncx($, name)].filter(({ title }) => title !== "");
    if (entries.some(({ place }) => place !== undefined)) return { entries, front };
  }
  return { entries: [], front };
}

function landmarks($: CheerioAPI, name: string): string[] {
  return $('nav[epub\\:type~="landmarks"] a[href]')
    .toArray()
    .filter(({ attribs }) => FRONT.test(attribs["epub:type"] ?? ""))
    .map(({ attribs }) => resolved(attribs["href"] ?? "", name).part);
}

function navigation($: CheerioAPI, name: string): Entry[] {
  const [nav] = [...$(TOC).toArray(), ...$("nav").toArray()].filter(isTag);
  if (nav === undefined) return [];
  const lines = $("li", nav).toArray().filter(isTag).slice(0, MAX_ENTRIES);
  return lines.map((line) => {
    const words = line.children.filter(isTag).find((child) => child.name === "a" || child.name === "span");
    return entryOf(words, words?.attribs["href"], name, depthOf(line, "li"));
  });
}

function ncx($: CheerioAPI, name: string): Entry[] {
  const points = $("navmap navpoint").toArray().filter(isTag).slice(0, MAX_ENTRIES);
  return points.map((point) => {
    const children = point.children.filter(isTag);
    const words = children.find((child) => child.name === "navlabel");
    const content = children.find((child) => child.name === "content");
    return entryOf(words, content?.attribs["src"], name, depthOf(point, "navpoint"));
  });
}

function entryOf(words: Element | undefined, href: string | undefined, from: string, depth: number): Entry {
  const title = words === undefined ? "" : textOf(words);
  return { title, depth, ...(href === undefined || href === "" ? {} : { place: resolved(href, from) }) };
}

/** How many elements of that name are round an element. */
function depthOf(element: Element, name: string): number {
  let depth = 0;
  for (let parent: ParentNode | null = element.parent; parent !== null && depth < MAX_DEPTH; parent = parent.parent) {
    if (isTag(parent) && parent.name === name) depth++;
  }
  return depth;
}
