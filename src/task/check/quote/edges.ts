import { isQuoteMark, visible } from "./fold.ts";

/** With the marks that stand on a letter: vowel signs, accents. */
const IN_WORD = /[\p{L}\p{M}\p{N}]/u;
const DENSE_LETTER = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Hangul}]/u;
const DIGIT = /\p{Nd}/u;
const LETTER = /[\p{L}\p{M}]/u;
/** Stands between the digits of one number, or the letters of one word. */
const IN_NUMBER = /[.,:٫٬'’\-−–/]/u;
const HYPHEN = /[-\u2010\u2011]/u;

/**
 * Whether a text may be cut here: “he cat” is no quote from “the cat”, “we can” none from “we can’t”, “5 million” none
 * from “1.5 million” and “violent” none from “non-violent”. Scripts without spaces have no such edge between letters.
 */
export function mayCut(text: string, at: number): boolean {
  const before = visible(text, at - 1, -1);
  const after = visible(text, at, 1);
  if (isWord(before.character) && isWord(after.character)) return false;
  return (
    !joins(text, before, after.character, -1) && !joins(text, after, before.character, 1) && !isSigned(text, before, at)
  );
}

function isWord(character: string): boolean {
  return IN_WORD.test(character) && !DENSE_LETTER.test(character);
}

/** Whether the mark on one side of the cut joins what stands beyond it to what stands on the other side. */
function joins(text: string, mark: { character: string; at: number }, near: string, step: 1 | -1): boolean {
  const far = visible(text, mark.at + step, step).character;
  if (DIGIT.test(near) && DIGIT.test(far)) return IN_NUMBER.test(mark.character);
  if (step === 1 && DIGIT.test(near)) return /[%‰]/u.test(mark.character);
  if (!LETTER.test(near) || !LETTER.test(far) || DENSE_LETTER.test(near)) return false;
  if (HYPHEN.test(mark.character)) return true;
  if (!/['’]/u.test(mark.character)) return false;
  // French and Italian may be cut behind it (l’|eau), English not (can’|t).
  return step === 1 || !/^[\p{L}\p{M}]{3}/u.test(text.slice(mark.at + 1, mark.at + 8));
}

/** A minus belongs to its number. */
function isSigned(text: string, { character, at: mark }: { character: string; at: number }, at: number): boolean {
  return /[-−]/u.test(character) && DIGIT.test(text.charAt(at)) && /^$|[\s(]/u.test(text.charAt(mark - 1));
}

/** Whether quote marks stand on both sides of a span, but for punctuation. */
export function isMarked(text: string, start: number, end: number): boolean {
  const [before, after] = [text.slice(Math.max(0, start - 3), start), text.slice(end, end + 4)];
  const opening = [...before.trimEnd()].at(-1) ?? "";
  const closing = /^[\s.,!?…。，！？]{0,3}(.)/u.exec(after)?.[1] ?? "";
  return isQuoteMark(opening) && isQuoteMark(closing);
}
