import type { Name } from "./names.ts";
import type { Speaker } from "./speaker.ts";
import { speechVerbs } from "./speechverbs.ts";

const articles =
  /^(?:the|an?|le|la|les|une?|el|los|las|un|una|der|die|das|dem|den|o|a|os|as|um|uma|il|lo|i|gli|ce|cette|este|esta|de|het|his|her|their|son|sa|leur|su|ihr|ihre|sein|seine|его|её|их)(?=\s|$)|^l[’']/iu;

/** Words that make a clause of what would be a role. */
const clause =
  /(?:^|\s)(?:who|whose|which|that|when|while|after|before|as|in|on|at|during|is|was|were|has|had|by|one|speaking|told|asked|qui|que|dont|lors|après|avant|devant|dans|en|hier|lundi|mardi|mercredi|jeudi|vendredi|quien|cuando|tras|durante|este|am|im|bei|nach|vor|dass|während|mit|etwa|который|которая|когда|что|после|в|на|яка|який|що|коли)(?=\s|$)/iu;

/** Prepositions, articles and conjunctions: what they lead to is no apposition. */
const leading =
  /(?:^|\s)(?:of|for|from|in|at|to|by|with|against|and|or|the|an?|de|del|du|des|d[’']|à|au|aux|et|di|da|do|dos|y|e|a|al|con|von|für|aus|der|die|das|den|dem|des|und|mit|gegen|an|zu|zum|zur|bei|im|am|vom|beim|auf|vor|nach|из|от|и|с|к|для|о|з|із|від|та|van|w|z|i)\s?$/iu;

/** Whether a text leads to something else than a name that is its subject: `the mayor of`. */
export function leadsAway(text: string): boolean {
  return leading.test(text);
}

/** Whether a text says more than who someone is: `the farmer whose brother`. */
export function isClause(text: string): boolean {
  return clause.test(text);
}

/** A named person with the role that stands right before the name or, between commas, right after it. */
export function person({ name, title }: Name, before: string, after: string, language: string): Speaker {
  return { speaker: name, role: roleBefore(before, title, language) || title || roleAfter(after, language) };
}

function roleBefore(before: string, title: string, language: string): string {
  const words =
    before
      .replace(/,\s*$/u, "")
      .split(/[.,;:!?]\s/u)
      .at(-1) ?? "";
  const described =
    words
      .split(new RegExp(speechVerbs(language), "u"))
      .at(-1)
      ?.trim() ?? "";
  if (described === "" || (title === "" && leadsAway(described))) return "";
  const role = `${described} ${title}`.trim().replace(articles, "").trim();
  return isRole(role) ? role : "";
}

/** The role that follows a name between commas: `Anna Berg, mayor of Holm,`. */
export function roleAfter(after: string, language: string): string {
  const match = /^, ([^,.;:«“„"]{3,70})(?=[,.]|\s*$)/u.exec(after);
  const phrase = match?.[1]?.split(new RegExp(speechVerbs(language), "u"))[0] ?? "";
  const role = phrase.trim().replace(articles, "").trim();
  return (language.startsWith("de") || /^\p{Ll}/u.test(phrase)) && isRole(role) ? role : "";
}

function isRole(text: string): boolean {
  return (
    /\p{L}{2}$/u.test(text) &&
    text.length <= 70 &&
    text.split(" ").length <= 9 &&
    !isClause(text) &&
    !/[«»“”"]/.test(text)
  );
}
