import { directionOf } from "../../export/html/language.ts";

/**
 * Discord shows every line in the direction of its first letter. Where that isn't the line's own, an invisible mark
 * stands before it; and a piece in another direction is isolated, so that the signs around it stay on their side.
 */

/** Around such a piece. */
export const ISOLATE = "\u2068";
export const END = "\u2069";
const MARKS = { ltr: "\u200e", rtl: "\u200f" } as const;

const RIGHT_TO_LEFT =
  /[[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]&&\p{L}]/v;
const LEFT_TO_RIGHT =
  /[\p{L}--[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]]/v;
const LETTER = /\p{L}/u;
/** What of our markup stands at a line's start. */
const LINE_START = /^(?:### |-# |> |- )*/;

/** A piece of a line in the language `of`, such as a name or an address. */
export function isolated(piece: string, of: string): string {
  const foreign = directionOf(of) === "rtl" ? LEFT_TO_RIGHT : RIGHT_TO_LEFT;
  return foreign.test(piece) ? `${ISOLATE}${piece}${END}` : piece;
}

/** Finished lines in the language `of`, each shown in its direction. Where that can't be told, they stay as they are. */
export function directed(lines: string, of: string): string {
  const direction = directionOf(of);
  return direction === undefined ? lines : lines.replace(/^.+$/gm, (line) => inDirection(line, direction));
}

function inDirection(line: string, direction: "ltr" | "rtl"): string {
  // Also where it is isolated: what browsers take for the first letter may be.
  const [first] = LETTER.exec(line) ?? [];
  const shown = first !== undefined && RIGHT_TO_LEFT.test(first) ? "rtl" : "ltr";
  return shown === direction ? line : line.replace(LINE_START, (start) => `${start}${MARKS[direction]}`);
}
