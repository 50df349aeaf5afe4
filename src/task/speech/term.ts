import type { Quotation } from "../extractive/quotations.ts";
import { speechVerbs } from "../extractive/speechverbs.ts";

/** Shorter quotations may be terms, titles or scare quotes. */
const SHORTEST = { words: 4, characters: 7, thai: 14 };
/** Characters on either side in which a verb of speech is looked for. */
const NEAR = 80;

const WORD = /[\p{L}\p{N}][\p{L}\p{M}\p{N}’'-]*/gu;

/** Whether quotation marks hold a term, a title or a scare quote instead of what somebody said. */
export function isTerm(text: string, quotation: Quotation, language: string): boolean {
  const inside = text.slice(quotation.start, quotation.end);
  const words = inside.match(WORD) ?? [];
  if (words.length === 0) return true;
  if (isLong(inside, words.length) && (isSentence(text, quotation) || !isTitle(words, language))) return false;
  return !isSaid(text, quotation, language);
}

function isLong(inside: string, words: number): boolean {
  const dense = inside.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu)?.length ?? 0;
  const thai = inside.match(/[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/gu)?.length ?? 0;
  // A Korean word holds what are two or three elsewhere.
  const korean = inside.match(/\p{Script=Hangul}/gu)?.length ?? 0;
  return (
    dense + korean >= SHORTEST.characters ||
    thai >= SHORTEST.thai ||
    (dense === 0 && thai === 0 && words >= SHORTEST.words)
  );
}

/** Most longer words are capitalised, in a language where that means something. */
function isTitle(words: readonly string[], language: string): boolean {
  if (/^(?:de|lb)(?:-|$)/u.test(language)) return false;
  const long = words.filter((word) => word.length > 3);
  return long.length > 2 && long.filter((word) => /^\p{Lu}/u.test(word)).length > long.length * 0.6;
}

function isSentence(text: string, { start, to }: Quotation): boolean {
  return /[.!?…。！？]$/u.test(text.slice(start, to - 1).trimEnd());
}

/** Whether quoted words, short as they may be, are set off as a clause and somebody is said to speak, or are a sentence. */
export function isSaid(text: string, quotation: Quotation, language: string): boolean {
  const { from, to } = quotation;
  const [before, after] = [text.slice(Math.max(0, from - NEAR), from), text.slice(to, to + NEAR)];
  const isWhole = isSentence(text, quotation);
  const verb = speechVerbs(language);
  const words = before.trimEnd();
  const isLineStart = words === "" || before.slice(words.length).includes("\n");
  const opens = isLineStart || /(?:[.!?…:,。！？：，、]|[»”"」』]|\s[—–-])$/u.test(words);
  const led = new RegExp(`${verb}$`, "u").test(words);
  const setOff = isWhole || /^\s*(?:[.,!?…。，！？]|[—–-]\s|$)/u.test(after);
  const near = new RegExp(verb, "u");
  const said = near.test(before) || near.test(/^[^.!?。！？]*/u.exec(after)?.[0] ?? "");
  return (opens || led) && (isWhole || (setOff && said) || followed(after, verb));
}

/** 「いいえ」と話した, “아니”라고 말했다, “Hayır” dedi, “Never,” Anna Berg said. */
function followed(after: string, verb: string): boolean {
  return new RegExp(`^(?:(?:と|이?라고|고)?[^.。]{0,6}|(?:[^.。\\s]{1,20}\\s){1,3})${verb}`, "u").test(
    after.trimStart(),
  );
}
