import { endsSentence } from "./characters.ts";

/** Scripts written without spaces between words. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\u3000-\u303f\uff01-\uff60]/u;

/** One text of parts that a form's fields cut off: the sentence in the middle of which a field was full goes on. */
export function joinParts(parts: readonly string[]): string {
  return parts
    .map((part) => part.trim())
    .filter((part) => part !== "")
    .reduce((text, part) => text + seam(text, part) + part, "");
}

function seam(before: string, after: string): string {
  if (before === "") return "";
  if (endsSentence(before)) return "\n\n";
  return UNSPACED.test(before.slice(-1)) && UNSPACED.test(after.slice(0, 1)) ? "" : " ";
}
