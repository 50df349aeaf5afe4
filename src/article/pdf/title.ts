import { cleanText, foldText, weightOf } from "../characters.ts";
import type { Paragraph } from "./paragraphs.ts";

/** Weight of the longest headline. */
const MAX_TITLE = 300;
/** Programs' names for what they were given. */
const NO_TITLE =
  /^(?:microsoft (?:word|powerpoint) ?-|untitled|unbenannt|sans titre|document\d*$|layout ?\d*$)|\.(?:docx?|indd|qxd|qxp|tex|dvi|pdf|rtf|odt|html?)$/i;

/** The declared title where the first page shows it, else what stands there in the largest letters, else the declared one. */
export function titleOf(firstPage: readonly Paragraph[], bodySize: number, declared: unknown): string | undefined {
  const named = typeof declared === "string" ? cleanText(declared) : "";
  const isName = named !== "" && weightOf(named) <= MAX_TITLE && !NO_TITLE.test(named);
  const shown = foldText(firstPage.map(({ text }) => text).join(""));
  if (isName && shown.includes(foldText(named))) return named;
  const headings = firstPage.filter(({ kind, size }) => kind === "heading" && size > bodySize);
  const largest = headings.toSorted((a, b) => b.size - a.size)[0]?.text;
  return largest ?? (isName ? named : undefined);
}
