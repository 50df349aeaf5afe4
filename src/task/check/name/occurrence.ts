/** Letters without spaces between words, or with particles written on: a name is found anywhere in them. */
const JOINED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
/** Where a joined name has its parts: 丹尼尔·斯图里奇. */
const PARTS = /[·・•‧＝=\s-]+/u;

const WORD = /[\p{L}\p{M}\p{N}]+/gu;

/** Written together with the word after them: and, so, in, as, for, from, that, the. Each may be part of the name as well. */
const PREFIXES = [
  /^[وف](?=\p{L}{3})/u,
  /^[وف]?[بكل](?=\p{L}{3})/u,
  /^[وف]?[بك]?ال(?=\p{L}{3})/u,
  /^[וש]?[הבכלמ](?=\p{L}{3})/u,
  /^[וש](?=\p{L}{3})/u,
];

/** Endings that a case puts in the place of others. */
const ENDING = /(?:[иы]й|[ая]я|ої|[аеиоуыэюяьйіїєaeiouyąęėįųūāēīščž]|ος|ης|ας|[αηοςυω])$/u;

/** A name's whole, or the surname alone, as a source may hold it. */
export interface Sought {
  readonly isIn: (source: Source) => boolean;
}

/** A text prepared for the search. */
export interface Source {
  readonly joined: string;
  readonly words: readonly Word[];
}

interface Word {
  /** With and without what may be written before it. */
  readonly forms: readonly string[];
  readonly isCapital: boolean;
}

export function sourceOf(text: string): Source {
  const plain = folded(text);
  return { joined: plain.toLowerCase().replace(/\s+/gu, ""), words: (plain.match(WORD) ?? []).map(wordOf) };
}

/**
 * What to look for of a name: in scripts without spaces its characters, elsewhere its words in any case, with the
 * prefixes and endings that languages put to a name.
 */
export function soughtOf(name: string): Sought {
  const plain = folded(name).trim();
  const parts = plain.split(PARTS).filter((part) => part !== "");
  const last = parts.at(-1) ?? "";
  if (JOINED.test(plain)) {
    const whole = plain.toLowerCase().replace(/\s+/gu, "");
    const surname = parts.length > 1 && last.length >= 3 ? last.toLowerCase() : whole;
    return { isIn: ({ joined }) => whole.length >= 2 && (joined.includes(whole) || joined.includes(surname)) };
  }
  const stems = (plain.match(WORD) ?? []).map(stemOf);
  // Port-Ellec isn't Ellec.
  const family = plain.split(/\s+/u).at(-1) ?? "";
  const isSurname = family.length < plain.length && family.length >= 4 && /^\p{Lu}[\p{L}\p{M}]+$/u.test(family);
  const surname = isSurname ? stems.slice(-1) : undefined;
  return { isIn: ({ words }) => holds(words, stems) || (surname !== undefined && holds(words, surname)) };
}

interface Stem {
  readonly text: string;
  readonly isCapital: boolean;
  readonly longest: number;
}

function stemOf(word: string): Stem {
  const lower = word.toLowerCase();
  const text = lower.length >= 4 ? lower.replace(ENDING, "") : lower;
  const room = lower.length <= 2 ? 0 : lower.length === 3 ? 2 : 4;
  return { text, isCapital: /^\p{Lu}/u.test(word), longest: text.length + room };
}

function wordOf(word: string): Word {
  return { forms: formsOf(word.toLowerCase()), isCapital: /^\p{Lu}/u.test(word) };
}

/** A word with and without what may be written before it. */
export function formsOf(word: string): string[] {
  return [word, ...PREFIXES.map((prefix) => word.replace(prefix, ""))];
}

/** Whether the stems stand in the words one after the other. */
function holds(words: readonly Word[], stems: readonly Stem[]): boolean {
  if (stems.length === 0) return false;
  return words.some((_, at) => stems.every((stem, offset) => matches(words[at + offset], stem)));
}

function matches(word: Word | undefined, stem: Stem): boolean {
  if (word === undefined || (stem.isCapital && !word.isCapital)) return false;
  return word.forms.some((form) => form.length <= stem.longest && form.startsWith(stem.text));
}

/** Without marks that a writer may leave out, and in one form of each letter. */
export function folded(text: string): string {
  return text
    .normalize("NFKC")
    .replace(/[\u0640\u064b-\u0652\u0591-\u05c7\u200b-\u200f]/gu, "")
    .replace(/[أإآٱ]/gu, "ا")
    .replace(/[ىی]/gu, "ي")
    .replace(/ک/gu, "ك")
    .replace(/ة/gu, "ه")
    .replace(/ё/gu, "е")
    .replace(/Ё/gu, "Е");
}
