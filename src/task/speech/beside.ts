import { isTitle } from "../extractive/names.ts";
import { speechVerbs } from "../extractive/speechverbs.ts";
import { names } from "./named.ts";

const NAME = "(\\p{Lu}[\\p{L}\\p{M}’'-]{2,})";
const INDEFINITE =
  "(?:an?|one|another|ein|eine|einer|eines|un|une|uno|una|um|uma|een|en|ett|et|один|одна|одну|один из|jeden|jedna)";

const PRONOUN =
  /^(?:he|she|they|it|we|i|you|er|sie|es|wir|ich|il|elle|ils|elles|on|nous|je|vous|él|ella|ellos|ellas|yo|ele|ela|eles|elas|eu|lui|lei|loro|io|hij|zij|ze|ik|hon|han|hun|jag|vi|de|ona|oni|ja|он|она|оно|они|мы|я|вы|він|вона|вони|ми|ви|هو|هي|هم|او|وی|הוא|היא|הם|वह|वे|उन्होंने|उसने|他|她|他们|她们|他們|她們|我|彼|彼女|同氏|그|그는|그녀|o|onlar|biz|ben)$/iu;

/** Whether words stand for a person without naming one. */
export function isPronoun(words: string): boolean {
  return PRONOUN.test(words.trim());
}

/**
 * Whether a clause beside a quote has somebody else speak: another name stands beside the verb of speech (Trump tweeted),
 * or nobody in particular (said one expert).
 */
export function hasOther(clause: string, name: string, language: string): boolean {
  const verb = speechVerbs(language);
  if (!new RegExp(verb, "u").test(clause)) return false;
  // German writes every noun with a capital.
  const isCased = !/^(?:de|lb)(?:-|$)/u.test(language);
  const subject = isCased ? new RegExp(`${NAME}\\s${verb}|${verb}((?:\\s${NAME})+)`, "u").exec(clause) : null;
  const words = subject?.[1] ?? subject?.[2]?.trim() ?? "";
  const [word = ""] = words.split(/\s/u);
  if (word !== "" && !isPronoun(word) && !isTitle(word))
    return !words.split(/\s/u).some((one) => names(name, one, language));
  return !names(clause, name, language) && isNobody(clause, verb);
}

/** “…,” said one expert. A spokesperson said: “…” */
function isNobody(clause: string, verb: string): boolean {
  const after = `${verb}\\s${INDEFINITE}\\s`;
  const before = `(?<!\\p{L})${INDEFINITE}\\s[^\\p{Lu},.;:]{2,40}\\s${verb}`;
  return new RegExp(`${after}|${before}`, "iu").test(clause);
}
