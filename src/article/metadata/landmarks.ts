import type { Element, ParentNode } from "domhandler";
import { isTag, labelsOf, walk } from "../page/dom.ts";

/** Elements of a page that can hold its metadata, each list in the page's order. */
export interface Landmarks {
  readonly html: Element | undefined;
  readonly metas: readonly Element[];
  /** JSON-LD. */
  readonly data: readonly Element[];
  readonly titles: readonly Element[];
  /** Of the first rank; where there is none, what microdata calls headlines. */
  readonly headings: readonly Element[];
  readonly canonical: Element | undefined;
  /** Links to where a text was taken from. */
  readonly originals: readonly Element[];
  /** Marked as times or as dates of publication. */
  readonly times: readonly Element[];
  /** Marked as the date of the last change. */
  readonly modified: readonly Element[];
  /** Labelled as the place for a text's source, outside pictures. */
  readonly sources: readonly Element[];
}

/** A hostile page has a million of each. */
const MAX_EACH = 500;

const SOURCE = /source|agency|agentur|provider/i;
const PICTURE = /image|photo|caption|figure|picture|media|bild|video|img/;

function isTime({ name, attribs }: Element): boolean {
  if (attribs["itemprop"] === "datePublished") return true;
  return (
    name === "time" &&
    (attribs["datetime"] !== undefined || /\b(?:published|entry-date)\b/.test(attribs["class"] ?? ""))
  );
}

function isSource(element: Element): boolean {
  const label = `${element.attribs["class"] ?? ""} ${element.attribs["id"] ?? ""}`;
  return label.length > 1 && SOURCE.test(label.slice(0, 400)) && !PICTURE.test(labelsOf(element));
}

/** Finds them in one walk: each query of its own would cost another. */
export function findLandmarks(root: ParentNode): Landmarks {
  const found = new Map<string, Element[]>();
  const add = (kind: string, element: Element) => {
    const list = found.get(kind) ?? [];
    found.set(kind, list);
    if (list.length < MAX_EACH) list.push(element);
  };
  let figures = 0;
  walk(root, {
    enter: (node) => {
      if (!isTag(node)) return false;
      const { name, attribs } = node;
      if (name === "figure") figures++;
      if (name === "html" || name === "meta" || name === "title" || name === "h1") add(name, node);
      else if (name === "script" && (attribs["type"] ?? "").includes("ld+json")) add("data", node);
      else if (name === "link") add(`link ${(attribs["rel"] ?? "").trim().toLowerCase()}`, node);
      if (isTime(node)) add("times", node);
      if (attribs["itemprop"] === "headline" && name !== "meta") add("headlines", node);
      if (attribs["itemprop"] === "dateModified") add("modified", node);
      if (figures === 0 && isSource(node)) add("sources", node);
      return name !== "script" && name !== "style";
    },
    leave: ({ name }) => {
      if (name === "figure") figures--;
    },
  });
  const all = (kind: string): readonly Element[] => found.get(kind) ?? [];
  return {
    html: all("html")[0],
    metas: all("meta"),
    data: all("data"),
    titles: all("title"),
    headings: all("h1").length > 0 ? all("h1") : all("headlines"),
    canonical: all("link canonical")[0],
    originals: [...all("link syndication-source"), ...all("link original-source")],
    times: all("times"),
    modified: all("modified"),
    sources: all("sources"),
  };
}
