import type { Span } from "../check/quote/elided.ts";
import { isQuoteMark } from "../check/quote/fold.ts";
import { isOneSpeaker, type Passage, type Passages } from "./passage.ts";

/** Words of an article as direct speech. */
export interface Fitted {
  /** The words without what is told between them. */
  readonly spans: readonly Span[];
  /** That of the first words, with the speaker that any of them has. */
  readonly passage: Passage;
}

/** Fits words that stand in a paragraph (by its index) to its direct speech; undefined where they aren't one person's. */
export function createFit(
  texts: readonly string[],
  passages: Passages,
  language: string,
): (paragraph: number, spans: readonly Span[]) => Fitted | undefined {
  return (index, spans) => {
    const text = texts[index] ?? "";
    const parts = spans.flatMap((span) => within(index, text, span));
    const [first, ...rest] = parts;
    if (!first || parts.some(({ passage }) => passage === undefined)) return undefined;
    let last = first.passage;
    let { speaker, role } = last ?? { speaker: "", role: "" };
    for (const { passage } of rest) {
      if (!last || !passage) return undefined;
      if (passage.start !== last.start && !isOneSpeaker(text, last, passage, language)) return undefined;
      if (speaker === "") ({ speaker, role } = passage);
      last = passage;
    }
    return first.passage && { spans: parts.map(({ span }) => span), passage: { ...first.passage, speaker, role } };
  };

  /** The parts of a span that are said; words that begin and end in speech may have been told between. */
  function within(index: number, text: string, span: Span): { span: Span; passage: Passage | undefined }[] {
    const passage = passages.around(index, span);
    if (passage) return [{ span, passage }];
    const crossed = passages.all(index).filter(({ start, end }) => start < span.end && span.start < end);
    const [first, last] = [crossed[0], crossed.at(-1)];
    if (!first || !last || first === last || span.start < first.start || span.end > last.end)
      return [{ span, passage: undefined }];
    return crossed.map((one) => ({
      span: trimmed(text, { start: Math.max(one.start, span.start), end: Math.min(one.end, span.end) }),
      passage: one,
    }));
  }
}

/** Without the marks and the comma before what is told. */
function trimmed(text: string, { start, end }: Span): Span {
  let [from, to] = [start, end];
  while (from < to && (isQuoteMark(text.charAt(from)) || /\s/u.test(text.charAt(from)))) from++;
  while (to > from && (isQuoteMark(text.charAt(to - 1)) || /[\s,，、]/u.test(text.charAt(to - 1)))) to--;
  return { start: from, end: to };
}
