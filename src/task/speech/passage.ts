import type { Paragraph } from "../../article/article.ts";
import { isMarked } from "../check/quote/edges.ts";
import type { Span } from "../check/quote/elided.ts";
import { quotations } from "../extractive/quotations.ts";
import { nobody, type Speaker } from "../extractive/speaker.ts";
import { spokenIn, type Attributed } from "../extractive/spoken.ts";
import { speechVerbs } from "../extractive/speechverbs.ts";
import { isTerm } from "./term.ts";

/** A passage of a paragraph that is set as direct speech, marks included, with whom the text says to speak. */
export interface Passage extends Span, Speaker {
  /** Somebody's words within somebody else's: who said them isn't known. */
  readonly nested: boolean;
  /** It may hold what is told as well: a dialogue's “, she said”, the name under a block quotation. */
  readonly mixed: boolean;
}

export interface Passages {
  /** All of the paragraph. */
  readonly all: (paragraph: number) => readonly Passage[];
  /** The one that holds the span; undefined where that isn't direct speech. */
  readonly around: (paragraph: number, span: Span) => Passage | undefined;
}

const OPENING = /^[«“„"「『‟]/u;
const CLOSING = /[»”“"」』][.,。，]?$/u;
/** A line of dialogue. */
const DIALOGUE = /^[—–]\s?\S/u;

/** Quotations of a paragraph that are looked at: each takes a while, and no writer's paragraph has so many. */
const MOST_SPOKEN = 200;

/** The direct speech in an article's paragraphs, which are named by their index. */
export function createPassages(
  paragraphs: readonly Pick<Paragraph, "kind" | "text">[],
  language: string,
  names: readonly string[],
): Passages {
  const known = new Map<number, readonly Passage[]>();
  const textOf = (index: number): string => paragraphs[index]?.text ?? "";

  function all(index: number): readonly Passage[] {
    const passages = known.get(index) ?? read(index);
    known.set(index, passages);
    return passages;
  }

  function read(index: number): Passage[] {
    const [text, kind] = [textOf(index), paragraphs[index]?.kind];
    if (kind === undefined || kind === "heading") return [];
    const spoken = [...spokenIn({ text }, textOf(index - 1), textOf(index + 1), language, names).take(MOST_SPOKEN)];
    const marked = spoken.filter((quotation) => !isTerm(text, quotation, language)).map(passage);
    const whole = { start: 0, end: text.length, ...nobody, nested: false, mixed: false };
    if (kind === "quote" || DIALOGUE.test(text)) return [...marked, { ...whole, mixed: true }];
    // A quotation that goes on from the paragraph before or in the next one, or whose other mark was lost.
    const open = spoken.length === 0 && OPENING.test(text) !== CLOSING.test(text.slice(-2));
    return open ? [whole] : marked;
  }

  return {
    all,
    around(index, span) {
      const text = textOf(index);
      const holding = all(index).find(({ start, end }) => start <= span.start && span.end <= end);
      if (holding) return { ...holding, nested: isNested(text, holding, span) };
      const alone = paragraphs[index]?.kind !== "heading" && isMarked(text, span.start, span.end);
      const quotation = { ...span, from: span.start - 1, to: span.end + 1 };
      return alone && !touchesQuotation(text, span) && !isTerm(text, quotation, language)
        ? { ...span, ...nobody, nested: false, mixed: false }
        : undefined;
    },
  };
}

function passage({ from, to, speaker, role }: Attributed): Passage {
  return { start: from, end: to, speaker, role, nested: false, mixed: false };
}

/** Characters from words to marks that may be theirs. */
const TO_MARK = 4;

/** What stands between two quotations has marks on both sides as well: theirs. */
function touchesQuotation(text: string, span: Span): boolean {
  return quotations(text).some(({ from, to }) => from < span.end + TO_MARK && span.start - TO_MARK < to);
}

function isNested(text: string, { start, end }: Span, span: Span): boolean {
  const isInner = span.start > start + 1 && span.end < end - 2;
  if (isInner && isMarked(text, span.start, span.end)) return true;
  const inside = text.slice(start + 1, end - 1);
  const [from, to] = [span.start - start - 1, span.end - start - 1];
  return quotations(inside).some(
    (inner) => inner.from <= from && to <= inner.to && inner.to - inner.from < inside.length * 0.9,
  );
}

/**
 * Whether two passages of a paragraph are one person's: “…,” she said. “…”. Whoever is named between them speaks both;
 * a second verb of speech, or a sentence that leads to the second, may name somebody else.
 */
export function isOneSpeaker(text: string, first: Passage, second: Passage, language: string): boolean {
  if (first.speaker !== "" && second.speaker !== "") return first.speaker === second.speaker;
  const between = text.slice(first.end, second.start);
  const verbs = [...between.matchAll(new RegExp(speechVerbs(language), "gu"))].length;
  const leads = /[:：]\s*$/u.test(between) || /[.!?。！？]\s*[^\s.!?。！？]/u.test(between);
  return verbs <= 1 && !leads && between.length <= 120;
}
