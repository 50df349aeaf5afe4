import { prose, type Article, type Paragraph } from "../article/article.ts";
import type { Term } from "../job.ts";
import { dayAndTime } from "../locale/date.ts";
import { languageName } from "../locale/language.ts";
import { problemSentence } from "../locale/problem.ts";
import type { Translate } from "../locale/translate.ts";
import type { Bullet, Quote, Quotes, Result, TranslatedParagraph, Translation } from "../task/result.ts";
import { autolink, escapeLines, escapeMarkdown } from "./escape.ts";
import { articleNotes, checked, readingSentence, standInLine } from "./footer.ts";

/** A result as a document of its own: the file under a message. */
export function markdown(result: Result, t: Translate): string {
  return inBlocks([...resultHead(result, t), ...body(result, t), ...smallPrint(checked(result, t))]);
}

/** What we say of a result ourselves, below a rule: no text of a model or an article can hold one. */
export function smallPrint(facts: readonly string[]): string[] {
  return ["---", facts.map(escapeMarkdown).join(" · ")];
}

/** An article as a document; where it has no text, what was there instead. */
export function articleMarkdown(article: Article, t: Translate): string {
  const said = readingSentence(article, t);
  return inBlocks([
    ...articleHead(article, t),
    ...(said === undefined ? [] : [`> ${said}`]),
    ...article.paragraphs.map((paragraph) => block(paragraph, paragraph.text)),
  ]);
}

/** Blocks of Markdown as one text, its last line ended. */
export function inBlocks(blocks: readonly string[]): string {
  return `${blocks.join("\n\n")}\n`;
}

export function resultHead(result: Result, t: Translate): string[] {
  return articleHead(result.article, t, result.task === "translate" ? result.value.title : undefined);
}

/** Title, outlet, agency, date, byline, kind, language, address, and what a reader should know. */
export function articleHead(article: Article, t: Translate, translated?: string): string[] {
  const { siteName, wire, published, byline, genre, language, pasted } = article;
  const date = published && dayAndTime(published, t.locale);
  const source = pasted && t("results.pasted");
  const facts = [source, siteName, wire, date, byline, genre && t(`genres.${genre}`), languageName(language, t.locale)];
  return [
    `# ${escapeMarkdown(translated ?? article.title)}`,
    ...(translated && translated !== article.title ? [`*${escapeMarkdown(article.title)}*`] : []),
    facts.flatMap((fact) => (fact ? escapeMarkdown(fact) : [])).join(" · "),
    ...(article.url ? [autolink(article.url)] : []),
    ...articleNotes(article, t).map((note) => `> ${escapeMarkdown(note)}`),
  ].filter((part) => part !== "");
}

/** The result alone, without the article's head. */
export function body(result: Result, t: Translate): string[] {
  const standIn = standInLine(result, t);
  return [...(standIn === undefined ? [] : [`*${escapeMarkdown(standIn)}*`]), ...parts(result, t)];
}

function parts(result: Result, t: Translate): string[] {
  switch (result.task) {
    case "translate":
      return [...translated(result.article, result.value, t), ...names(result.value, t)];
    case "summarize":
      return [`**${escapeMarkdown(result.value.headline)}**`, result.value.bullets.map(bullet).join("\n")];
    case "quotes":
      return result.value.quotes.length === 0
        ? [noQuotes(result.value, t)]
        : result.value.quotes.map((quote) => quotation(quote, t));
    case "ask":
      return [escapeLines(result.value.answer) || t("results.notInArticle")];
  }
}

function translated(article: Article, { paragraphs }: Translation, t: Translate): string[] {
  const sources = new Map(prose(article).map((paragraph) => [paragraph.id, paragraph]));
  return paragraphs.map((paragraph) => translatedBlock(paragraph, sources.get(paragraph.id), t));
}

/** A paragraph of a translation, with what a check found. */
export function translatedBlock(
  { text, status, problems, doubts = [] }: TranslatedParagraph,
  source: Paragraph | undefined,
  t: Translate,
  level?: number,
): string {
  if (status === "untranslated") return block(source, `⚠ [${t("results.notTranslated")}] ${text}`, level);
  if (status !== "flagged") return block(source, text, level);
  const why = escapeMarkdown(problems.map((problem) => problemSentence(problem, t)).join(t("list.separator")));
  const sources = doubts.map(
    ({ source }) => `> ${t("list.labelled", { label: t("results.source"), text: escapeMarkdown(source) })}`,
  );
  return [block(source, `⚠ ${text}`, level), `*⚠ ${why}*`, ...sources].join("\n\n");
}

/** Names whose spelling says anything. */
export function spellings({ names }: Translation): Term[] {
  return names.filter(({ source, target }) => source !== target);
}

/** How names are spelt. */
export function names(translation: Translation, t: Translate): string[] {
  const told = spellings(translation);
  if (told.length === 0) return [];
  const list = told.map(({ source, target }) => `${escapeMarkdown(source)} → ${escapeMarkdown(target)}`);
  return [t("list.labelled", { label: `**${t("results.names")}**`, text: list.join(" · ") })];
}

function bullet({ text, paragraphs }: Bullet): string {
  return `- ${escapeMarkdown(text)} ${references(paragraphs)}`.trimEnd();
}

/** Where there is none of what was asked for. */
export function noQuotes({ include }: Pick<Quotes, "include">, t: Translate): string {
  return t(include === "all" ? "results.noQuotesOfAll" : "results.noQuotes");
}

function quotation({ kind, original, english, speaker, name, role, paragraph }: Quote, t: Translate): string {
  const known = name === "" || name === speaker ? speaker : t("list.aside", { text: speaker, aside: name });
  const said = [known || t("results.unattributed"), role].filter(Boolean).map(escapeMarkdown).join(t("list.separator"));
  const who = kind === "term" ? t("results.term") : said;
  const translation = english
    ? [`> ${t("list.aside", { text: `*${escapeMarkdown(english)}*`, aside: t("results.translation") })}`]
    : [];
  const words = [`> ${t("list.quoted", { words: escapeMarkdown(original) })}`, ...translation];
  return [...words, `> — ${who} ${references([paragraph])}`].join("\n>\n");
}

/** `level` is that of headings. */
export function block(paragraph: Pick<Paragraph, "kind"> | undefined, plain: string, level = 2): string {
  const text = escapeMarkdown(plain);
  switch (paragraph?.kind) {
    case "heading":
      return `${"#".repeat(level)} ${text}`;
    case "quote":
      return `> ${text}`;
    case "list":
      return `- ${text}`;
    case "caption":
      return `*${text}*`;
    default:
      return text;
  }
}

export const references = (ids: readonly number[]) => ids.map((id) => `[${id}]`).join("");
