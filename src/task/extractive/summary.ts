import type { Article } from "../../article/article.ts";
import type { Length } from "../../job.ts";
import type { Bullet, Summary } from "../result.ts";
import { type Candidate, rank } from "./rank.ts";
import { cosine } from "./terms.ts";

/** Bullets of a summary. */
export const bulletCount: Record<Length, number> = { short: 3, medium: 5, long: 8 };

/** Share of a candidate's score that goes when it repeats a chosen one word for word. */
const redundancy = 0.7;

/** Two sentences as like as this are the same one, corrected or repeated as a pull quote. */
const duplicate = 0.75;

/** What is left of the score of a second sentence from a paragraph that has given one. */
const sameParagraph = 0.8;

/**
 * A summary without a language model: the sentences that say most of what the article says, word for word and in
 * reading order. Fewer than `bulletCount` where the article has fewer; none where it has none.
 */
export function extractSummary(article: Article, length: Length): Summary {
  const candidates = rank(article);
  const chosen = choose(candidates, bulletCount[length]);
  const bullets = candidates.filter((candidate) => chosen.has(candidate)).map(toBullet);
  return { headline: article.title, bullets, dropped: 0 };
}

/** The best first, then always the one that adds most to those chosen (maximal marginal relevance). */
function choose(candidates: readonly Candidate[], count: number): ReadonlySet<Candidate> {
  const chosen = new Set<Candidate>();
  while (chosen.size < count) {
    let best: Candidate | undefined;
    let gain = 0;
    for (const candidate of candidates) {
      const value = chosen.has(candidate) ? 0 : marginal(candidate, chosen);
      if (value > gain) [best, gain] = [candidate, value];
    }
    if (best === undefined) break;
    chosen.add(best);
  }
  return chosen;
}

function marginal(candidate: Candidate, chosen: ReadonlySet<Candidate>): number {
  let likeness = 0;
  let share = 1;
  for (const other of chosen) {
    likeness = Math.max(likeness, cosine(candidate.vector, other.vector));
    if (other.paragraph === candidate.paragraph) share = sameParagraph;
  }
  if (likeness >= duplicate) return 0;
  return candidate.score * share * (1 - redundancy * likeness);
}

function toBullet({ text, paragraph }: Candidate): Bullet {
  return { text, paragraphs: [paragraph] };
}
