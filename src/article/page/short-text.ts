import type { ChildNode, Element } from "domhandler";
import { cleanText } from "../characters.ts";
import { isTag, isText } from "./dom.ts";

/** Nodes that are looked at: an element that is to hold a line has no more. */
const MAX_NODES = 400;

/**
 * An element's text where it is no longer than a line may be, else "": unlike `textOf` it never reads on, so that asking
 * every element of a page costs no more than its size. `seam` stands where two elements' words would run into one.
 */
export function shortTextOf(element: Element, limit: number, seam = ""): string {
  const stack: ChildNode[] = element.children.slice(0, MAX_NODES).toReversed();
  let text = "";
  for (let seen = 0; stack.length > 0; seen++) {
    const node = stack.pop();
    if (node === undefined || seen > MAX_NODES) return "";
    if (isText(node)) {
      // White space of the source doesn't count, and there can be much of it.
      const data = node.data.slice(0, limit * 4);
      if (seam !== "" && /\p{L}$/u.test(text.slice(-2)) && /^\p{L}/u.test(data)) text += seam;
      text += data.trim() === "" ? " " : data;
      if (text.length > limit * 4) return "";
    } else if (isTag(node) && node.name !== "script" && node.name !== "style") {
      for (let index = Math.min(node.children.length, MAX_NODES) - 1; index >= 0; index--) {
        const child = node.children[index];
        if (child !== undefined) stack.push(child);
      }
    }
  }
  const line = cleanText(text);
  return line.length > limit ? "" : line;
}
