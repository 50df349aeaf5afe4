import type { Paragraph } from "../../article/article.ts";
import { attribution } from "./attribution.ts";
import { interjection } from "./interjection.ts";
import { quotations, type Quotation } from "./quotations.ts";
import type { Speaker } from "./speaker.ts";

/** Characters on either side of a quotation in which its speaker is looked for. */
const contextLength = 400;

/** A quotation with who says it; `start` and `end` are those of its words without a clause that interrupts them. */
export interface Attributed extends Quotation, Speaker {}

/**
 * The quotations of a paragraph with their speakers: looked for one at a time, for it takes long.
 *
 * @param names full names that occur in the article
 */
export function* spokenIn(
  { text }: Pick<Paragraph, "text">,
  previous: string,
  next: string,
  language: string,
  names: readonly string[],
): Generator<Attributed, void> {
  const all = quotations(text, next);
  for (const [index, quotation] of all.entries()) {
    const { start, end, clause } = interjection(text, quotation, language);
    const before = text.slice(all[index - 1]?.to ?? 0, quotation.from);
    const after = clause === "" ? text.slice(quotation.to, all[index + 1]?.from ?? text.length) : clause;
    const alone = index === 0 && before.trim() === "";
    const lead = alone && previous.trimEnd().endsWith(":") ? previous : before;
    const earlier = text.slice(Math.max(0, quotation.from - contextLength), quotation.from);
    const said = attribution({
      before: lead.slice(-contextLength),
      after: after.slice(0, contextLength),
      earlier,
      language,
      names,
    });
    yield { ...quotation, start, end, ...said };
  }
}
