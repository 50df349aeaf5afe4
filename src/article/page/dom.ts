import { type ChildNode, Document, DomHandler, Element, isTag, isText, type ParentNode } from "domhandler";
import { Parser } from "htmlparser2";
import { cleanText } from "../characters.ts";
import { createGate } from "./gate.ts";

const CHUNK = 65_536;

export interface ParseOptions {
  /** `<a/>` has no content, as in XHTML. */
  readonly selfClosing?: boolean;
}

/**
 * The page's tree: elements and text, no comments. One element holds it all, since selecting from a root with many children
 * takes time with their square. Throws `page_too_complex`.
 */
export function parseHtml(html: string, { selfClosing = false }: ParseOptions = {}): Document {
  const handler = new DomHandler();
  const options = { xmlMode: false, decodeEntities: true, recognizeSelfClosing: selfClosing };
  const parser = new Parser(createGate(handler), options);
  for (let at = 0; at < html.length; at += CHUNK) parser.write(html.slice(at, at + CHUNK));
  parser.end();
  const page = new Element("page", {}, handler.root.children);
  for (const child of page.children) child.parent = page;
  const document = new Document([page]);
  page.parent = document;
  return document;
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
