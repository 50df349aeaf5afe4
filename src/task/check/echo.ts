import type { Problem } from "../result.ts";

/** Below this many characters a line may well read the same in both languages (a name, a score). */
const SHORT = 40;

/** Finds a line that was given back as it is instead of translated: the case that the script check can't see. */
export function checkEcho(text: string, source: string): Problem[] {
  if (source.length < SHORT || words(text) !== words(source)) return [];
  return [{ check: "echo", severity: "hard", detail: "the line was given back untranslated" }];
}

/** An answer has its line breaks and spaces in other places. */
function words(text: string): string {
  return text.trim().split(/\s+/).join(" ");
}
