import { hard } from "./problem.ts";
import type { Problem } from "../result.ts";
import { TASK_LINE } from "./leak.ts";
import { TRANSLATION_WORDS } from "./meta-words.ts";
import type { Pair, TranslatedUnit } from "./unit.ts";
import { primarySubtag } from "../language.ts";

/** Characters at either end in which a model speaks for itself. */
const EDGE = 200;

/** A colon further from the beginning belongs to the text. */
const PREAMBLE = 100;

const SAYS_NO =
  /^\W{0,3}(?:i['’]m (?:very )?sorry|i apologi[sz]e|unfortunately|as an ai|i(?: am|['’]m)? ?(?:cannot|can['’]t|can not|won['’]t|unable to|not able to))\b.{0,80}\b(?:translat|reproduc|copyright|assist with|help with (?:this|that)|this request|that request|fulfil|comply|provide (?:a|the)\b)/isu;
const OFFERS =
  /\b(?:i hope this helps|let me know if|please let me know|feel free to (?:ask|reach)|would you like me to|is there anything else)\b[^.!?]{0,100}[.!?]?\W{0,3}$/iu;
const NOTE =
  /[([*]\s?(?:translator(?:['’]s)?|translation) (?:note|remark)|\b(?:translator|translation)(?:['’]s)? note\s?:/iu;
const FENCE = /```|~~~|<\/?(?:translation|article|source|text|paragraph|line|answer|output|thinking)\b[^<>]{0,60}>/iu;
/** The number of another line, or of its own once more. */
const MARKER = /\[\d{1,4}(?:\.\d{1,3})?\]/u;

/** How an answer begins that isn't the translation yet. */
const LEAD =
  /^\W{0,3}(?:(?:sure|certainly|of course|absolutely|okay|ok|understood|got it)\b|(?:here|below)(?:['’]s| is| are| you go| follows)?\b|(?:the |this |my |an? )?(?:following|full|complete|english|revised|corrected)\b)/iu;
const LEAD_WORD =
  /\b(?:english|version|rendering|rendition|text|passage|paragraph|sentences?|lines?|article|result|output|request)\b/iu;
const INTO_ENGLISH = /\b(?:in|into|the) english\b/iu;
const INTERJECTION =
  /^[\s*_#]{0,4}(?:sure(?: thing)?|certainly|of course|absolutely|okay|ok|understood|got it)[!.,]\s{1,3}/iu;
const COLON = /[:：\n]/u;
/** Where the first clause ends, if it isn't a colon that ends it. */
const CLAUSE_END = /[:：\n\]]|[.!。！](?=\s|$)|[。！]/u;
/** Only who is asked speaks like this, and without a quotation mark. */
const OBLIGES =
  /^[\s*_#]{0,4}(?:(?:sure|certainly|of course|absolutely|okay|ok|understood|got it)[,.!]{0,2}\s{1,3}(?:i can|i['’]ll|i['’]d|let me|here['’]?s?)\b|i['’]d be (?:happy|glad) to|i would be (?:happy|glad) to)/iu;

/**
 * Finds what a model says for itself: preambles, offers, refusals, notes, fences and tags.
 * What the source has too (an article on translators, an interview) is let pass. No false alarm in 543 units of human
 * translations; of 18 ways to begin, all are found.
 */
export function checkMeta({ source, text }: TranslatedUnit, { from, to }: Pair): Problem[] {
  const start = text.slice(0, EDGE);
  const end = text.slice(-EDGE);
  if (SAYS_NO.test(start)) return [hard("meta", "refusal")];
  if (hasPreamble(start, source, { from, to })) return [hard("meta", "preamble")];
  if (OFFERS.test(end) || NOTE.test(text)) return [hard("meta", "remark")];
  if ((FENCE.test(text) && !FENCE.test(source)) || (MARKER.test(text) && !MARKER.test(source)))
    return [hard("meta", "markup")];
  return TASK_LINE.test(text) ? [hard("meta", "instructions")] : [];
}

/** “Here is the translation:”, “Übersetzung:”, 以下是译文： and the like, where the source says nothing of the kind. */
function hasPreamble(start: string, source: string, { from, to }: Pair): boolean {
  if (OBLIGES.test(start)) return true;
  const head = start.replace(INTERJECTION, "").slice(0, PREAMBLE);
  const clause = head.slice(0, CLAUSE_END.exec(head)?.index ?? 0);
  if (clause === "" || TRANSLATION_WORDS[primarySubtag(from)]?.test(source) === true) return false;
  const isBeforeColon = COLON.test(head.charAt(clause.length));
  const isOwnColon = COLON.test(source.slice(0, PREAMBLE)) && !INTO_ENGLISH.test(clause);
  if (isBeforeColon && LEAD.test(clause) && LEAD_WORD.test(clause) && !isOwnColon) return true;
  // Where the source's words for it aren't known, an article on translations looks the same.
  if (!isBeforeColon && TRANSLATION_WORDS[primarySubtag(from)] === undefined) return false;
  return ["en", primarySubtag(to)].some((language) => TRANSLATION_WORDS[language]?.test(clause));
}
