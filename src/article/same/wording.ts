/** Words, numbers, marks and signs of a text in their order, free of how they were set. */
export type Wording = readonly string[];

const LIGATURES = /[\ufb00-\ufb06]/g;
const FULL_WIDTH = /[\uff01-\uff5e]/g;
/** Soft hyphen, tatweel, joiners and marks of direction: how a text is set, not what it says. */
const UNSEEN = /[\u00ad\u0640\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe0e\ufe0f\ufeff]/g;
const DASHES = /[\u2010-\u2015\u2212\ufe58\ufe63]|-{2,3}/g;
const DOTS = /\.{3,6}|[…⋯]+/g;
const DOUBLE_QUOTES = /[“”„‟«»‹›「」『』〝〞〟]|''|``/g;
const APOSTROPHES = /[‘’‚‛ʼ´`]/g;
/** An apostrophe between letters belongs to a word; any other opens or closes what somebody said. */
const SINGLE_QUOTES = /(?<![\p{L}\p{M}])'|'(?!\p{L})/gu;

function unset(text: string): string {
  return text
    .normalize("NFC")
    .replace(LIGATURES, (letters) => letters.normalize("NFKC"))
    .replace(FULL_WIDTH, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    .replace(UNSEEN, "")
    .replace(DOUBLE_QUOTES, '"')
    .replace(APOSTROPHES, "'")
    .replace(SINGLE_QUOTES, '"')
    .replace(DASHES, "-")
    .replace(DOTS, "…");
}

/** What parts a number belongs to it: "1,5" isn't "1, 5". */
const NUMBER = String.raw`\p{N}+(?:[.,:/٫٬]\p{N}+)*`;
const UNSPACED = "Han Hiragana Katakana Thai Lao Khmer Myanmar".split(" ").map((name) => `\\p{Script=${name}}`);
const UNSPACED_LETTER = `[${UNSPACED.join("")}]`;
const SPACED_WORD = String.raw`(?:(?!${UNSPACED_LETTER})\p{L})(?:(?!${UNSPACED_LETTER})[\p{L}\p{M}\p{N}]|'(?=\p{L}))*`;
const TOKEN = new RegExp(String.raw`${NUMBER}|${UNSPACED_LETTER}|${SPACED_WORD}|\S`, "gu");

/**
 * The wording of a text: every word, number, mark and sign, one after the other. Spaces, kinds of quotation marks and
 * dashes, full width, ligatures and soft hyphens are left out; capitals, accents and all punctuation stay.
 */
export function wordingOf(text: string): Wording {
  return unset(text).match(TOKEN) ?? [];
}

/** Words at the beginning that some sites set in capitals. */
const OPENING = 12;
/** Letters on each side of a hyphen from which it may come from the end of a line; "re-sign" is another word than "resign". */
const MIN_PART = 3;
const PART = new RegExp(`^\\p{L}{${MIN_PART},}$`, "u");

/** How many tokens of `long` are the one at `at` of `short`, cut by a hyphen; 0 where they are not. */
function hyphenated(long: Wording, index: number, short: string): number {
  const [first = "", hyphen, second = ""] = long.slice(index, index + 3);
  return hyphen === "-" && first + second === short && PART.test(first) && PART.test(second) ? 3 : 0;
}

function isSame(a: string, b: string, index: number): boolean {
  return a === b || (index < OPENING && a.toLowerCase() === b.toLowerCase());
}

/**
 * Whether two wordings are the same, word by word. A hyphen that a line's end may have left, and capitals in the opening
 * words, are no difference; nothing else is forgiven.
 */
export function isSameWording(a: Wording, b: Wording): boolean {
  let [i, j] = [0, 0];
  while (i < a.length && j < b.length) {
    const [left = "", right = ""] = [a[i], b[j]];
    if (isSame(left, right, i)) {
      i += 1;
      j += 1;
      continue;
    }
    const [cutLeft, cutRight] = [hyphenated(a, i, right), hyphenated(b, j, left)];
    if (cutLeft + cutRight === 0) return false;
    i += cutLeft > 0 ? cutLeft : 1;
    j += cutLeft > 0 ? 1 : cutRight;
  }
  return i === a.length && j === b.length;
}
