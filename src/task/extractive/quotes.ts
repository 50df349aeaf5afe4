import type { Article, Paragraph } from "../../article/article.ts";
import type { Quote, Quotes } from "../result.ts";
import { knownNames } from "./attribution.ts";
import { spokenIn, type Attributed } from "./spoken.ts";
import { centroid, cosine, vectors } from "./terms.ts";

/** Quotes given at most. */
export const maxQuotes = 8;

/** Shorter ones are scare quotes, titles and terms. Words where the script has spaces, characters where it hasn't. */
const shortest = { words: 5, letters: 20, characters: 10 };

/** Past this many characters a longer quote is no better. */
const fullLength = 160;

/** Quotes looked at: an article has fewer, a book of dialogue more. */
const maxFound = 200;

/** How much each feature counts. */
const weights = { length: 1, centrality: 1, speaker: 0.7 };

interface Found extends Attributed {
  readonly text: string;
  readonly paragraph: number;
}

/** Direct quotes by their quotation marks, without a language model: at most `maxQuotes`, in reading order. */
export function extractQuotes(article: Article): Quotes {
  const paragraphs = article.paragraphs.filter(({ kind }) => kind === "text" || kind === "quote" || kind === "list");
  const names = knownNames(
    paragraphs.map(({ text }) => text),
    article.language,
  );
  const found = paragraphs.flatMap((paragraph, index) => {
    return inParagraph(
      paragraph,
      paragraphs[index - 1]?.text ?? "",
      paragraphs[index + 1]?.text ?? "",
      article.language,
      names,
    );
  });
  return { quotes: best(distinct(found.slice(0, maxFound))).map(toQuote), withheld: 0 };
}

function inParagraph(
  paragraph: Paragraph,
  previous: string,
  next: string,
  language: string,
  names: readonly string[],
): Found[] {
  return spokenIn(paragraph, previous, next, language, names)
    .map((quotation) => ({
      ...quotation,
      text: paragraph.text.slice(quotation.start, quotation.end),
      paragraph: paragraph.id,
    }))
    .filter(({ text }) => substantial(text, language));
}

function substantial(text: string, language: string): boolean {
  const wide = text.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/gu)?.length ?? 0;
  if (wide >= shortest.characters) return true;
  const words = text.match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}’'-]*/gu) ?? [];
  // A Korean syllable is written as one letter.
  const syllables = text.match(/\p{Script=Hangul}/gu)?.length ?? 0;
  const letters = words.join("").length + syllables;
  return words.length >= shortest.words && letters >= shortest.letters && !titled(words, language);
}

/** The title of a work: most longer words are capitalised, in a language where that means something. */
function titled(words: readonly string[], language: string): boolean {
  if (language.startsWith("de")) return false;
  const long = words.filter((word) => word.length > 3);
  return long.filter((word) => /^\p{Lu}/u.test(word)).length > long.length * 0.6;
}

/** Without pull quotes: words that stand inside an earlier or longer quote. */
function distinct(found: readonly Found[]): Found[] {
  const folded = found.map(({ text }) => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ""));
  return found.filter((_, i) => {
    return !folded.some(
      (other, j) => j !== i && other.includes(folded[i] ?? "") && (other.length > (folded[i] ?? "").length || j < i),
    );
  });
}

function best(found: readonly Found[]): Found[] {
  const all = vectors(found.map(({ text }) => text));
  const common = centroid(all);
  const scored = found.map((quote, i) => {
    const score =
      weights.length * Math.min(quote.text.length / fullLength, 1) +
      weights.centrality * cosine(all[i] ?? new Map<string, number>(), common) +
      (quote.speaker === "" ? 0 : weights.speaker);
    return { quote, score };
  });
  const chosen = new Set(scored.toSorted((a, b) => b.score - a.score).slice(0, maxQuotes));
  return scored.filter((entry) => chosen.has(entry)).map(({ quote }) => quote);
}

function toQuote({ text, start, end, paragraph, speaker, role }: Found): Quote {
  return {
    original: text,
    spans: [{ start, end }],
    english: "",
    speaker,
    name: speaker,
    role,
    paragraph,
    verified: "exact",
  };
}
