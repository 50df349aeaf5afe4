import { prose, type ParagraphKind } from "../../article/article.ts";
import { standInLine } from "../../export/footer.ts";
import { noQuotes } from "../../export/markdown.ts";
import { problemSentence } from "../../locale/problem.ts";
import type { Translate } from "../../locale/translate.ts";
import type { Quote, Result } from "../../task/result.ts";
import { directed, isolated } from "./bidi.ts";
import type { Cite } from "../thread/citation.ts";
import { languageOf } from "./header.ts";
import { maskedLink, neutralise, neutraliseLine } from "./neutralise.ts";

/** The result's text as blocks of Discord markup, in order; pages are made of them. */
export function blocks(result: Result, t: Translate, cite?: Cite): string[] {
  const standIn = standInLine(result, t);
  const line = standIn === undefined ? [] : [directed(`**${neutraliseLine(standIn)}**`, t.locale)];
  return [...line, ...textBlocks(result, t, cite)];
}

function textBlocks(result: Result, t: Translate, cite?: Cite): string[] {
  switch (result.task) {
    case "translate":
      return translationBlocks(result, t);
    case "summarize":
      return summaryBlocks(result, t);
    case "quotes":
      return quoteBlocks(result, t);
    case "ask":
      return [answerBlock(result, t, cite)];
  }
}

function translationBlocks({ article, value, to }: Result<"translate">, t: Translate): string[] {
  const kinds = new Map(prose(article).map(({ id, kind }) => [id, kind]));
  return value.paragraphs.map(({ id, text, status, problems, doubts = [] }) => {
    const mark = status === "flagged" ? "⚠ " : "";
    const shown = formatted(kinds.get(id) ?? "text", text, mark);
    if (status === "untranslated") {
      return [`⚠ *[${t("results.notTranslated")}]*`, directed(shown, article.language)].join("\n");
    }
    if (status !== "flagged") return directed(shown, to);
    const why = problems.map((problem) => neutraliseLine(problemSentence(problem, t))).join(t("list.separator"));
    const sources = doubts.map(({ source }) =>
      t("list.labelled", { label: t("results.source"), text: isolated(neutraliseLine(source), t.locale) }),
    );
    return [
      directed(shown, to),
      ...[`-# ⚠ ${why}`, ...sources.map(quoted)].map((line) => directed(line, t.locale)),
    ].join("\n");
  });
}

/** `mark` stands inside what makes the block what it is. */
function formatted(kind: ParagraphKind, text: string, mark: string): string {
  const safe = `${mark}${neutralise(text)}`;
  const line = `${mark}${neutraliseLine(text)}`;
  switch (kind) {
    case "heading":
      return `**${line}**`;
    case "quote":
      return quoted(safe);
    case "list":
      return `- ${line}`;
    default:
      return safe;
  }
}

/** A summary as blocks. */
export function summaryBlocks(result: Result<"summarize">, t: Translate): string[] {
  const { headline, bullets } = result.value;
  const unreferenced = result.problems.filter(({ check }) => check === "references").map(({ unit }) => unit);
  const flagged = new Set(unreferenced);
  return [
    `**${neutraliseLine(headline)}**`,
    ...bullets.map(({ text, paragraphs }, index) => {
      const mark = flagged.has(String(index + 1)) ? ` ⚠ *${t("results.unreferenced")}*` : "";
      return `- ${neutraliseLine(text)} ${references(paragraphs)}${mark}`.trim();
    }),
  ].map((block) => directed(block, languageOf(result)));
}

function quoteBlocks({ value, article, to }: Result<"quotes">, t: Translate): string[] {
  if (value.quotes.length === 0) return [noQuotes(value, t)];
  return value.quotes.map((quote) => {
    const { original, english, paragraph } = quote;
    const said = quoted(t("list.quoted", { words: neutraliseLine(original) }));
    const translation = quoted(
      t("list.aside", { text: `*${neutraliseLine(english)}*`, aside: isolated(t("results.translation"), to) }),
    );
    return [
      directed(said, article.language),
      ...(english ? [directed(translation, to)] : []),
      directed(`— ${saidBy(quote, t)} ${references([paragraph])}`, t.locale),
    ].join("\n");
  });
}

function saidBy({ kind, speaker, name, role }: Quote, t: Translate): string {
  if (kind === "term") return `*${t("results.term")}*`;
  if (!speaker) return `*${t("results.unattributed")}*`;
  const [shown, own, office] = [speaker, name, role].map((text) => isolated(neutraliseLine(text), t.locale));
  const known =
    name === "" || name === speaker ? `**${shown}**` : t("list.aside", { text: `**${shown}**`, aside: own ?? "" });
  return [known, office].filter(Boolean).join(t("list.separator"));
}

/** As `neutralise` leaves it. */
const REFERENCE = /\\\[(\d{1,6})\\\]/g;

/** Each reference is a link of our own making: what the model wrote is text. */
function answerBlock({ value, to }: Result<"ask">, t: Translate, cite?: Cite): string {
  const { answer, paragraphs } = value;
  if (answer === "") return t("results.notInArticle");
  const named = new Set(paragraphs);
  const cited = neutralise(answer).replace(REFERENCE, (reference: string, number: string) => {
    const id = Number(number);
    return named.has(id) ? maskedLink(reference, cite?.(id)) : reference;
  });
  return directed(cited, to);
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
