/** Line breaks that an author wrote (`<br>`), kept apart from the white space of the source until a block is cut up. */
export const LINE_BREAK = "\u2028";

// C0 and C1 but white space; soft hyphen; zero-width marks but U+200C and U+200D, which Persian, Indic scripts and emoji need;
// bidirectional overrides; interlinear marks and noncharacters; tag characters and supplementary variation selectors, which
// can smuggle text.
const INVISIBLE =
  /[\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffc\ufffe\uffff]|[\u{e0000}-\u{e0fff}]/gu;

const SPACES = /[\s\u0085]+/gu;

/** Scripts written without spaces between words, and their punctuation. */
const UNSPACED =
  "\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\u3000-\\u303f\\uff01-\\uff60\\u2018\\u2019\\u201c\\u201d\\u2014\\u2026";
const WRAPPED = new RegExp(`(?<=[${UNSPACED}])\\u0085(?=[${UNSPACED}])`, "gu");

/** Most texts need none of the above; this is a fifth of its cost. */
const PLAIN = /^[\t\n\r\u0020-\u007e]*$/;

/** Without characters that a reader can't see. Lone surrogates become U+FFFD, so that the text survives every encoding. */
export function withoutInvisible(text: string): string {
  return text.replace(INVISIBLE, "").toWellFormed();
}

/** One line of visible text: white space collapsed, and dropped where the source only wrapped a Chinese or Japanese line. */
export function cleanText(text: string): string {
  if (PLAIN.test(text)) return text.replace(/[\t\n\r ]+/g, " ").trim();
  return withoutInvisible(text)
    .replace(SPACES, (space) => (space.includes("\n") ? "\u0085" : " "))
    .replace(WRAPPED, "")
    .replaceAll("\u0085", " ")
    .trim();
}

/** How much a text says, in Latin letters: a Han character or a kana says about as much as three, a Hangul syllable as two. */
export function weightOf(text: string): number {
  let weight = 0;
  for (let i = 0; i < text.length; i++) weight += weightOfUnit(text.charCodeAt(i));
  return weight;
}

function weightOfUnit(code: number): number {
  if (code < 0x3040) return 1;
  if (code <= 0x9fff || (code >= 0xf900 && code <= 0xfaff)) return 3;
  return code >= 0xac00 && code <= 0xd7a3 ? 2 : 1;
}

/** The same for a page's source, where white space of any length counts as one and alone as nothing. */
export function weightOfSource(text: string): number {
  let weight = 0;
  let spaces = 0;
  let inSpace = false;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    const isSpace = code <= 0x20 || code === 0xa0 || code === 0x3000;
    if (!isSpace) weight += weightOfUnit(code);
    else if (!inSpace) spaces++;
    inSpace = isSpace;
  }
  return weight === 0 ? 0 : weight + spaces;
}

/** For comparing texts regardless of case, width, punctuation and spacing. */
export function foldText(text: string): string {
  if (PLAIN.test(text)) return text.toLowerCase().replace(/[^a-z0-9]+/g, "");
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "");
}

const PAUSES = /[,;:.!?،؛؟，、；：。．！？।॥።፣፤։՝།༎၊။។៕]/gu;

/** Thai and Lao part clauses and sentences by a space, words by nothing. */
const UNSTOPPED = /[\u0e00-\u0eff]/;
const CLAUSE_SPACE = /(?<=[\u0e00-\u0eff]) (?=[\u0e00-\u0eff\d"“])/g;

/** Commas, full stops and their like in all scripts: prose has them, menus don't. */
export function countPauses(text: string): number {
  const marks = text.match(PAUSES)?.length ?? 0;
  return UNSTOPPED.test(text) ? marks + (text.match(CLAUSE_SPACE)?.length ?? 0) : marks;
}

const SENTENCE_END = /[.!?…。．！？؟۔।॥።։།༎။។៕]["'”’»«）)\]」』›]*$/u;

/** Whether the text's script marks no sentence's end. */
export function isUnstopped(text: string): boolean {
  return UNSTOPPED.test(text.slice(-8));
}

/** Whether the text ends as a sentence does. */
export function endsSentence(text: string): boolean {
  return SENTENCE_END.test(text.slice(-8));
}
