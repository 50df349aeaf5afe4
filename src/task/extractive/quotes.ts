import type { Article, Paragraph } from "../../article/article.ts";
import type { Include } from "../../job.ts";
import type { Quote, Quotes } from "../result.ts";
import { isTerm } from "../speech/term.ts";
import { knownNames } from "./attribution.ts";
import { nobody } from "./speaker.ts";
import { spokenIn, type Attributed } from "./spoken.ts";
import { centroid, cosine, vectors } from "./terms.ts";

/** Quotes given at most, and terms as many again. */
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
  readonly kind: Quote["kind"];
  readonly text: string;
  readonly paragraph: number;
}

/**
 * Quotes by their quotation marks, without a language model, in reading order: the best direct speech, and where all is
 * asked for what is shorter and the first terms too.
 */
export function extractQuotes(article: Article, include: Include = "speech"): Quotes {
  const paragraphs = article.paragraphs.filter(({ kind }) => kind === "text" || kind === "quote" || kind === "list");
  const names = knownNames(
    paragraphs.map(({ text }) => text),
    article.language,
  );
  const looked = [...wanted(paragraphs, article.language, names, include).take(maxFound)];
  const speech = best(distinct(looked.filter(({ kind }) => kind === "speech")));
  const terms = once(looked.filter(({ kind }) => kind === "term")).slice(0, maxQuotes);
  const chosen = new Set([...speech, ...terms]);
  return { quotes: looked.filter((quote) => chosen.has(quote)).map(toQuote), withheld: 0, include };
}

function* wanted(
  paragraphs: readonly Paragraph[],
  language: string,
  names: readonly string[],
  include: Include,
): Generator<Found, void> {
  for (const [index, paragraph] of paragraphs.entries()) {
    const [previous, next] = [paragraphs[index - 1]?.text ?? "", paragraphs[index + 1]?.text ?? ""];
    for (const quotation of inParagraph(paragraph, previous, next, language, names)) {
      const kind = kindOf(paragraph.text, quotation, language, include);
      if (kind) yield { ...quotation, kind };
    }
  }
}

function inParagraph(
  paragraph: Paragraph,
  previous: string,
  next: string,
  language: string,
  names: readonly string[],
): Iterable<Omit<Found, "kind">> {
  return spokenIn(paragraph, previous, next, language, names).map((quotation) => ({
    ...quotation,
    text: paragraph.text.slice(quotation.start, quotation.end),
    paragraph: paragraph.id,
  }));
}

/** Undefined for what isn't asked for. */
function kindOf(
  paragraph: string,
  quotation: Omit<Found, "kind">,
  language: string,
  include: Include,
): Quote["kind"] | undefined {
  if (substantial(quotation.text, language)) return "speech";
  if (include === "speech" || !/[\p{L}\p{N}]/u.test(quotation.text)) return undefined;
  return isTerm(paragraph, quotation, language) ? "term" : "speech";
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
  const folded = found.map(bare);
  return found.filter((_, i) => {
    return !folded.some(
      (other, j) => j !== i && other.includes(folded[i] ?? "") && (other.length > (folded[i] ?? "").length || j < i),
    );
  });
}

/** Each term where it stands first. */
function once(found: readonly Found[]): Found[] {
  const folded = found.map(bare);
  return found.filter((_, index) => folded.indexOf(folded[index] ?? "") === index);
}

function bare({ text }: Found): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "");
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

function toQuote({ kind, text, start, end, paragraph, ...said }: Found): Quote {
  const { speaker, role } = kind === "term" ? nobody : said;
  return {
    kind,
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
