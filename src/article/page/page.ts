import type { Document } from "domhandler";
import { parseTree, type ParseOptions } from "./dom.ts";
import { note, type Note } from "../note.ts";
import { type Hidden, removeHidden } from "./hidden.ts";

/** A page as its reader sees it. */
export interface Page extends Hidden {
  readonly document: Document;
  /** What could not be read. */
  readonly notes: readonly Note[];
}

/** Parses a page and takes out what it hides. Throws nothing. */
export function parsePage(html: string, options: ParseOptions = {}): Page {
  const { document, isCut } = parseTree(html, options);
  return { document, notes: isCut ? [note("tooManyElements")] : [], ...removeHidden(document) };
}
