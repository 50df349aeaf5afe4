import { type ChildNode, Document, Element, isTag, isText, type ParentNode } from "domhandler";
import { cleanText } from "../characters.ts";
import { parseWithin } from "./gate.ts";

export interface ParseOptions {
  /** `<a/>` has no content, as in XHTML. */
  readonly selfClosing?: boolean;
}

export interface Tree {
  readonly document: Document;
  /** Whether there is more of the page than may be read. */
  readonly isCut: boolean;
}

/**
 * A page's tree: elements and text, no comments. One element holds it all, since selecting from a root with many children
 * takes time with their square. Throws nothing: what passes the limits of `GATE` is flattened or cut.
 */
export function parseTree(html: string, { selfClosing = false }: ParseOptions = {}): Tree {
  const options = { xmlMode: false, decodeEntities: true, recognizeSelfClosing: selfClosing };
  // Browsers end a comment here too; the parser would read on to the next end.
  const { nodes, isCut } = parseWithin(html.replaceAll("--!>", "-->"), options);
  const page = new Element("page", {});
  adopt(page, nodes);
  const document = new Document([page]);
  page.parent = document;
  return { document, isCut };
}

/** The tree of `parseTree`. */
export function parseHtml(html: string, options?: ParseOptions): Document {
  return parseTree(html, options).document;
}

/** Makes nodes the children of an element, in place of those it has. */
export function adopt(parent: Element, children: readonly ChildNode[]): void {
  parent.children = [...children];
  for (const [index, child] of children.entries()) {
    child.parent = parent;
    child.prev = children[index - 1] ?? null;
    child.next = children[index + 1] ?? null;
  }
}

export interface Visitor {
  /** Whether to go into the node. */
  readonly enter: (node: ChildNode) => boolean;
  /** After an element's children; only for elements gone into. */
  readonly leave?: (element: Element) => void;
}

/** Visits everything under `root` in document order, without recursion: depth costs no stack. */
export function walk(root: ParentNode, visitor: Visitor): void {
  let node: ChildNode | null = root.firstChild;
  while (node !== null) {
    if (visitor.enter(node) && isTag(node)) {
      if (node.firstChild !== null) {
        node = node.firstChild;
        continue;
      }
      visitor.leave?.(node);
    }
    while (node.next === null) {
      const parent: ParentNode | null = node.parent;
      if (parent === null || parent === root || !isTag(parent)) return;
      visitor.leave?.(parent);
      node = parent;
    }
    node = node.next;
  }
}

/** All text under an element on one line, hidden or not. */
export function textOf(element: ParentNode): string {
  const parts: string[] = [];
  walk(element, {
    enter: (node) => {
      if (isText(node)) parts.push(node.data);
      return isTag(node) && node.name !== "script" && node.name !== "style";
    },
  });
  return cleanText(parts.join(""));
}

/** Class and id of an element as words: lower case, with `camelCase` and `snake_case` cut at their seams. */
export function labelsOf(element: Element): string {
  const raw = `${element.attribs["class"] ?? ""} ${element.attribs["id"] ?? ""}`;
  if (raw.length === 1) return "";
  return raw
    .slice(0, 400)
    .replace(/([a-z])([A-Z])/g, "$1-$2")
    .toLowerCase();
}

export { isTag, isText };
