import { soft } from "./problem.ts";
import type { Problem } from "../result.ts";
import type { TranslatedUnit } from "./unit.ts";

/** Words between marks of one kind. Single marks are apostrophes as often. */
const PAIR =
  /“[^“”]{3,600}”|„[^„“”]{3,600}[“”]|«[^«»]{3,600}»|»[^«»]{3,600}«|「[^「」]{2,600}」|『[^『』]{2,600}』|"[^"]{3,600}"/gu;
const MARK = /["“”„‟«»「」『』‹›‘’‚']/u;
/** An apostrophe between letters quotes nothing. */
const APOSTROPHE = /(?<=\p{L})['’](?=\p{L})/gu;

/** Characters in marks from which they hold speech rather than a title or a name; Chinese marks long names too. */
const SPEECH = 30;
const DENSE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;
const DENSE_SPEECH = /[，。！？、,!?].{6}|.{6}[，。！？,!?]/u;

/**
 * Finds a unit whose source quotes speech and that has no quotation mark at all: what someone said has become what the
 * article says. No unit of 543 of human translations is flagged.
 */
export function checkQuotation({ source, text }: TranslatedUnit): Problem[] {
  if (MARK.test(text.replace(APOSTROPHE, "")) || /^\s*[—–-]\s/u.test(text)) return [];
  if (!(source.match(PAIR) ?? []).some(isSpeech)) return [];
  return [soft("quotation", "noQuotationMarks")];
}

function isSpeech(quote: string): boolean {
  return DENSE.test(quote) ? DENSE_SPEECH.test(quote) : quote.length >= SPEECH;
}
