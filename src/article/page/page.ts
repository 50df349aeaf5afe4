import type { Document } from "domhandler";
import { parseTree, type ParseOptions } from "./dom.ts";
import { type Hidden, removeHidden } from "./hidden.ts";

/** A page as its reader sees it. */
export interface Page extends Hidden {
  readonly document: Document;
  /** Short sentences on what could not be read. */
  readonly notes: readonly string[];
}

const CUT = "The text is built of too many elements; only its first part was read.";

/** Parses a page and takes out what it hides. Throws nothing. */
export function parsePage(html: string, options: ParseOptions = {}): Page {
  const { document, isCut } = parseTree(html, options);
  return { document, notes: isCut ? [CUT] : [], ...removeHidden(document) };
}
