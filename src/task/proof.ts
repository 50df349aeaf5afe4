import { z } from "zod";
import type { Article } from "../article/article.ts";
import type { Include } from "../job.ts";
import { want } from "./check/quote/wanted.ts";
import type { Span } from "./check/quote/elided.ts";
import { createSearch, LADDER, type Verified } from "./check/verbatim.ts";
import { knownNames } from "./extractive/attribution.ts";
import { foreignScripts, isWrittenIn } from "./language.ts";
import type { Quote } from "./result.ts";
import { createFit, type Fitted } from "./speech/fit.ts";
import { quotationOf } from "./speech/marked.ts";
import { createPassages } from "./speech/passage.ts";
import { createSpeakers } from "./speech/speaker.ts";
import { isSaid } from "./speech/term.ts";

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
  /** Given where it is no direct speech. */
  kind: z.literal("term").optional().catch(undefined),
});

export type GivenQuote = z.infer<typeof GivenQuote>;

/** Why a quote isn't shown: the article doesn't have the words, or doesn't have them as what was asked for. */
export type Unproven = "absent" | "told";

export type Proof = { readonly quote: Quote } | { readonly unproven: Unproven };

/** What stands for what a quote leaves out. */
const GAP = " […] ";

/** Words as they stand in a paragraph, by its index. */
interface Place {
  readonly index: number;
  readonly spans: readonly Span[];
  readonly verified: Verified;
}

/**
 * Proves quotes against an article: each is given as the article has it, or with why it is none. Where all that stands
 * in quotation marks is asked for, whole quotations that nobody is told to say are terms.
 */
export function createProof(
  { language, paragraphs }: Pick<Article, "language" | "paragraphs">,
  to: string,
  include: Include = "speech",
): (given: GivenQuote) => Proof {
  const texts = paragraphs.map(({ text }) => text);
  const searches = texts.map((text) => createSearch(text, language));
  const known = knownNames(texts, language);
  const passages = createPassages(paragraphs, language, known);
  const fit = createFit(texts, passages, language);
  const bears = createSpeakers(paragraphs, passages, searches, language, known);
  const needsTranslation = !isWrittenIn({ language, paragraphs }, to);

  return (given) => {
    let unproven: Unproven = "absent";
    let term: Quote | undefined;
    for (const place of places(given)) {
      const fitted = fit(place.index, place.spans);
      const isTerm = include === "all" && mayBeTerm(place, fitted);
      // It claims less than speech does: nobody is said to have said it.
      if (isTerm && given.kind === "term") return { quote: words(given, place) };
      if (fitted) return { quote: speech(given, place, fitted) };
      if (isTerm) term ??= words(given, place);
      unproven = "told";
    }
    return term ? { quote: term } : { unproven };
  };

  /** Everywhere the words stand: the surest way of finding them first, and then the paragraph that is named. */
  function* places(given: GivenQuote): Generator<Place> {
    const hinted = paragraphs.findIndex(({ id }) => id === given.paragraph);
    const order = [...paragraphs.keys()].toSorted((a, b) => Number(b === hinted) - Number(a === hinted));
    const wanted = want(given.original);
    if (!wanted) return;
    for (const verified of LADDER) {
      for (const index of order) {
        for (const spans of searches[index]?.(wanted, verified) ?? []) yield { index, spans, verified };
      }
    }
  }

  function mayBeTerm({ index, spans }: Place, fitted: Fitted | undefined): boolean {
    const [span, ...others] = spans;
    if (!span || others.length > 0 || paragraphs[index]?.kind === "heading") return false;
    const quotation = quotationOf(texts[index] ?? "", span);
    if (!quotation || !fitted) return quotation !== undefined;
    const { nested, speaker } = fitted.passage;
    return (nested || speaker === "") && !isSaid(texts[index] ?? "", quotation, language);
  }

  function words({ english }: GivenQuote, { index, spans, verified }: Place): Quote {
    return {
      kind: "term",
      original: spans.map(({ start, end }) => texts[index]?.slice(start, end) ?? "").join(GAP),
      spans,
      english: needsTranslation ? english : "",
      speaker: "",
      name: "",
      role: "",
      paragraph: paragraphs[index]?.id ?? 0,
      verified: spans.length === 1 && verified === "elided" ? "punctuation" : verified,
    };
  }

  function speech(given: GivenQuote, { index, verified }: Place, { spans, passage }: Fitted): Quote {
    const name = given.name || given.speaker;
    // Without the article's words for it, a role is as good as what the text itself gives.
    const title = given.title || (needsTranslation ? passage.role : given.role);
    const { start, end } = { start: spans[0]?.start ?? 0, end: spans.at(-1)?.end ?? 0 };
    const borne = bears({ name, title }, index, { start, end }, passage);
    const speaker = borne.name ? spelled(given, name) : "";
    return {
      ...words(given, { index, spans, verified: spans.length > 1 ? "elided" : verified }),
      kind: "speech",
      speaker,
      name: borne.name ? name : "",
      role: borne.title ? given.role || given.title : "",
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
