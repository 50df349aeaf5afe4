import { prose, type Article, type ParagraphKind } from "../article/article.ts";
import { results } from "../locale/en.ts";
import type { Answer, Quotes, Result, Summary, Translation } from "../task/result.ts";
import { neutralise, neutraliseLine } from "./neutralise.ts";

/** The result's text as blocks of Discord markup, in order; pages are made of them. */
export function blocks(result: Result): string[] {
  switch (result.task) {
    case "translate":
      return translationBlocks(result.article, result.value);
    case "summarize":
      return summaryBlocks(result.value, result.problems);
    case "quotes":
      return quoteBlocks(result.value);
    case "ask":
      return [answerBlock(result.value)];
  }
}

function translationBlocks(article: Article, translation: Translation): string[] {
  const kinds = new Map(prose(article).map(({ id, kind }) => [id, kind]));
  return translation.paragraphs.map(({ id, text, status, problems, doubts = [] }) => {
    const shown = formatted(kinds.get(id) ?? "text", text);
    if (status === "untranslated") return `⚠ *[${results.notTranslated}]* ${shown}`;
    if (status !== "flagged") return shown;
    const why = problems.map((problem) => neutraliseLine(problem.detail)).join("; ");
    const sources = doubts.map(({ source }) => quoted(`${results.source}: ${neutraliseLine(source)}`));
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

function summaryBlocks({ headline, bullets }: Summary, problems: Result["problems"]): string[] {
  const flagged = new Set(problems.filter((problem) => problem.check === "references").map((problem) => problem.unit));
  return [
    `**${neutraliseLine(headline)}**`,
    ...bullets.map(({ text, paragraphs }, index) => {
      const mark = flagged.has(String(index + 1)) ? ` ⚠ *${results.unreferenced}*` : "";
      return `- ${neutraliseLine(text)} ${references(paragraphs)}${mark}`.trim();
    }),
  ];
}

function quoteBlocks({ quotes }: Quotes): string[] {
  if (quotes.length === 0) return [results.noQuotes];
  return quotes.map(({ original, english, speaker, name, role, paragraph }) => {
    const own = name === "" || name === speaker ? "" : ` (${neutraliseLine(name)})`;
    const who = speaker
      ? `**${neutraliseLine(speaker)}**${own}${role ? `, ${neutraliseLine(role)}` : ""}`
      : `*${results.unattributed}*`;
    return [
      quoted(`“${neutraliseLine(original)}”`),
      ...(english ? [quoted(`*${neutraliseLine(english)}* (${results.translation})`)] : []),
      `— ${who} ${references([paragraph])}`,
    ].join("\n");
  });
}

function answerBlock({ answer }: Answer): string {
  return answer === "" ? results.notInArticle : neutralise(answer);
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
