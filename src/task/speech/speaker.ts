import type { Paragraph } from "../../article/article.ts";
import type { Span } from "../check/quote/elided.ts";
import { want, type Wanted } from "../check/quote/wanted.ts";
import type { Search } from "../check/verbatim.ts";
import { speechVerbs } from "../extractive/speechverbs.ts";
import { hasOther, isPronoun } from "./beside.ts";
import { names as isNamed, partsOf, sameName } from "./named.ts";
import type { Passage, Passages } from "./passage.ts";
import { givesTitle } from "./title.ts";

/** Who is claimed to speak, in the article's own words. */
export interface Claim {
  readonly name: string;
  /** Office or description; empty where none is claimed. */
  readonly title: string;
}

/** What of a claim the article bears out. */
export interface Borne {
  readonly name: boolean;
  readonly title: boolean;
}

const NEITHER: Borne = { name: false, title: false };

/** Paragraphs before the quote's in which a pronoun's person is looked for. */
const LOOK_BACK = 2;
/** Characters on either side of a quote in which somebody else's verb of speech speaks against the claim. */
const BESIDE = 60;

/**
 * Tells what the article bears out of a claim to have spoken: the name stands beside the quote or in one of the two
 * paragraphs before it, outside of what was said, and nobody else is said to speak; the title stands with the name.
 *
 * @param searches those of the paragraphs
 * @param known full names that occur in the article
 */
export function createSpeakers(
  paragraphs: readonly Pick<Paragraph, "text">[],
  passages: Passages,
  searches: readonly Search[],
  language: string,
  known: readonly string[],
): (claim: Claim, paragraph: number, quote: Span, passage: Passage) => Borne {
  /** A paragraph without what is said in it. */
  function told(index: number, quote?: Span): string {
    const text = paragraphs[index]?.text ?? "";
    const spoken = passages.all(index).filter(({ mixed }) => !mixed);
    return [...spoken, ...(quote ? [quote] : [])].reduce(
      (rest, { start, end }) => rest.slice(0, start) + " ".repeat(end - start) + rest.slice(end),
      text,
    );
  }

  const speaks = new RegExp(speechVerbs(language), "u");
  const beside = (own: string, { start, end }: Passage): string[] => [
    own.slice(Math.max(0, start - BESIDE), start),
    own.slice(end, end + BESIDE),
  ];

  const others = (text: string, name: string): boolean =>
    known.some((other) => !sameName(other, name, language) && isNamed(text, other, language));

  /** Whether every part of a name is the article's: a surname may stand for it, but makes no other name true. */
  const isArticles = (name: string): boolean =>
    partsOf(name).every((part) => paragraphs.some(({ text }) => isNamed(text, part, language)));

  function isSpeaker(name: string, index: number, quote: Span, passage: Passage): boolean {
    if (name === "" || isPronoun(name) || passage.nested || !isArticles(name)) return false;
    if (passage.speaker !== "")
      return sameName(passage.speaker, name, language) || isNamed(name, passage.speaker, language);
    const own = told(index, quote);
    if (isAnother(own, name, passage)) return false;
    if (isNamed(own, name, language)) return true;
    if (others(own, name)) return false;
    for (let back = 1; back <= LOOK_BACK; back++) {
      const earlier = told(index - back);
      if (isNamed(earlier, name, language)) return true;
      // “…,” she said: which of them only the reader can tell. Words alone are the last one's.
      if (others(earlier, name) && !beside(own, passage).some((clause) => speaks.test(clause))) return false;
    }
    return false;
  }

  /** Whether somebody else is said to speak right beside the quote. */
  function isAnother(own: string, name: string, passage: Passage): boolean {
    return beside(own, passage).some((clause) => hasOther(clause, name, language));
  }

  function isGiven(title: Wanted, name: string): boolean {
    return paragraphs.some(({ text }, index) => {
      const search = searches[index];
      return search && isNamed(text, name, language) && givesTitle(text, search, title, name, language);
    });
  }

  return ({ name, title }, index, quote, passage) => {
    if (!isSpeaker(name, index, quote, passage)) return NEITHER;
    const wanted = want(title);
    return { name: true, title: wanted !== undefined && isGiven(wanted, name) };
  };
}
