import { bearer, type Name, namesIn, word } from "./names.ts";
import { isClause, leadsAway, person, roleAfter } from "./role.ts";
import { nobody, type Setting, type Speaker } from "./speaker.ts";
import { speechVerbs } from "./speechverbs.ts";

const honorific =
  /(?<![\p{L}])(?:Mr|Mrs|Ms|Dr|Prof|Sir|Herr|Frau|Sr|Sra|Srta|Mme|Mlle|M|Dra|Sig|Gen|Sen|Gov|Rep)\.? (?=\p{Lu})/gu;

/** Verbs that an addressee follows, not a speaker. */
const addressed = /^(?:told|asked)$/;

/** Words that follow a verb of speech without naming its subject. */
const detour =
  /^(?:in|on|at|to|by|with|during|after|before|that|en|dans|lors|à|au|aux|devant|après|avant|que|sur|im|am|auf|bei|beim|vor|nach|dass|zu|gegenüber|ante|durante|tras|sobre|al|em|no|na|nos|nas|às|ao|nel|nella|alla|che|в|во|на|после|перед|при|что|об|о|у|під|після|що|w|po|że|he|she|they|er|sie|es|il|elle|ils|elles|on|él|ella|ele|ela|lui|lei|он|она|они|він|вона|вони)(?!\p{L})/u;

const demonstrative = /^(?:cet?t?e?|est[ea]|this|diese[rs]?|эт\p{L}{1,2})\s/iu;
const that = /(?<!\p{L})(?:that|que|qu’|dass|что|що|che|że)(?!\p{L})/u;

/** Every full name in the texts, each once, for the surnames that follow. */
export function fullNames(texts: readonly string[], language: string): string[] {
  const names = texts.flatMap((text) => namesIn(text, language).map(({ name }) => name));
  return [...new Set(names.filter((name) => name.includes(" ")))];
}

/** The speaker in scripts with capitals, which show what is a name. */
export function casedSpeaker(setting: Setting): Speaker {
  const before = lastSentence(plain(setting.before));
  const after = firstSentence(plain(setting.after));
  return (
    said(after, setting) ??
    subject(after, setting) ??
    signed(after, setting) ??
    introduced(before, setting) ??
    resumed(after, before, setting) ??
    nobody
  );
}

/** `…, said the mayor, Anna Berg` and `…, dit-elle`, of which the second gives nothing. */
function said(after: string, setting: Setting): Speaker | undefined {
  const verb = new RegExp(`^[\\s,.–—-]*${speechVerbs(setting.language)}[\\s,]*`, "u").exec(after);
  return verb ? named(after.slice(verb[0].length), setting) : undefined;
}

/** A name at the head of a clause, with what describes it before. */
function named(clause: string, setting: Setting): Speaker | undefined {
  const { language } = setting;
  if (detour.test(clause) || demonstrative.test(clause)) return undefined;
  const found = namesIn(clause, language);
  if (/^\p{Lu}/u.test(clause) && found[0]?.index !== 0) return surname(clause, setting);
  for (const name of found) {
    const head = clause.slice(0, name.index);
    if (head.length > 80 || isClause(head) || /[.;:!?«“„]|,[^,\n\p{L}]*\p{L}/u.test(head)) return undefined;
    // The mayor of San Jacinto, Anna Berg: a place belongs to the role.
    if (name.title === "" && leadsAway(head)) continue;
    return person(name, head, clause.slice(name.end), language);
  }
  return undefined;
}

/** `…, Anna Berg, the mayor, said` and `…, Berg said`. */
function subject(after: string, setting: Setting): Speaker | undefined {
  const clause = after.replace(/^[\s,.–—-]{1,8}/u, "");
  const verb = speechVerbs(setting.language);
  const [name] = namesIn(clause, setting.language);
  if (name?.index === 0) {
    const rest = clause.slice(name.end);
    return new RegExp(`^(?:, [^.;:]{3,80},)?\\s${verb}`, "u").test(rest)
      ? person(name, "", rest, setting.language)
      : undefined;
  }
  return new RegExp(`^${word}\\s${verb}`, "u").test(clause) ? surname(clause, setting) : undefined;
}

/** `… — Anna Berg, mayor of Holm.` and nothing after it. */
function signed(after: string, { language }: Setting): Speaker | undefined {
  const clause = /^[\s.]*[–—]\s?(.*)$/u.exec(after)?.[1] ?? "";
  const [name] = namesIn(clause, language);
  if (name?.index !== 0 || !/^(?:, [^.;:]{3,60})?[\s.]*$/u.test(clause.slice(name.end))) return undefined;
  return person(name, "", clause.slice(name.end), language);
}

/** `Anna Berg said: …`, `As the mayor, Anna Berg, said, …` and `Anna Berg: …`. */
function introduced(before: string, setting: Setting): Speaker | undefined {
  const verb = [...before.matchAll(new RegExp(speechVerbs(setting.language), "gu"))].at(-1);
  if (!verb) return labelled(before, setting);
  if (before.length - verb.index > 100) return undefined;
  const rest = before.slice(verb.index + verb[0].length).trimStart();
  const found = subjectOf(before.slice(0, verb.index), setting);
  // In English what follows the verb here is the subject of what was said: Vane says Berg “has lost the harvest”.
  return found ?? (/^en(?:-|$)/.test(setting.language) ? undefined : named(rest, setting));
}

function labelled(before: string, { language }: Setting): Speaker | undefined {
  const [name] = namesIn(before, language);
  const rest = name ? before.slice(name.end) : "";
  if (!name || before.slice(0, name.index).trim() !== "" || !/^(?:, [^,.;:]{3,60})?\s?:\s*$/u.test(rest))
    return undefined;
  return { speaker: name.name, role: name.title || roleAfter(rest.replace(/\s?:\s*$/u, ""), language) };
}

/** The one name before a verb that is its subject: alone in the sentence, or right before the verb. */
function subjectOf(head: string, setting: Setting): Speaker | undefined {
  const found = namesIn(head, setting.language);
  const last = found.at(-1);
  const alone = new RegExp(`(?:^|[\\s(])(${word})\\s$`, "u").exec(head)?.[1];
  if (!last || (alone !== undefined && last.end < head.trimEnd().length))
    return alone === undefined ? undefined : surname(alone, setting);
  const gap = head.slice(last.end);
  const before = head.slice(0, last.index);
  if (last.title === "" && leadsAway(before)) return undefined;
  const apposition = found.length === 1 && /^, [^;:]{3,80},\s$|^\s?[^,;:]{0,25}$/u.test(gap);
  if (that.test(gap) || (gap.trim() !== "" && !apposition)) return undefined;
  return person(last, before, gap, setting.language);
}

/** A quote that stands alone or with `she said`, after a sentence of the same paragraph in which one person spoke. */
function resumed(after: string, before: string, { earlier, language }: Setting): Speaker | undefined {
  const verb = speechVerbs(language);
  const attributed = new RegExp(`^[\\s,.–—-]*(?:(?:he|she|they|er|sie)\\s)?${verb}`, "u").test(after);
  if (!attributed && (/\p{L}/u.test(before) || /^[\s,]*\p{Ll}/u.test(after))) return undefined;
  const sentence = lastSentence(
    plain(earlier)
      .trimEnd()
      .replace(/[.!?…]$/u, ""),
  );
  const [name, ...others] = namesIn(sentence, language);
  if (!name || others.some((other) => other.name !== name.name) || !spoke(name, sentence, verb)) return undefined;
  return person(name, sentence.slice(0, name.index), "", language);
}

function spoke(name: Name, sentence: string, verb: string): boolean {
  const head = sentence.slice(0, name.index);
  const after = new RegExp(`^(?:, [^,.]{3,60},|,)?\\s?${verb}`, "u").test(sentence.slice(name.end));
  const before = [...head.matchAll(new RegExp(verb, "gu"))].at(-1);
  if (after || !before || addressed.test(before[0])) return after;
  const between = head.slice(before.index + before[0].length);
  return (
    between.length <= 60 &&
    !/[.;:]|,[^,\n\p{L}]*\p{L}/u.test(between) &&
    !detour.test(between.trimStart()) &&
    !leadsAway(between)
  );
}

/** The surname that opens a clause, in full. */
function surname(clause: string, { names }: Setting): Speaker | undefined {
  const name = new RegExp(`^(${word})(?=[\\s,.:;]|$)`, "u").exec(clause)?.[1] ?? "";
  const full = bearer(name, names);
  return full === undefined ? undefined : { speaker: full, role: "" };
}

const sentenceEnd = /(?<!(?:^|[\s(.])\p{Lu})[.!?…]["”»]?\s+(?=[«“„"—–-]?\s?\p{Lu})/gu;

function lastSentence(text: string): string {
  const end = [...text.matchAll(sentenceEnd)].at(-1);
  return end ? text.slice(end.index + end[0].length) : text;
}

function firstSentence(text: string): string {
  const [end] = text.matchAll(sentenceEnd);
  return end ? text.slice(0, end.index) : text;
}

function plain(text: string): string {
  return text.replace(honorific, "");
}
