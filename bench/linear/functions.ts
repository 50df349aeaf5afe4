import type { Article } from "../../src/article/article.ts";
import { changesBetween } from "../../src/article/changes.ts";
import { cleanText, endsSentence, foldText, withoutInvisible } from "../../src/article/characters.ts";
import { decodeText } from "../../src/article/decode.ts";
import { nameData } from "../../src/article/form.ts";
import { normal } from "../../src/article/id.ts";
import { joined } from "../../src/article/join.ts";
import { languageOf } from "../../src/article/language.ts";
import { agencyOf } from "../../src/article/metadata/agency.ts";
import { cleanByline } from "../../src/article/metadata/byline.ts";
import { isDateLine, parseDate } from "../../src/article/metadata/date.ts";
import { parseLenient } from "../../src/article/metadata/lenient-json.ts";
import { cleanTitle } from "../../src/article/metadata/title.ts";
import { readMhtml } from "../../src/article/mhtml.ts";
import { readRules } from "../../src/article/page/css.ts";
import { withoutTags } from "../../src/article/page/tags.ts";
import { readPasted } from "../../src/article/pasted.ts";
import { readArticle, type ReadHints } from "../../src/article/read.ts";
import { asksToPay } from "../../src/article/reading/teaser.ts";
import { meets } from "../../src/article/same/meets.ts";
import { wordingOf } from "../../src/article/same/wording.ts";
import { canonicalUrl } from "../../src/article/url.ts";
import { linksIn } from "../../src/discord/command/links.ts";
import { directed, isolated } from "../../src/discord/message/bidi.ts";
import { cutOf } from "../../src/discord/message/cut.ts";
import { label, maskedLink, neutralise } from "../../src/discord/message/neutralise.ts";
import { paginate } from "../../src/discord/message/pages.ts";
import { escapeMarkdown } from "../../src/export/escape.ts";
import { articleMarkdown } from "../../src/export/markdown.ts";
import { detach } from "../../src/export/record/attach.ts";
import { unpackRecord } from "../../src/export/record/record.ts";
import { wordsFor } from "../../src/http/language.ts";
import { parseLanguage } from "../../src/locale/language.ts";
import { english } from "../../src/locale/translate.ts";
import { briefError } from "../../src/log-error.ts";
import { parseContentType } from "../../src/source/media.ts";
import { claimsOf, marked, withReferences } from "../../src/task/answer/claims.ts";
import { createLive } from "../../src/task/answer/live.ts";
import { ask } from "../../src/task/ask.ts";
import { strangeAddresses } from "../../src/task/check/addresses.ts";
import { checkTranslation } from "../../src/task/check/checks.ts";
import { personsIn } from "../../src/task/check/ground/persons.ts";
import { createGrounding } from "../../src/task/check/grounded.ts";
import { checkLeak } from "../../src/task/check/leak.ts";
import { numbersIn } from "../../src/task/check/numbers.ts";
import { withoutPreamble } from "../../src/task/check/preamble.ts";
import { createQuotationCheck } from "../../src/task/check/quote/claimed.ts";
import { readParts } from "../../src/task/check/quote/elided.ts";
import { fold } from "../../src/task/check/quote/fold.ts";
import { createFinder } from "../../src/task/check/verbatim.ts";
import { attribution, knownNames } from "../../src/task/extractive/attribution.ts";
import { extractQuotes } from "../../src/task/extractive/quotes.ts";
import { quotations } from "../../src/task/extractive/quotations.ts";
import { quoted } from "../../src/task/extractive/standalone.ts";
import { extractSummary } from "../../src/task/extractive/summary.ts";
import { jsonObjects } from "../../src/task/json-objects.ts";
import { material } from "../../src/task/material.ts";
import { presentable } from "../../src/task/presentable.ts";
import { quotes } from "../../src/task/quotes.ts";
import { readReferences } from "../../src/task/references.ts";
import { isRefusal } from "../../src/task/refusal.ts";
import { sentences } from "../../src/task/sentences.ts";
import { names, sameName } from "../../src/task/speech/named.ts";
import { stretches } from "../../src/task/stretches.ts";
import { summarize } from "../../src/task/summarize.ts";
import { readMended, readSummary } from "../../src/task/summary/lines.ts";
import { translate } from "../../src/task/translate.ts";
import { readNames } from "../../src/task/translation/ledger.ts";
import { isNameLike } from "../../src/task/translation/name.ts";
import { numberedLines } from "../../src/task/translation/numbered.ts";
import { numberingOf } from "../../src/task/translation/numbering.ts";
import { unmask } from "../../src/task/unmask.ts";
import { harmless } from "../../src/terminal/screen.ts";

/** Something that reads text as somebody else wrote it. */
export type ReadsText = (text: string) => unknown;

const now = Date.UTC(2026, 0, 1);
const URL_OF_PAGE = "https://n.example/a";
const PROSE = "A sentence that reads like prose does, with a comma and a full stop.";
const bytesOf = (text: string) => new TextEncoder().encode(text);
const isFew = (id: number) => id < 9;

function articleOf(text: string, language = "de"): Article {
  const paragraphs = [{ id: 1, kind: "text" as const, text }];
  return { id: "a", url: URL_OF_PAGE, title: "Title", language, paragraphs, notes: [], reading: "full" };
}

const SHORT = articleOf("Er ging am Montag. „Gut so“, sagte Anna Berg.");
const ASKED = { to: "en", length: "short", question: "Who?" } as const;

const file = (name: string) => (text: string) => readArticle(bytesOf(text), { name, now });
const pageWith =
  (before: string, after: string): ReadsText =>
  (text) => {
    const hints: ReadHints = { url: URL_OF_PAGE, mediaType: "text/html", now };
    return readArticle(
      bytesOf(`<!doctype html><article><p>${PROSE}</p>${before}${text}${after}<p>${PROSE}</p>`),
      hints,
    );
  };

const READERS: Readonly<Record<string, ReadsText>> = {
  withoutInvisible,
  cleanText,
  foldText,
  endsSentence,
  normal,
  decodeText: (text) => decodeText(bytesOf(text)),
  "decodeText, GBK": (text) => decodeText(bytesOf(text), "gbk"),
  "decodeText, no UTF-8": (text) => decodeText(Buffer.from(text, "latin1")),
  nameData,
  languageOf: (text) => languageOf("Text", text),
  "a Markdown file": file("a.md"),
  "a text file": file("a.txt"),
  "a page's file": file("a.html"),
  "a page": pageWith("", ""),
  "a page's title": pageWith("<title>", "</title>"),
  "a page's headline": pageWith("<h1>", "</h1>"),
  "a page's description": pageWith('<meta property="og:description" content="', '">'),
  "a page's author": pageWith('<meta name="author" content="', '">'),
  "a page's byline": pageWith('<p class="byline">', "</p>"),
  "a page's date": pageWith('<time datetime="', '">'),
  "a page's styles": pageWith("<style>", "</style>"),
  "an element's style": pageWith('<p style="', '">'),
  "an element's classes": pageWith('<p class="', '">'),
  "a page's schema.org data": pageWith('<script type="application/ld+json">', "</script>"),
  "a page's own data": pageWith('<script id="__NEXT_DATA__" type="application/json">', "</script>"),
  "a page's comment": pageWith("<!--", "-->"),
  "pasted text": (text) => readPasted(text, { now }),
  "an MHTML page": (text) =>
    readMhtml(bytesOf(`MIME-Version: 1.0\r\nContent-Type: text/html\r\nX: ${text}\r\n\r\n${text}`), { now, notes: [] }),
  joined: (text) => joined([text, text], new Set()),
  agencyOf,
  cleanByline: (text) => cleanByline([text]),
  cleanTitle: (text) => cleanTitle(text),
  parseDate: (text) => parseDate(text, { now }),
  isDateLine,
  parseLenient,
  withoutTags,
  readRules: (text) => readRules(text, true),
  asksToPay,
  wordingOf,
  meets: (text) => meets({ ...articleOf(text), id: "b" }, { ...articleOf(`${text} x`), id: "c" }),
  changesBetween: (text) => changesBetween(articleOf(text), articleOf(`${text} x`)),
  canonicalUrl: (text) => canonicalUrl(`${URL_OF_PAGE}?${text}`),
};

const TASKS: Readonly<Record<string, ReadsText>> = {
  material: (text) => material(articleOf(text)),
  stretches: (text) => stretches(text, 30),
  quotations: (text) => quotations(text, text),
  quoted,
  jsonObjects,
  unmask,
  presentable: (text) => presentable({ text }),
  isRefusal,
  readReferences: (text) => readReferences(text, isFew),
  claimsOf: (text) => claimsOf(text, isFew),
  marked,
  withReferences: (text) => withReferences(text, [1], isFew),
  readSummary: (text) => readSummary(text, true),
  readMended,
  readNames,
  isNameLike: (text) => isNameLike({ source: text, target: text }, "en"),
  numberedLines: (text) => numberedLines(text, true),
  numberingOf: (text) => numberingOf(text, ["1", "2"]),
  withoutPreamble: (text) => withoutPreamble(text, "de"),
  checkLeak: (text) => checkLeak(text, [text]),
  strangeAddresses: (text) => strangeAddresses(text, articleOf(text)),
  personsIn,
  fold,
  readParts,
  "a finder in a text": (text) => createFinder(text, "de")("five words of a quote"),
  "a finder of words": (text) => createFinder("five words of a quote", "de")(text),
  "a finder of a text in itself": (text) => createFinder(text, "de")(text.slice(0, -2)),
  "quotes claimed in a text": (text) => createQuotationCheck(SHORT, "en")(text),
  "quotes claimed of a text": (text) => createQuotationCheck(articleOf(text), "en")("He said “some words of it” then."),
  "the ground of a claim": (text) => createGrounding(articleOf(text), "en")({ text: PROSE, paragraphs: [1] }),
  "a claim's ground": (text) => createGrounding(SHORT, "en")({ text, paragraphs: [1] }),
  "names in a text": (text) => names(text, "Anna Berg", "de"),
  "a name": (text) => sameName(text, "Anna Berg", "de"),
  live: (text) => createLive(SHORT, "en", "Who?")(text),
  "an answer's lines": (text) => ask.next(ask.take(ask.begin(SHORT, ASKED), text, "end")),
  "a summary's lines": (text) => summarize.next(summarize.take(summarize.begin(SHORT, ASKED), text, "end")),
  "quotes' lines": (text) => quotes.next(quotes.take(quotes.begin(SHORT, ASKED), text, "end")),
  "a translation's lines": (text) => translate.next(translate.take(translate.begin(SHORT, ASKED), text, "end")),
  "a translation of it": (text) => translate.next(translate.begin(articleOf(text), ASKED)),
};

const SHOWN: Readonly<Record<string, ReadsText>> = {
  linksIn,
  neutralise,
  label: (text) => label(text, 100),
  maskedLink: (text) => maskedLink("x", URL_OF_PAGE + text),
  paginate: (text) => paginate([text, text], 3_500),
  cutOf: (text) => cutOf(text, 3_500, { sentences: true }),
  isolated: (text) => isolated(text, text),
  directed: (text) => directed(text, text),
  escapeMarkdown,
  articleMarkdown: (text) => articleMarkdown(articleOf(text), english),
  unpackRecord,
  detach: (text) => detach(bytesOf(text)),
  harmless,
  briefError: (text) => briefError(new Error(text)),
  parseContentType,
  wordsFor,
  parseLanguage,
};

/** By language; languages without rules of their own get those of all. */
const SPOKEN: Readonly<Record<string, (text: string, language: string) => unknown>> = {
  sentences,
  numbersIn,
  extractQuotes: (text, language) => extractQuotes(articleOf(text, language), "all"),
  extractSummary: (text, language) => extractSummary(articleOf(text, language), "short"),
  knownNames: (text, language) => knownNames([text], language),
  "attribution before": (before, language) => attribution({ before, after: "", earlier: "", language, names: [] }),
  "attribution after": (after, language) => attribution({ before: "", after, earlier: "", language, names: [] }),
  "attribution earlier": (earlier, language) => attribution({ before: "", after: "", earlier, language, names: [] }),
  "checkTranslation from": (text, from) =>
    checkTranslation([{ id: "1", source: text, text: "The sentence stands here." }], { from, to: "en" }),
  "checkTranslation to": (text, to) =>
    checkTranslation([{ id: "1", source: "Предложение стоит здесь.", text }], { from: "ru", to }),
};
const LANGUAGES = "en de fr es pt it ru uk tr ar fa he hi zh ja ko th vi".split(" ");

const spoken = Object.entries(SPOKEN).flatMap(([name, reads]) =>
  LANGUAGES.map((language): [string, ReadsText] => [`${name}, ${language}`, (text) => reads(text, language)]),
);

/** Whatever is given text that somebody else wrote, or the model, by name. */
export const FUNCTIONS: ReadonlyMap<string, ReadsText> = new Map([
  ...Object.entries({ ...READERS, ...TASKS, ...SHOWN }),
  ...spoken,
]);
