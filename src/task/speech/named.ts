import { createFinder } from "../check/verbatim.ts";
import { isTitle } from "../extractive/names.ts";
import { primarySubtag } from "../language.ts";

/** Languages whose names take endings. */
const INFLECTING =
  /^(?:ru|uk|be|bg|mk|pl|cs|sk|sl|hr|sr|bs|lt|lv|et|fi|hu|tr|az|kk|ky|uz|el|la|is|ro|sq|hy|ka|eu)(?:-|$)/u;
/** Languages that write a particle and the name together. */
const PREFIXES: Record<string, string> = { ar: "[وفبلك]{1,2}", he: "[והבלמשכ]{1,2}" };

const HAN_HONORIFIC =
  "先生|女士|小姐|教授|博士|老师|老師|律师|律師|医生|醫生|总统|總統|总理|總理|主席|部长|部長|市长|市長|局长|局長|校长|校長|主任|经理|經理|书记|書記|さん|氏|君|首相|大統領|知事|町長|村長|会長|社長|大臣|議員|監督|選手|代表";
const HANGUL_HONORIFIC = "\\s?(?:씨|[가-힣]{0,6}(?:장|관|사|원|자|리|령|표|수|위|감|독|인))";

const CJK = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}·・ー]+$/u;
const TOKEN = /[\p{L}\p{M}][\p{L}\p{M}’'-]*/gu;

/** Whether a text names someone: by the whole name, or by the first or last part that stands for it. */
export function names(text: string, name: string, language: string): boolean {
  const find = createFinder(text);
  const occurs = (words: string): boolean => /^(?:exact|folded)$/.test(find(words)?.verified ?? "");
  if (CJK.test(name)) return occurs(name) || namesShort(text, name, occurs);
  const tokens = tokensOf(name);
  // Hungarians and Chinese have their surnames first.
  const ends = [tokens.at(-1) ?? "", tokens[0] ?? ""].filter((token) => token !== "" && !isTitle(token));
  return ends.some((token) => bears(text, token, language));
}

/** 阿克森·奥尔洛夫 as 奥尔洛夫; 罗启明 as 罗教授; 田中太郎 as 田中氏; 김민수 as 김 교수. */
function namesShort(text: string, name: string, occurs: (words: string) => boolean): boolean {
  const last = name.split(/[·・]/u).at(-1) ?? "";
  if (last !== name) return last.length > 1 && occurs(last);
  if (name.length < 2 || name.length > 6) return false;
  const surnames = [name.slice(0, 2), name.slice(0, 1)].join("|");
  const honorific = /\p{Script=Hangul}/u.test(name) ? HANGUL_HONORIFIC : `(?:${HAN_HONORIFIC})`;
  return new RegExp(`(?<![\\p{Script=Hangul}])(?:${surnames})${honorific}`, "u").test(text);
}

/** Whether a word of the text is this one, in any ending that a name of the language takes. */
function bears(text: string, token: string, language: string): boolean {
  if (token.length < 3 && !/^\p{Lu}/u.test(token)) return false;
  const prefix = PREFIXES[primarySubtag(language)];
  const bare = (word: string): string => word.normalize("NFKC").replace(/[’']s?$/u, "");
  const wanted = bare(token);
  // The endings of a short name are short.
  const [stem, ending] = wanted.length > 4 ? [wanted.slice(0, Math.max(4, wanted.length - 2)), 4] : [wanted, 2];
  const attached = prefix === undefined ? undefined : new RegExp(`^${prefix}`, "u");
  return tokensOf(text).some((word) => {
    const given = bare(word);
    if (given === wanted || (attached && given.replace(attached, "") === wanted)) return true;
    return INFLECTING.test(language) && given.startsWith(stem) && Math.abs(given.length - wanted.length) <= ending;
  });
}

/** Whether two names may be one person's: they share a part. */
export function sameName(a: string, b: string, language: string): boolean {
  if (CJK.test(a) || CJK.test(b)) {
    const [short, long] = a.length < b.length ? [a, b] : [b, a];
    return long.includes(short) || a.slice(0, 2) === b.slice(0, 2);
  }
  return tokensOf(a).some((token) => token.length > 2 && bears(b, token, language));
}

/** The words of a name; the whole name where its script has no spaces. */
export function partsOf(name: string): string[] {
  return CJK.test(name) ? [name] : tokensOf(name);
}

function tokensOf(text: string): string[] {
  return text.match(TOKEN) ?? [];
}
