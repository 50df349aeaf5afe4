/** Line breaks that an author wrote (`<br>`), kept apart from the white space of the source until a block is cut up. */
export const LINE_BREAK = "\u2028";

// C0 and C1 but white space; soft hyphen; zero-width marks but U+200C and U+200D, which Persian, Indic scripts and emoji need;
// bidirectional overrides; U+FFFC to U+FFFE; tag characters and supplementary variation selectors, which can smuggle text.
const INVISIBLE =
  /[\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffc]|[\u{e0000}-\u{e0fff}]/gu;

const SPACES = /[\s\u0085]+/gu;

/** Scripts written without spaces between words, and their punctuation. */
const UNSPACED =
  "\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\u3000-\\u303f\\uff01-\\uff60\\u2018\\u2019\\u201c\\u201d\\u2014\\u2026";
const WRAPPED = new RegExp(`(?<=[${UNSPACED}])\\u0085(?=[${UNSPACED}])`, "gu");

/** Without characters that a reader can't see. Lone surrogates become U+FFFD, so that the text survives every encoding. */
export function withoutInvisible(text: string): string {
  return text.replace(INVISIBLE, "").toWellFormed();
}

/** One line of visible text: white space collapsed, and dropped where the source only wrapped a Chinese or Japanese line. */
export function cleanText(text: string): string {
  return withoutInvisible(text)
    .replace(SPACES, (space) => (space.includes("\n") ? "\u0085" : " "))
    .replace(WRAPPED, "")
    .replaceAll("\u0085", " ")
    .trim();
}

/** How much a text says, in Latin letters: a Han character or a kana says about as much as three, a Hangul syllable as two. */
export function weightOf(text: string): number {
  let weight = text.length;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if ((code >= 0x3040 && code <= 0x9fff) || (code >= 0xf900 && code <= 0xfaff)) weight += 2;
    else if (code >= 0xac00 && code <= 0xd7a3) weight += 1;
  }
  return weight;
}

/** For comparing texts regardless of case, width, punctuation and spacing. */
export function foldText(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "");
}

const PAUSES = /[,;:.!?،؛؟，、；：。．！？।॥።]/gu;

/** Commas, full stops and their like in all scripts: prose has them, menus don't. */
export function countPauses(text: string): number {
  return text.match(PAUSES)?.length ?? 0;
}

const SENTENCE_END = /[.!?…。．！？؟۔।॥።]["'”’»«）)\]」』›]*$/u;

/** Whether the text ends as a sentence does. */
export function endsSentence(text: string): boolean {
  return SENTENCE_END.test(text.slice(-8));
}
