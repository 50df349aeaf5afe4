import type { Problem } from "../result.ts";
import type { TranslatedUnit } from "./unit.ts";

const CLOSING = /["'»”’」』）)\]】›*\s]{1,8}$/u;
const STOP = /[.!?…。．！？؟۔।॥։።៕။:;：；]$/u;
/** A word or what only stands between words. */
const OPEN = /[\p{L}\p{M},،、，–—-]$/u;

/**
 * Finds a unit that breaks off: its source ends with a stop, and it ends in a word or a comma. What ends in a figure is
 * let pass.
 */
export function checkEnding({ source, text }: TranslatedUnit): Problem[] {
  if (!STOP.test(bare(source)) || !OPEN.test(bare(text))) return [];
  return [{ check: "ending", severity: "soft", detail: "it breaks off before its end" }];
}

function bare(text: string): string {
  const end = text.slice(-40).trimEnd();
  return end.replace(CLOSING, "");
}
