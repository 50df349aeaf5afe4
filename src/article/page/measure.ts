import type { Element, ParentNode } from "domhandler";
import { weightOfSource } from "../characters.ts";
import { isTag, isText, walk } from "./dom.ts";

/** How much text stands in an element, in Latin letters, how much of it in links, and whether an `h1` is among it. */
export interface Measure {
  text: number;
  links: number;
  hasHeadline: boolean;
}

export type Measures = (element: Element) => Measure;

const SILENT = new Set(["script", "style", "noscript", "template"]);
const NOTHING: Measure = { text: 0, links: 0, hasHeadline: false };

export interface Measured {
  readonly of: Measures;
  readonly total: Measure;
}

/** One walk for the measures of every element under `root`. */
export function measure(root: ParentNode): Measured {
  const measures = new Map<Element, Measure>();
  const total: Measure = { text: 0, links: 0, hasHeadline: false };
  const open: Measure[] = [total];
  walk(root, {
    enter: (node) => {
      if (isText(node)) {
        const top = open.at(-1);
        if (top !== undefined) top.text += weightOfSource(node.data);
        return false;
      }
      if (!isTag(node) || SILENT.has(node.name)) return false;
      const own: Measure = { text: 0, links: 0, hasHeadline: node.name === "h1" };
      measures.set(node, own);
      open.push(own);
      return true;
    },
    leave: (element) => {
      const own = open.pop();
      const parent = open.at(-1);
      if (own === undefined || parent === undefined) return;
      if (element.name === "a") own.links = own.text;
      parent.text += own.text;
      parent.links += own.links;
      parent.hasHeadline ||= own.hasHeadline;
    },
  });
  return { of: (element) => measures.get(element) ?? NOTHING, total };
}
