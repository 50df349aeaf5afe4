import { strangeAddresses, type Addressed } from "../check/addresses.ts";
import { hard } from "../check/problem.ts";
import { claimsOf } from "./claims.ts";
import type { Shown } from "./proof.ts";

/** An answer without the sentences that name an address which neither the article nor the question has. */
export function withoutStrangers(answer: string, article: Addressed, question: string): Shown {
  const known = new Set(article.paragraphs.map(({ id }) => id));
  const claims = claimsOf(answer, (id) => known.has(id));
  const kept = claims.filter(({ text }) => strangeAddresses(text, article, question).length === 0);
  if (kept.length === claims.length) return { text: answer, problems: [] };
  return {
    text: kept
      .map(({ text }) => text)
      .join("")
      .trim(),
    problems: [hard("address", "sentencesLeftOut", { count: claims.length - kept.length })],
  };
}
