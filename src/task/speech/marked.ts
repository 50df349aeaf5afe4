import type { Span } from "../check/quote/elided.ts";
import { quotations, type Quotation } from "../extractive/quotations.ts";

const LETTER = /[\p{L}\p{M}\p{N}]/u;

/** Marks that are apostrophes or accents elsewhere, by the one that opens: they quote where words begin and end. */
const SINGLE: Record<string, string> = { "‘": "’", "'": "'", "‚": "‘", "״": "״" };
/** Between two apostrophes stands anything: “the '90s and the boys' club”. */
const LONGEST_SINGLE = 60;

/** The quotation of a text that holds these words and no other; undefined where they are a part of one, or of none. */
export function quotationOf(text: string, span: Span): Quotation | undefined {
  const outer = quotations(text);
  const inner = outer.flatMap(({ start, end }) => quotations(text.slice(start, end)).map((one) => moved(one, start)));
  return [...outer, ...inner].find((one) => holdsOnly(text, one, span)) ?? inSingleMarks(text, span);
}

function moved({ start, end, from, to }: Quotation, by: number): Quotation {
  return { start: start + by, end: end + by, from: from + by, to: to + by };
}

function holdsOnly(text: string, { from, to }: Quotation, { start, end }: Span): boolean {
  if (start < from || end > to) return false;
  return !LETTER.test(text.slice(from, start)) && !LETTER.test(text.slice(end, to));
}

function inSingleMarks(text: string, { start, end }: Span): Quotation | undefined {
  const [from, to] = [start - 1, end + 1];
  const closing = SINGLE[text.charAt(from)];
  if (closing === undefined || closing !== text.charAt(end) || end - start > LONGEST_SINGLE) return undefined;
  const isOpening = !LETTER.test(text.charAt(from - 1)) && !/\p{N}/u.test(text.charAt(start));
  return isOpening && !LETTER.test(text.charAt(to)) ? { start, end, from, to } : undefined;
}
