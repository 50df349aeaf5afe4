import { roleAfter, roleBefore } from "./role.ts";
import { nobody, type Setting, type Speaker } from "./speaker.ts";
import { speechVerbs } from "./speechverbs.ts";

const word = String.raw`\p{Lu}[\p{L}\p{M}]*(?:[’'-]\p{L}[\p{L}\p{M}]*)*`;
const particle = "(?:de|del|da|do|dos|das|di|du|van|von|der|den|ter|zu|bin|ibn|bint|al|el|la|le)";
/** Two words or more: names of persons as reports first give them. */
const fullName = String.raw`${word}(?:\s\p{Lu}\.){0,2}(?:\s(?:${particle}\s){0,2}${word}){1,3}|(?:\p{Lu}\.\s?){1,2}${word}`;

const honorific =
  /(?<![\p{L}])(?:Mr|Mrs|Ms|Dr|Prof|Sir|Herr|Frau|Sr|Sra|Srta|Mme|Mlle|M|Dra|Sig|Gen|Sen|Gov|Rep)\.? (?=\p{Lu})/gu;

/** Languages in which a full name may follow its verb: all but English, where an addressee may stand there too. */
const addressed = /^(?:told|asked)$/;

/** Words that follow a verb of speech without naming its subject. */
const detour =
  /^(?:in|on|at|to|by|with|during|after|before|that|en|dans|lors|à|au|aux|devant|après|avant|que|sur|im|am|in|auf|bei|beim|vor|nach|dass|zu|gegenüber|ante|durante|tras|sobre|al|em|no|na|nos|nas|às|ao|durante|nel|nella|al|alla|che|в|во|на|после|перед|при|что|об|о|у|під|на|після|що|w|na|po|że)(?!\p{L})/u;

/** Every full name in the texts, each once. */
export function fullNames(texts: readonly string[]): string[] {
  const names = new Set<string>();
  for (const text of texts) {
    for (const [name] of text.matchAll(new RegExp(`(?:${fullName})`, "gu"))) names.add(name);
  }
  return [...names];
}

/** The speaker in scripts with capitals, which show what is a name. */
export function casedSpeaker(setting: Setting): Speaker {
  const before = lastSentence(plain(setting.before));
  const after = firstSentence(plain(setting.after));
  return (
    said(after, setting) ??
    subject(after, setting) ??
    signed(after) ??
    introduced(before, setting) ??
    resumed(after, before, setting) ??
    nobody
  );
}

/** `…, said the mayor, Anna Berg` and `…, dit-elle`, of which the second gives nothing. */
function said(after: string, setting: Setting): Speaker | undefined {
  const verb = new RegExp(`^[\\s,.–—-]*(${speechVerbs(setting.language)})[\\s,]*`, "u").exec(after);
  if (!verb || addressed.test(verb[1] ?? "")) return undefined;
  return named(after.slice(verb[0].length), setting);
}

/** A name at the head of a clause, with what describes it before. */
function named(clause: string, { language, names }: Setting): Speaker | undefined {
  if (detour.test(clause)) return undefined;
  for (const match of clause.matchAll(new RegExp(`(?<![\\p{L}-])(?:${fullName})`, "gu"))) {
    const head = clause.slice(0, match.index);
    if (
      head.length > 80 ||
      /[.;:!?«“„]|,.*\p{L}/u.test(head) ||
      /^(?:cet?t?e?|est[ea]|this|diese[rs]?|эт\p{L}{1,2})\s/iu.test(head)
    )
      return undefined;
    // The mayor of San Jacinto, Anna Berg: a place belongs to the role.
    if (
      /(?<!\p{L})(?:of|for|from|in|at|de|del|du|des|d[’']|di|da|do|von|vom|für|aus|из|от|з|із|van|w|z)\s?$/iu.test(head)
    )
      continue;
    return (
      roleBefore(head, match[0], language) ??
      withRoleAfter(match[0], clause.slice(match.index + match[0].length), language)
    );
  }
  const single = new RegExp(`^(${word})(?=[\\s,.:;]|$)`, "u").exec(clause);
  return single ? surname(single[1] ?? "", names) : undefined;
}

/** `…, Anna Berg, the mayor, said` and `…, Berg said`. */
function subject(after: string, { language, names }: Setting): Speaker | undefined {
  const verb = speechVerbs(language);
  const full = new RegExp(`^[\\s,.–—-]*(${fullName})(?:, ([^,.;:]{3,60}),)?\\s${verb}`, "u").exec(after);
  if (full?.[2] !== undefined) return { speaker: full[1] ?? "", role: full[2] };
  if (full) return roleBefore("", full[1] ?? "", language) ?? { speaker: full[1] ?? "", role: "" };
  const single = new RegExp(`^[\\s,–—-]*(${word})\\s${verb}`, "u").exec(after);
  return single ? surname(single[1] ?? "", names) : undefined;
}

/** `… — Anna Berg, mayor of Holm.` and nothing after it. */
function signed(after: string): Speaker | undefined {
  const match = new RegExp(`^[\\s.]*[–—]\\s?(${fullName})(?:, ([^,.;:]{3,60}))?[\\s.]*$`, "u").exec(after);
  return match ? { speaker: match[1] ?? "", role: match[2] ?? "" } : undefined;
}

/** `Anna Berg said: …`, `As the mayor, Anna Berg, said, …` and `Anna Berg: …`. */
function introduced(before: string, setting: Setting): Speaker | undefined {
  const bare = new RegExp(`^\\s*(${fullName})(?:, ([^,.;:]{3,60}))?\\s?:\\s*$`, "u").exec(before);
  if (bare) return { speaker: bare[1] ?? "", role: bare[2] ?? "" };
  const verbs = [...before.matchAll(new RegExp(speechVerbs(setting.language), "gu"))];
  const verb = verbs.at(-1);
  if (!verb || before.length - verb.index > 100) return undefined;
  const head = before.slice(0, verb.index);
  const rest = before.slice(verb.index + verb[0].length).trimStart();
  return subjectOf(head, setting) ?? (addressed.test(verb[0]) ? undefined : named(rest, setting));
}

/** The one name before a verb that is its subject: alone in the sentence, or right before the verb. */
function subjectOf(head: string, { language, names }: Setting): Speaker | undefined {
  const found = [...head.matchAll(new RegExp(`(?<![\\p{L}-])(?:${fullName})`, "gu"))];
  const last = found.at(-1);
  if (last) {
    const gap = head.slice(last.index + last[0].length);
    const adjacent = gap.trim() === "";
    if (!adjacent && (found.length > 1 || !/^, [^;:]{3,80},\s$|^[^,;:]{0,25}$/u.test(gap))) return undefined;
    if (/(?<!\p{L})(?:that|que|qu’|dass|что|що|che|że)(?!\p{L})/u.test(gap)) return undefined;
    return roleBefore(head.slice(0, last.index), last[0], language) ?? withRoleAfter(last[0], gap, language);
  }
  const single = new RegExp(`(?:^|[\\s(])(${word})\\s$`, "u").exec(head);
  return single ? surname(single[1] ?? "", names) : undefined;
}

/** A quote that stands alone or with `she said`, after a sentence of the same paragraph in which one person spoke. */
function resumed(after: string, before: string, { earlier, language }: Setting): Speaker | undefined {
  const attributed = new RegExp(`^[\\s,.–—-]*(?:(?:he|she|they|er|sie)\\s)?${speechVerbs(language)}`, "u").test(after);
  if (!attributed && (/\p{L}/u.test(before) || /^[\s,]*\p{Ll}/u.test(after))) return undefined;
  const sentence = lastSentence(
    plain(earlier)
      .trimEnd()
      .replace(/[.!?…]$/u, ""),
  );
  const found = [...new Set([...sentence.matchAll(new RegExp(`(?:${fullName})`, "gu"))].map(([name]) => name))];
  const [name] = found;
  if (name === undefined || found.length > 1) return undefined;
  const around = new RegExp(
    `${escaped(name)}(?:, [^,.]{3,60},|,)?\\s?${speechVerbs(language)}|${speechVerbs(language)}[^,.;:]{0,60}[\\s,]${escaped(name)}`,
    "u",
  );
  if (!around.test(sentence)) return undefined;
  return roleBefore(sentence.slice(0, sentence.indexOf(name)), name, language) ?? { speaker: name, role: "" };
}

/** A surname alone, in full where the article has one person of that name; else it could be any capitalised word. */
function surname(name: string, names: readonly string[]): Speaker | undefined {
  const bearers = names.filter((full) => full.endsWith(` ${name}`));
  const [only] = bearers;
  return only !== undefined && bearers.length === 1 ? { speaker: only, role: "" } : undefined;
}

function withRoleAfter(name: string, rest: string, language: string): Speaker {
  return { speaker: name, role: roleAfter(rest, language) };
}

const sentenceEnd = /(?<!(?:^|[\s(.])\p{Lu})[.!?…]["”»]?\s+(?=[«“„"—–-]?\s?\p{Lu})/gu;

function lastSentence(text: string): string {
  const end = [...text.matchAll(sentenceEnd)].at(-1);
  return end ? text.slice(end.index + end[0].length) : text;
}

function firstSentence(text: string): string {
  const [end] = text.matchAll(sentenceEnd);
  // A stop right after the closing mark ends the quote's sentence; what follows it attributes nothing.
  return end ? text.slice(0, end.index) : text;
}

function plain(text: string): string {
  return text.replace(honorific, "");
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
}
