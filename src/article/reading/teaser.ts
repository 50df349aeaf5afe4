import type { CheerioAPI } from "cheerio/slim";
import type { Paragraph } from "../article.ts";
import { endsSentence, isUnstopped, weightOf } from "../characters.ts";
import type { NoteCode } from "../note.ts";
import { isTag, textOf } from "../page/dom.ts";
import { PAYWALL_WORDS } from "./part-words.ts";
import type { SchemaArticle } from "../metadata/schema.ts";
import type { Signs } from "./signs.ts";
import { foldWords, withoutQuotations, wordPattern } from "./words.ts";

/** That only a part of an article was read, and how one knows. */
export interface Part {
  /** Paragraphs that the whole article may have; absent where the page doesn't tell its length. */
  readonly expected?: number | undefined;
  /** What on the page shows it. */
  readonly sign: NoteCode;
}

const PAYWALL = wordPattern(PAYWALL_WORDS);
const REMAINING_COUNT =
  /(?:残り|あと|剩余|剩餘|还有|還有|尚有|남은)[^\d]{0,8}([\d,]{1,9}) ?(?:文字|字|자)|([\d,. ]{1,9}) ?(?:characters|zeichen|caractères|caracteres|caratteri|знаков) (?:left|remaining|more|verbleib|restants?|restantes?|rimanenti|осталось)/iu;
const REMAINING_SHARE =
  /(?:il vous reste|(?:you have|there is)|残り|noch|еще|ещё|осталось|залишилося|pozostało|te quedan?|te falta|resta(?:m|no)?|nog|剩余|剩餘|남은)[^\d.!?]{0,24}(\d{1,2})(?:[.,]\d{1,2})? ?[%％]/iu;

/** Letters of prose below which a page that asks for a subscription shows a teaser. */
const MAX_ASKING = 1500;
/** The same where the last sentence is cut. */
const MAX_CUT = 4000;
/** Letters below which a page that says it isn't free has no room for its article. */
const MAX_PAID = 900;
/** Share of the counted words that a whole article's text has at least; captions and asides may be counted too. */
const MIN_WHOLE = 0.7;
const MIN_COUNTED = 120;
const MAX_NOTICE = 500;
/** Of praise after an offer. */
const MAX_OFFER = 200;
/** Statements after the text among which an offer to read on belongs to it. */
const REACH = 5;
const MAX_EXPECTED = 500;

const WORD =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]|[\p{L}\p{N}][\p{L}\p{M}\p{N}'’-]*/gu;

const CUT = /(?:…|\.\.\.|[[(](?:…|\.\.\.)[\])])["'”’»]?$/u;

export function asksToPay(text: string): boolean {
  return weightOf(text) <= MAX_NOTICE && PAYWALL.test(foldWords(withoutQuotations(text)));
}

/** The paragraphs without the page's words on how to read the rest, which stand at the end. */
export function withoutOffer(paragraphs: readonly Paragraph[]): readonly Paragraph[] {
  let end = paragraphs.length;
  let after = 0;
  for (let at = end - 1; at >= 0 && after < MAX_OFFER; at--) {
    const { text } = paragraphs[at] ?? { text: "" };
    if (asksToPay(text)) {
      end = at;
      after = 0;
    } else after += weightOf(text);
  }
  return paragraphs.slice(0, end);
}

/** Share of the article that was read, as its count of words tells. A count of characters tells nothing. */
function shareByWords(prose: readonly Paragraph[], counted: number | undefined): number | undefined {
  if (counted === undefined || counted < MIN_COUNTED) return undefined;
  const text = prose.map((paragraph) => paragraph.text).join("\n");
  if (counted > text.length * 0.9 && counted < text.length * 1.15) return undefined;
  return (text.match(WORD)?.length ?? 0) / counted;
}

/** Share of the article that was read, as the page itself tells its reader. */
function shareByNotice(texts: readonly string[], characters: number): number | undefined {
  for (const text of texts) {
    const count = REMAINING_COUNT.exec(text);
    const left = Number((count?.[1] ?? count?.[2] ?? "").replace(/[^\d]/g, ""));
    if (left > 0 && left < 200_000) return characters / (characters + left);
    const percent = Number(REMAINING_SHARE.exec(text)?.[1] ?? 0);
    if (percent > 0) return 1 - percent / 100;
  }
  return undefined;
}

/** Whether the part that the page sells is in it all the same. */
function showsPaidPart($: CheerioAPI, schema: SchemaArticle, letters: number): boolean {
  return schema.paidParts.some((selector) => {
    const elements = $(selector).toArray().slice(0, 50).filter(isTag);
    return elements.reduce((sum, element) => sum + weightOf(textOf(element)), 0) >= letters / 2;
  });
}

/** Statements that ask to pay: soon after the text where it ends as a text does, since sites ask everywhere. */
function askingStatements(signs: Signs, last: string, isBroken: boolean): string[] {
  const { statements } = signs;
  const end = last === "" ? -1 : statements.findLastIndex(({ text }) => text.endsWith(last.slice(-60)));
  const reach = isBroken ? statements.length : end + 1 + REACH;
  return statements
    .slice(end + 1, last !== "" && end < 0 && !isBroken ? 0 : reach)
    .filter(({ place, linkShare, text }) => place !== "frame" && linkShare < 0.5 && asksToPay(text))
    .map(({ text }) => text);
}

function partOf(share: number | undefined, read: number, sign: NoteCode): Part {
  if (share === undefined || share <= 0 || share >= 1) return { sign };
  return { expected: Math.min(MAX_EXPECTED, Math.max(read + 1, Math.round(read / share))), sign };
}

/** Whether what was read is only the beginning of an article. `signs` looks at the page, which only short texts need. */
export function findPart(
  prose: readonly Paragraph[],
  letters: number,
  page: { readonly $: CheerioAPI; readonly schema: SchemaArticle | undefined; readonly signs: () => Signs },
): Part | undefined {
  const { schema, $ } = page;
  const byWords = shareByWords(prose, schema?.wordCount);
  if (byWords !== undefined && byWords < MIN_WHOLE * 0.85 && schema?.isFree !== true) {
    return partOf(byWords, prose.length, "moreWords");
  }
  if (byWords !== undefined && byWords >= MIN_WHOLE) return undefined;
  const last = prose.findLast(({ kind }) => kind !== "heading")?.text ?? "";
  if (letters > MAX_CUT) return undefined;
  const isOpen = last !== "" && !endsSentence(last) && !isUnstopped(last);
  const isCut = CUT.test(last) || (schema?.isFree === false && isOpen);
  const asking = askingStatements(page.signs(), last, isCut || schema?.isFree === false);
  if (asking.length > 0 && (isCut || letters < MAX_ASKING)) {
    const characters = prose.reduce((sum, { text }) => sum + text.length, 0);
    const share = shareByNotice(asking, characters) ?? byWords;
    return partOf(share, prose.length, "asksToPay");
  }
  if (schema?.isFree !== false || letters >= MAX_PAID) return undefined;
  if (!isCut && showsPaidPart($, schema, letters)) return undefined;
  return partOf(byWords, prose.length, "notFree");
}
