import type { Handler } from "htmlparser2";
import { UserError } from "../../errors.ts";

/**
 * Limits of a page's tree. Of 597 real pages the deepest had 41 levels, the longest tag 70 attributes and the largest 9,888
 * elements; at these limits a page takes under a second.
 */
export const GATE = { depth: 512, attributes: 500, elements: 100_000 } as const;

const VOID = new Set("area base br col embed hr img input link meta param source track wbr".split(" "));

function refuseAbove(count: number, limit: number): void {
  if (count > limit) throw new UserError("page_too_complex");
}

/** Passes a parser's events on to `next` and stops at the first one past a limit: throws `page_too_complex`. */
export function createGate(next: Partial<Handler>): Partial<Handler> {
  let depth = 0;
  let attributes = 0;
  let elements = 0;
  return {
    onparserinit: (parser) => next.onparserinit?.(parser),
    onopentagname: () => {
      attributes = 0;
      refuseAbove(++elements, GATE.elements);
    },
    onattribute: () => refuseAbove(++attributes, GATE.attributes),
    onopentag: (name, values, implied) => {
      if (!VOID.has(name)) refuseAbove(++depth, GATE.depth);
      next.onopentag?.(name, values, implied);
    },
    onclosetag: (name, implied) => {
      if (!VOID.has(name)) depth--;
      next.onclosetag?.(name, implied);
    },
    ontext: (text) => next.ontext?.(text),
    onend: () => next.onend?.(),
  };
}
