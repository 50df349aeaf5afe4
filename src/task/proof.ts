import { z } from "zod";
import type { Article } from "../article/article.ts";
import { want } from "./check/quote/wanted.ts";
import { createSearch, LADDER, type Verified } from "./check/verbatim.ts";
import { knownNames } from "./extractive/attribution.ts";
import { foreignScripts, isWrittenIn } from "./language.ts";
import type { Quote } from "./result.ts";
import { createFit, type Fitted } from "./speech/fit.ts";
import { createPassages } from "./speech/passage.ts";
import { createSpeakers } from "./speech/speaker.ts";

/** What says nothing of whether the quote is real may be missing or of another type. */
const Words = z.string().catch("");

/** A quote as the model gives it. */
export const GivenQuote = z.object({
  paragraph: z.coerce.number().int().catch(0),
  original: z.string().min(1),
  english: Words,
  name: Words,
  speaker: Words,
  title: Words,
  role: Words,
});

export type GivenQuote = z.infer<typeof GivenQuote>;

/** Why a quote isn't shown: the article doesn't have the words, or doesn't have them as direct speech. */
export type Unproven = "absent" | "told";

export type Proof = { readonly quote: Quote } | { readonly unproven: Unproven };

/** What stands for what a quote leaves out. */
const GAP = " […] ";

/** Proves quotes against an article: each is given as the article has it, or with why it is none. */
export function createProof(
  { language, paragraphs }: Pick<Article, "language" | "paragraphs">,
  to: string,
): (given: GivenQuote) => Proof {
  const texts = paragraphs.map(({ text }) => text);
  const searches = texts.map((text) => createSearch(text, language));
  const known = knownNames(texts, language);
  const passages = createPassages(paragraphs, language, known);
  const fit = createFit(texts, passages, language);
  const bears = createSpeakers(paragraphs, passages, searches, language, known);
  const needsTranslation = !isWrittenIn({ language, paragraphs }, to);

  return (given) => {
    const hinted = paragraphs.findIndex(({ id }) => id === given.paragraph);
    const order = [...paragraphs.keys()].toSorted((a, b) => Number(b === hinted) - Number(a === hinted));
    let unproven: Unproven = "absent";
    const wanted = want(given.original);
    if (!wanted) return { unproven };
    for (const verified of LADDER) {
      for (const index of order) {
        for (const spans of searches[index]?.(wanted, verified) ?? []) {
          const fitted = fit(index, spans);
          if (fitted) return { quote: quote(given, index, fitted, verified) };
          unproven = "told";
        }
      }
    }
    return { unproven };
  };

  function quote(given: GivenQuote, index: number, { spans, passage }: Fitted, found: Verified): Quote {
    const name = given.name || given.speaker;
    // Without the article's words for it, a role is as good as what the text itself gives.
    const title = given.title || (needsTranslation ? passage.role : given.role);
    const { start, end } = { start: spans[0]?.start ?? 0, end: spans.at(-1)?.end ?? 0 };
    const borne = bears({ name, title }, index, { start, end }, passage);
    const speaker = borne.name ? spelled(given, name) : "";
    return {
      original: spans.map((span) => texts[index]?.slice(span.start, span.end) ?? "").join(GAP),
      spans,
      english: needsTranslation ? given.english : "",
      speaker,
      name: borne.name ? name : "",
      role: borne.title ? given.role || given.title : "",
      paragraph: paragraphs[index]?.id ?? 0,
      verified: spans.length > 1 ? "elided" : found === "elided" ? "punctuation" : found,
    };
  }

  /** Where both languages share a script the name's spelling shows whether it is the same name. */
  function spelled({ speaker }: GivenQuote, name: string): string {
    if (speaker === "") return name;
    const parts = capitalised(speaker);
    if (parts.length === 0 || !needsTranslation || foreignScripts(language, to).length > 0) return speaker;
    const own = capitalised(name);
    return parts.some((part) => own.some((other) => part.slice(0, 3) === other.slice(0, 3))) ? speaker : name;
  }
}

/** Capitalised words without accents, but for an article before them. */
function capitalised(text: string): string[] {
  const words =
    text
      .normalize("NFKD")
      .replace(/\p{M}/gu, "")
      .match(/\p{Lu}[\p{L}’'-]*/gu) ?? [];
  return words.filter((word) => !/^(?:An?|The)$/u.test(word));
}
