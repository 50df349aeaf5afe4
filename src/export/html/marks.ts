import type { Translate } from "../../locale/translate.ts";
import type { Quote } from "../../task/result.ts";
import { html, type Markup } from "./markup.ts";

/** A quote with its place in the list, from 1. */
export interface NumberedQuote {
  readonly number: number;
  readonly quote: Quote;
}

/** A paragraph's text with these quotes marked in it, each followed by a link to its entry in the list. */
export function marked(text: string, quotes: readonly NumberedQuote[], t: Translate): Markup {
  const ends = cutsOf(text, quotes);
  return html`${ends.map((end, index) => {
    const start = ends[index - 1] ?? 0;
    const words = text.slice(start, end);
    const isQuoted = quotes.some(({ quote }) => quote.spans.some((span) => span.start <= start && end <= span.end));
    const ended = quotes.filter(({ quote }) => quote.spans.at(-1)?.end === end);
    return html`${isQuoted ? html`<mark>${words}</mark>` : words}${ended.map(({ number }) => reference(number, t))}`;
  })}`;
}

/** Where the text is cut: wherever a quoted part begins or ends, and at its own end. */
function cutsOf(text: string, quotes: readonly NumberedQuote[]): number[] {
  const places = quotes.flatMap(({ quote }) => quote.spans.flatMap(({ start, end }) => [start, end]));
  const inside = places.filter((place) => place > 0 && place < text.length);
  return [...new Set([...inside, text.length])].toSorted((a, b) => a - b);
}

function reference(number: number, t: Translate): Markup {
  return html`<a class="cite" href="#q${number}" aria-label="${t("reader.quote", { number })}">${number}</a>`;
}
