import { fold, type Folded } from "./fold.ts";

/** A text as its letters and digits alone, lower case. */
export interface Plain {
  readonly letters: string;
  /** For each UTF-16 unit of `letters`, its place in the folded text. */
  readonly at: readonly number[];
  readonly folded: Folded;
  readonly text: string;
}

const CONTENT = /[\p{L}\p{M}\p{N}]/u;
const DIGIT = /\p{Nd}/u;
/** Symbols that are read out, and so are not punctuation. */
const READ = /[\p{S}%‰&@#]/u;
const DENSE_LETTER = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;

export function plain(text: string, folded = fold(text)): Plain {
  let letters = "";
  const at: number[] = [];
  let index = 0;
  for (const character of folded.text) {
    if (CONTENT.test(character)) {
      const lower = lowered(character);
      letters += lower;
      for (let unit = 0; unit < lower.length; unit++) at.push(index);
    }
    index += character.length;
  }
  return { letters, at, folded, text };
}

function lowered(character: string): string {
  return character.toLowerCase().replace("ς", "σ").replace("ß", "ss");
}

/**
 * Whether words differ from the text in nothing but punctuation and case where their letters are the same from
 * `from` on. Punctuation may be missing or be another one, but stands nowhere where the text has none; words stay
 * words, and numbers keep their value.
 */
export function sameWords(text: Plain, from: number, words: Plain): boolean {
  for (let index = 1; index < words.letters.length; index++) {
    const given = separator(words, index);
    const own = separator(text, from + index);
    if (given.folded !== own.folded && !mayDiffer(own, given)) return false;
  }
  return true;
}

interface Separator {
  /** What stands between two letters, folded. */
  readonly folded: string;
  /** As the text has it, with its spaces. */
  readonly raw: string;
  readonly before: string;
  readonly after: string;
  /** How many digits follow. */
  readonly group: number;
}

function separator({ letters, at, folded, text }: Plain, index: number): Separator {
  const [left = 0, right = 0] = [at[index - 1], at[index]];
  const unit = folded.text.codePointAt(left);
  const width = unit !== undefined && unit > 0xffff ? 2 : 1;
  return {
    folded: left === right ? "" : folded.text.slice(left + width, right),
    raw: left === right ? "" : text.slice(folded.ends[left], folded.starts[right]),
    before: letters.charAt(index - 1),
    after: letters.charAt(index),
    group: /^\p{Nd}{0,4}/u.exec(letters.slice(index, index + 4))?.[0].length ?? 0,
  };
}

function mayDiffer(own: Separator, given: Separator): boolean {
  if (own.folded.trim() === "") return given.folded.trim() === "" && (isDense(own) || isJoined(own, given));
  if (DIGIT.test(own.before) && DIGIT.test(own.after)) return sameNumber(own, given);
  // A minus belongs to its number.
  if (DIGIT.test(own.after) && /[\s(][-−]$/u.test(own.raw) && !given.folded.endsWith("-")) return false;
  if ([...given.folded].some((mark) => READ.test(mark) && !own.folded.includes(mark))) return false;
  return given.folded !== "" || isDense(own) || !/\s/u.test(own.raw);
}

/** Persian writes می‌شود with a space as well as with what stands for one. */
function isJoined(own: Separator, given: Separator): boolean {
  return own.raw.includes("\u200c") || given.raw.includes("\u200c");
}

function isDense({ before, after }: Separator): boolean {
  return DENSE_LETTER.test(before) || DENSE_LETTER.test(after);
}

/** 1,5 and 1.5 are one number, and so are 1,640 and 1640; 1.5 and 15 are not. */
function sameNumber(own: Separator, given: Separator): boolean {
  return given.folded !== "" || (own.group === 3 && /^[.,'"٬]$/u.test(own.folded));
}
