import { z } from "zod";
import type { Article } from "../article/article.ts";
import { createFinder, type Span } from "./check/verbatim.ts";
import { isWrittenIn } from "./language.ts";
import type { Quote } from "./result.ts";

/** What says nothing of whether the quote is real may be missing or of another type. */
const Words = z.string().catch("");

/** A quote as the model gives it. */
export const GivenQuote = z.object({
  paragraph: z.coerce.number().int().catch(0),
  original: z.string().min(1),
  english: Words,
  name: Words,
  speaker: Words,
  role: Words,
});

export type GivenQuote = z.infer<typeof GivenQuote>;

/** Gives a quote as the article has it, or undefined where the article doesn't have it. */
export function createProof(
  article: Pick<Article, "language" | "paragraphs">,
  to: string,
): (given: GivenQuote) => Quote | undefined {
  const places = article.paragraphs.map(({ id, text }) => ({ id, text, find: createFinder(text) }));
  const needsTranslation = !isWrittenIn(article, to);

  return (given) => {
    const hinted = places.filter(({ id }) => id === given.paragraph);
    for (const { id, text, find } of [...hinted, ...places]) {
      const span = find(given.original);
      if (span) return quote(given, id, text, span);
    }
    return undefined;
  };

  function quote(given: GivenQuote, paragraph: number, text: string, { start, end, verified }: Span): Quote {
    // A name that the article doesn't hold is the model's own.
    const isNamed = places.some(({ find }) => find(given.name));
    return {
      original: text.slice(start, end),
      spans: [{ start, end }],
      english: needsTranslation ? given.english : "",
      speaker: isNamed ? given.speaker || given.name : "",
      role: isNamed ? given.role : "",
      paragraph,
      verified,
    };
  }
}
