import { prose, type Article, type ParagraphKind } from "../article/article.ts";
import { noQuotes } from "../export/markdown.ts";
import { problemSentence } from "../locale/problem.ts";
import type { Translate } from "../locale/translate.ts";
import type { Answer, Quote, Quotes, Result, Summary, Translation } from "../task/result.ts";
import type { Cite } from "./citation.ts";
import { maskedLink, neutralise, neutraliseLine } from "./neutralise.ts";

/** The result's text as blocks of Discord markup, in order; pages are made of them. */
export function blocks(result: Result, t: Translate, cite?: Cite): string[] {
  switch (result.task) {
    case "translate":
      return translationBlocks(result.article, result.value, t);
    case "summarize":
      return summaryBlocks(result.value, result.problems, t);
    case "quotes":
      return quoteBlocks(result.value, t);
    case "ask":
      return [answerBlock(result.value, t, cite)];
  }
}

function translationBlocks(article: Article, translation: Translation, t: Translate): string[] {
  const kinds = new Map(prose(article).map(({ id, kind }) => [id, kind]));
  return translation.paragraphs.map(({ id, text, status, problems, doubts = [] }) => {
    const shown = formatted(kinds.get(id) ?? "text", text);
    if (status === "untranslated") return `⚠ *[${t("results.notTranslated")}]* ${shown}`;
    if (status !== "flagged") return shown;
    const why = problems.map((problem) => neutraliseLine(problemSentence(problem, t))).join("; ");
    const sources = doubts.map(({ source }) => quoted(`${t("results.source")}: ${neutraliseLine(source)}`));
    return [`⚠ ${shown}`, `-# ⚠ ${why}`, ...sources].join("\n");
  });
}

function formatted(kind: ParagraphKind, text: string): string {
  const safe = neutralise(text);
  switch (kind) {
    case "heading":
      return `**${neutraliseLine(text)}**`;
    case "quote":
      return quoted(safe);
    case "list":
      return `- ${neutraliseLine(text)}`;
    default:
      return safe;
  }
}

/** A summary as blocks. */
export function summaryBlocks({ headline, bullets }: Summary, problems: Result["problems"], t: Translate): string[] {
  const flagged = new Set(problems.filter((problem) => problem.check === "references").map((problem) => problem.unit));
  return [
    `**${neutraliseLine(headline)}**`,
    ...bullets.map(({ text, paragraphs }, index) => {
      const mark = flagged.has(String(index + 1)) ? ` ⚠ *${t("results.unreferenced")}*` : "";
      return `- ${neutraliseLine(text)} ${references(paragraphs)}${mark}`.trim();
    }),
  ];
}

function quoteBlocks(value: Quotes, t: Translate): string[] {
  if (value.quotes.length === 0) return [noQuotes(value, t)];
  return value.quotes.map((quote) => {
    const { original, english, paragraph } = quote;
    return [
      quoted(`“${neutraliseLine(original)}”`),
      ...(english ? [quoted(`*${neutraliseLine(english)}* (${t("results.translation")})`)] : []),
      `— ${saidBy(quote, t)} ${references([paragraph])}`,
    ].join("\n");
  });
}

function saidBy({ kind, speaker, name, role }: Quote, t: Translate): string {
  if (kind === "term") return `*${t("results.term")}*`;
  if (!speaker) return `*${t("results.unattributed")}*`;
  const own = name === "" || name === speaker ? "" : ` (${neutraliseLine(name)})`;
  return `**${neutraliseLine(speaker)}**${own}${role ? `, ${neutraliseLine(role)}` : ""}`;
}

/** As `neutralise` leaves it. */
const REFERENCE = /\\\[(\d{1,6})\\\]/g;

/** Each reference is a link of our own making: what the model wrote is text. */
function answerBlock({ answer, paragraphs }: Answer, t: Translate, cite?: Cite): string {
  if (answer === "") return t("results.notInArticle");
  const named = new Set(paragraphs);
  return neutralise(answer).replace(REFERENCE, (reference: string, number: string) => {
    const id = Number(number);
    return named.has(id) ? maskedLink(reference, cite?.(id)) : reference;
  });
}

/** Paragraph numbers, as they are shown under a claim. */
function references(ids: readonly number[]): string {
  return ids.map((id) => `\\[${id}\\]`).join("");
}

function quoted(text: string): string {
  return text
    .split("\n")
    .map((line) => `> ${line}`)
    .join("\n");
}
