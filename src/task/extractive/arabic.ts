import { nobody, type Setting, type Speaker } from "./speaker.ts";
import { speechVerbs } from "./speechverbs.ts";

/** Where the name ends and the sentence goes on. */
const arabicStop =
  /(?:^|\s)(?:إن|أن|إنه|إنها|في|خلال|بعد|أمام|وهو|وهي|لدى|عن|على|عبر|للصحفيين|للصحافيين|لوكالة|لقناة|لصحيفة|ردا|تعليقا|يوم|أمس|اليوم|من|مضيفا|مؤكدا|عقب|قبل|عند)(?:\s|$)/u;

const arabicTitle = /^(?:الدكتور|الدكتورة|الأستاذ|الأستاذة|السيد|السيدة|المهندس|المهندسة|الشيخ|اللواء|العميد)\s/u;

/** An office with or without its domain: وزير المياه, رئيسة البلدية, المتحدث باسم الشرطة, الصياد. */
const arabicRole =
  /^((?:وزيرة?|رئيسة?|مديرة?|محافظ|عمدة|سفيرة?|أمينة?|نائبة?|حاكم|عضوة?|قائد|مستشارة?)(?:\s(?:ال|لل)?[\p{L}\p{M}]+?)?(?:\sال[\p{L}\p{M}]+)*|ال[\p{L}\p{M}]+(?:\s(?:باسم|في|ب?ال)[\p{L}\p{M}]*(?:\sال[\p{L}\p{M}]+)*)*)،?\s/u;

const arabicName = /^[\p{L}\p{M}]{2,}(?:\s(?:بن|بنت|ابن|أبو|آل|عبد|[\p{L}\p{M}]{2,})){1,3}$/u;

/** Full names of those who speak anywhere in the texts. */
export function arabicNames(texts: readonly string[]): string[] {
  const said = new RegExp(`${speechVerbs("ar")}\\s([^.؛:«»“”"]{3,90})`, "gu");
  const names = texts.flatMap((text) => [...text.matchAll(said)].map(([, clause]) => person(clause ?? "", []).speaker));
  return [...new Set(names.filter((name) => name !== ""))];
}

/** The speaker in Arabic: what follows the verb of speech beside the quote. */
export function arabicSpeaker({ before, after, names }: Setting): Speaker {
  const verb = speechVerbs("ar");
  const tail = new RegExp(`^[\\s،,]*${verb}\\s([^.؛:«»“”"]{3,90})`, "u").exec(after);
  if (tail) return person(tail[1] ?? "", names);
  const lead = new RegExp(`(?:^|[.،\\s])${verb}\\s([^.؛:«»“”"]{3,90}):?\\s*$`, "u").exec(before);
  return lead ? person(lead[1] ?? "", names) : nobody;
}

function person(clause: string, names: readonly string[]): Speaker {
  const stop = arabicStop.exec(clause);
  const subject = (stop ? clause.slice(0, stop.index) : clause).replace(/[،,:\s]{1,3}$/u, "");
  const bearers = names.filter((name) => name.endsWith(` ${subject}`));
  if (bearers.length === 1) return { speaker: bearers[0] ?? "", role: "" };
  const role = arabicRole.exec(subject);
  const rest = (role ? subject.slice(role[0].length) : subject).replace(arabicTitle, "");
  const [name = ""] = rest.split("،", 1);
  if (!arabicName.test(name) || name.startsWith("ال")) return nobody;
  return { speaker: name, role: role?.[1] ?? "" };
}

const persianVerb = speechVerbs("fa");
const persianName = String.raw`([\p{L}\p{M}‌]{2,}(?:\s[\p{L}\p{M}‌]{2,}){1,2})`;

/** The speaker in Persian: the subject that opens the sentence, set off by a comma, before the verb and the quote. */
export function persianSpeaker({ before, after }: Setting): Speaker {
  const lead = new RegExp(
    `(?:^|[.؟!]\\s)${persianName}، ([^،.:«»]{3,60})، [^.:«»]{0,40}?${persianVerb}[^«]{0,12}$`,
    "u",
  ).exec(before);
  if (lead) return { speaker: lead[1] ?? "", role: lead[2] ?? "" };
  const opened = new RegExp(`(?:^|[.؟!]\\s)${persianName}، ([^،.:«»]{3,60})،\\s*$`, "u").exec(before);
  const closed = new RegExp(`^[^.«»]{0,20}${persianVerb}`, "u").test(after);
  return opened && closed ? { speaker: opened[1] ?? "", role: opened[2] ?? "" } : nobody;
}
