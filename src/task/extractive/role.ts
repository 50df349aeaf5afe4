import type { Speaker } from "./speaker.ts";
import { speechVerbs } from "./speechverbs.ts";

const articles =
  /^(?:the|an?|le|la|les|une?|el|los|las|un|una|der|die|das|dem|den|o|a|os|as|um|uma|il|lo|i|gli|de|het|his|her|their|son|sa|leur|su|ihr|ihre|sein|seine|его|её|их)(?=\s|$)|^l[’']/iu;

/** Titles that are written with a capital and stand right before a name. */
const titles =
  /^(?:(?:Prime |Vice |Deputy |Foreign |Interior |Finance |Defen[cs]e |Health |Former )*(?:President|Minister|Mayor|Governor|Senator|Chancellor|Secretary|General|Judge|Captain|Professor|Doctor|Detective|Inspector|Chief|Bishop|King|Queen|Prince|Princess|Sheikh|Councillor|Ambassador|Commissioner|Colonel|Sergeant))+$/u;

/** German nouns for offices and trades, which carry a capital like the name after them. */
const germanTitle =
  /(?:meister|minister|führer|präsident|sprecher|leiter|chef|vorsitzende|forscher|anwalt|anwält|sekretär|kanzler|trainer|ingenieur|direktor|rat|rät|richter|lehrer|wirt|arzt|ärzt|professor|experte|expert|händler|bauer|fahrer|beauftragte|autor|historiker|ökonom|pfleger|hebamme)(?:in|r|n|e)?$/u;

/** Words that make a clause of what would be a role. */
const clause =
  /(?:^|\s)(?:who|which|that|when|while|after|before|as|in|on|at|during|qui|que|dont|lors|après|avant|devant|dans|en|hier|lundi|mardi|mercredi|jeudi|vendredi|que|quien|cuando|tras|durante|este|am|im|bei|nach|vor|dass|während|который|которая|когда|что|после|в|на|яка|який|що|коли)(?=\s|$)/u;

/** The role a text ends with, right before the name: `the mayor of Holm, ` + `Anna Berg`. Undefined where it's no role. */
export function roleBefore(text: string, name: string, language: string): Speaker | undefined {
  const [title, speaker] = split(name, text, language);
  const words =
    text
      .replace(/,\s*$/u, "")
      .split(/[.,;:!?]\s/u)
      .at(-1) ?? "";
  const described =
    words
      .split(new RegExp(speechVerbs(language), "u"))
      .at(-1)
      ?.trim() ?? "";
  const role = `${described} ${title}`.trim().replace(articles, "").trim();
  const plain = role.length <= 70 && !clause.test(role) && !/[«»“”"]/.test(role) && /\p{L}{3}/u.test(role);
  if (plain) return { speaker, role };
  return title === "" ? undefined : { speaker, role: title };
}

/** Titles that were read as first words of the name, and the name without them. */
function split(name: string, before: string, language: string): [string, string] {
  const words = name.split(" ");
  for (let count = words.length - 1; count > 0; count--) {
    const head = words.slice(0, count).join(" ");
    if (isTitle(head, words, before, language)) return [head, words.slice(count).join(" ")];
  }
  return ["", name];
}

function isTitle(head: string, words: readonly string[], before: string, language: string): boolean {
  if (language.startsWith("de")) return !head.includes(" ") && germanTitle.test(head);
  if (titles.test(head)) return true;
  // Three words that open a Russian sentence: a trade, a given name and a surname, unless one is a patronymic.
  const slavic = /^(?:ru|uk|be)(?:-|$)/.test(language);
  return (
    slavic &&
    before.trim() === "" &&
    words.length === 3 &&
    !head.includes(" ") &&
    !/(?:вич|вна|ич|чна)(?:\s|$)/u.test(words.join(" "))
  );
}

/** The role that follows a name between commas: `Anna Berg, mayor of Holm,`. */
export function roleAfter(rest: string, language: string): string {
  const match = /^, ([^,.;:«“„"]{3,70})(?=[,.]|\s*$)/u.exec(rest);
  const role = match?.[1]?.trim().replace(articles, "").trim() ?? "";
  const nominal = language.startsWith("de") || /^\p{Ll}/u.test(role);
  return nominal && !clause.test(role) && role.split(" ").length <= 8 ? role : "";
}
