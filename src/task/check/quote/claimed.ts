import type { Article } from "../../../article/article.ts";
import { languageOf } from "../../../article/language.ts";
import { quotations, type Quotation } from "../../extractive/quotations.ts";
import { foreignScripts, isWrittenIn, primarySubtag } from "../../language.ts";
import { hard } from "../problem.ts";
import type { Problem } from "../../result.ts";
import { createFinder } from "../verbatim.ts";

/** Fewer words are a term or a title, which may be translated. */
const SPEECH_WORDS = 4;
/** Characters of a script without spaces. */
const SPEECH_CHARACTERS = 10;
const DENSE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;
/** Between a quotation and its translation: “…” (“…”). */
const BESIDE = 4;

/** Words in quotation marks that can't be proven. */
export interface Unproven extends Quotation {
  readonly words: string;
  /** They claim to be the article's own, in its language; else they are a translation, which nothing proves. */
  readonly isOwn: boolean;
}

/**
 * Finds what stands in quotation marks in a text in the language `to` and not in the article, nor in what else may be
 * quoted. A translation stands in marks only beside the words it translates.
 */
export function createQuotationCheck(
  article: Pick<Article, "title" | "language" | "paragraphs">,
  to: string,
  others: readonly string[] = [],
): (text: string) => readonly Unproven[] {
  const { title, language, paragraphs } = article;
  const texts = [title, ...paragraphs.map((paragraph) => paragraph.text), ...others];
  const finders = texts.map((text) => createFinder(text, language));
  const isSame = isWrittenIn(article, to);

  return (text) => {
    const quoted = quotations(text).map((quotation) => ({
      ...quotation,
      words: text.slice(quotation.start, quotation.end),
    }));
    const proven = quoted.filter(({ words }) => finders.some((find) => find(words) !== undefined));
    return quoted
      .filter((one) => !proven.includes(one) && /\p{L}/u.test(one.words) && (isSame || isSpeech(one.words)))
      .filter((one) => isSame || !proven.some((other) => isBeside(one, other)))
      .map((one) => ({ ...one, isOwn: isSame || isOf(one.words, language, to) }));
  };
}

function isSpeech(words: string): boolean {
  return DENSE.test(words) ? words.length >= SPEECH_CHARACTERS : words.trim().split(/\s+/u).length >= SPEECH_WORDS;
}

function isBeside(one: Quotation, other: Quotation): boolean {
  return one.from - other.to <= BESIDE && other.from - one.to <= BESIDE;
}

function isOf(words: string, language: string, to: string): boolean {
  const scripts = foreignScripts(language, to).map((script) => String.raw`\p{Script=${script}}`);
  if (scripts.length > 0) return new RegExp(`[${scripts.join("")}]`, "u").test(words);
  const found = primarySubtag(languageOf(words));
  return found === primarySubtag(language) && found !== primarySubtag(to);
}

/** The text without the marks of these quotations. */
export function withoutMarks(text: string, unproven: readonly Unproven[]): string {
  const marks = new Set(unproven.flatMap(({ from, to, end }) => (to > end ? [from, to - 1] : [from])));
  return text
    .split("")
    .filter((_, at) => !marks.has(at))
    .join("");
}

const LONGEST_NAMED = 60;

/** What is to be mended. */
export function quotationProblems(unproven: readonly Unproven[]): Problem[] {
  return unproven.map(({ words, isOwn }) => {
    const shown = `${words.slice(0, LONGEST_NAMED)}${words.length > LONGEST_NAMED ? "…" : ""}`;
    return hard("quotation", isOwn ? "notWordForWord" : "notQuotable", { words: shown });
  });
}
