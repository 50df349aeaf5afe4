import { strangeAddresses, type Addressed } from "../check/addresses.ts";
import type { Ground } from "../check/grounded.ts";
import { checkLeak } from "../check/leak.ts";
import { withoutPreamble } from "../check/preamble.ts";
import { withoutQuotations } from "../check/quoted.ts";
import { checkScript } from "../check/script.ts";
import { claimsOf, withoutSigns, type AnswerClaim } from "./claims.ts";
import { createAnswerProof, type AnswerProof } from "./proof.ts";

/** What may be shown of an answer of which so much has come. Called with all of it so far. */
export type Live = (text: string) => string;

/**
 * The beginning of an answer that is still coming, up to the first piece that isn't proven by the paragraphs it names.
 * People copy what they see, and what was wrong can't be taken back from them: so nothing is shown that the model would be
 * asked to mend, and a piece without references, which rests on the whole, waits for that.
 */
export function createLive(article: Ground & Addressed, to: string, question: string): Live {
  const texts = article.paragraphs.map((paragraph) => paragraph.text);
  const known = new Set(article.paragraphs.map(({ id }) => id));
  let proof: AnswerProof | undefined;
  let proven = "";
  let isOpen = true;

  return (text) => {
    const answer = withoutPreamble(withoutSigns(text), to);
    // Another attempt begins anew.
    if (!answer.startsWith(proven)) [proven, isOpen] = ["", true];
    if (!isOpen) return proven.trimEnd();
    // More of the last piece may come.
    for (const piece of claimsOf(answer.slice(proven.length), (id) => known.has(id)).slice(0, -1)) {
      isOpen = isProven(piece);
      if (!isOpen) break;
      proven += piece.text;
    }
    return proven.trimEnd();
  };

  function isProven({ text, bare, paragraphs }: AnswerClaim): boolean {
    if (text.trim() === "") return true;
    if (paragraphs.length === 0) return false;
    proof ??= createAnswerProof(article, to, question);
    const found = [
      ...proof.check(text),
      ...checkScript(withoutQuotations(bare), article.language, to),
      ...checkLeak(text, texts),
      ...strangeAddresses(text, article, question),
    ];
    return found.length === 0;
  }
}
