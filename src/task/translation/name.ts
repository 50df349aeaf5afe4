import type { Term } from "../../job.ts";
import { isEnglish } from "../language.ts";

const LETTERS = /\p{L}.*\p{L}/u;
/** No name has them; addresses, mentions and links do. */
const MARKUP = /[@<>[\]{}|\\`#]|:\/\//;

const MOST_CHARACTERS = 80;
const MOST_WORDS = 12;
/** Of Chinese, characters: the longest names of ministries. */
const MOST_HAN = 24;
const HAN = /\p{Script=Han}/gu;

/** What ends or parts sentences; a name has one where its source has, as “Yahoo!” and モーニング娘。 do. */
const SENTENCE_MARK = /[!?;。！？；，：؟؛।…]|:\s/gu;
/** A stop behind a whole word, not behind what names are shortened by: “Inc.”, “Corp.”, “St.”. */
const FULL_STOP = /(?:(?<!\p{L})\p{Ll}{4}|\p{Ll}{5}|\p{Lo}{2})\.(?:\s|$)/u;

/** Words of a name for each of its source's; Росреестр alone takes eight. What has no small letters, as ООН, may take all. */
const WORDS_A_WORD = 4;
const FREE_WORDS = 8;

const SMALL = /\p{Ll}/u;
const CASED = /\p{Lu}|\p{Ll}/u;
const CAPITAL = /\p{Lu}|\p{N}/u;
const LONG_WORD = 4;

/**
 * Whether a name's spelling in the language `to` can be one: no sentence, and nothing that looks like a piece of one. Of
 * 82 names in 15 languages all pass; of 30 sentences, and halves of them, none does. A short sentence without a stop
 * passes where only its first word would have to have a capital.
 */
export function isNameLike({ source, target }: Term, to: string): boolean {
  if (!LETTERS.test(source) || !LETTERS.test(target)) return false;
  if (MARKUP.test(target) || target.length > MOST_CHARACTERS) return false;
  return !isSentence(source, target) && !isTooLong(source, target) && isCapitalised(target, to);
}

function isSentence(source: string, target: string): boolean {
  const marks = target.match(SENTENCE_MARK) ?? [];
  const isExclaimed = wordsOf(target).length === 1 && /^[^!?]+!$/u.test(target);
  return (!isExclaimed && marks.some((mark) => !source.includes(mark.trim()))) || FULL_STOP.test(target);
}

function isTooLong(source: string, target: string): boolean {
  const [before, after] = [wordsOf(source).length, wordsOf(target).length];
  const most = SMALL.test(source) ? Math.max(FREE_WORDS, WORDS_A_WORD * before) : MOST_WORDS;
  return after > Math.min(most, MOST_WORDS) || (target.match(HAN)?.length ?? 0) > MOST_HAN;
}

/** English capitalises all words of a name that aren't small; other languages at least one of several. */
function isCapitalised(target: string, to: string): boolean {
  const words = wordsOf(target).filter((word) => CASED.test(word));
  if (words.length < 3) return true;
  const long = words.filter((word) => word.length >= LONG_WORD);
  const capitals = long.filter((word) => CAPITAL.test(word)).length;
  if (isEnglish(to) && long.length > 2) return capitals * 2 >= long.length;
  return words.some((word) => CAPITAL.test(word));
}

const wordsOf = (text: string) => text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word));
