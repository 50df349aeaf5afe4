import type { Quotation } from "./quotations.ts";
import { speechVerbs } from "./speechverbs.ts";

/** What of a quotation was said, and the clause inside the marks that says by whom. */
export interface Spoken {
  readonly start: number;
  readonly end: number;
  /** Empty where nothing interrupts the quotation. */
  readonly clause: string;
}

/**
 * French and Russian interrupt a quotation without closing it: « Oui, dit-elle, demain. », «Да, — сказала она. — Завтра».
 * Her words before and after aren't one passage of the article: the longer of the two is taken.
 */
export function interjection(text: string, { start, end }: Quotation, language: string): Spoken {
  const inside = text.slice(start, end);
  const dashes = `[,?!…]?\\s?[—–]\\s?`;
  const lead = language.startsWith("fr") ? `(?:${dashes}|[,?!…]\\s?)` : dashes;
  const match = new RegExp(`${lead}(?=${speechVerbs(language)})`, "u").exec(inside);
  if (!match) return { start, end, clause: "" };
  const said = match.index + (/^[?!…]/u.test(match[0]) ? 1 : 0);
  const rest = inside.slice(match.index + match[0].length);
  const stop = /[.,]\s?[—–]\s?|[.!?…]\s+|$/u.exec(rest);
  const clause = rest.slice(0, stop?.index);
  const resumed = inside.length - rest.length + clause.length + (stop?.[0].length ?? 0);
  const first = { start, end: start + said, clause };
  const second = { start: start + resumed, end, clause };
  return said >= inside.length - resumed ? first : second;
}
