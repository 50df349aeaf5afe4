import { prose, type Article, type Paragraph } from "../article/article.ts";
import { dayAndTime } from "../locale/date.ts";
import { genres, results } from "../locale/en.ts";
import { languageName } from "../locale/language.ts";
import { changesLine } from "../locale/versions.ts";
import type { Bullet, Quote, Result, Translation } from "../task/result.ts";
import { autolink, escapeLines, escapeMarkdown } from "./escape.ts";
import { checked, readingSentence } from "./footer.ts";

/** A result as a document of its own: the file under a message. */
export function markdown(result: Result): string {
  return inBlocks([...resultHead(result), ...body(result), ...smallPrint(checked(result))]);
}

/** What we say of a result ourselves, below a rule: no text of a model or an article can hold one. */
export function smallPrint(facts: readonly string[]): string[] {
  return ["---", facts.map(escapeMarkdown).join(" · ")];
}

/** An article as a document; where it has no text, what was there instead. */
export function articleMarkdown(article: Article): string {
  const said = readingSentence(article);
  return inBlocks([
    ...articleHead(article),
    ...(said === undefined ? [] : [`> ${said}`]),
    ...article.paragraphs.map((paragraph) => block(paragraph, paragraph.text)),
  ]);
}

/** Blocks of Markdown as one text, its last line ended. */
export function inBlocks(blocks: readonly string[]): string {
  return `${blocks.join("\n\n")}\n`;
}

export function resultHead(result: Result): string[] {
  return articleHead(result.article, result.task === "translate" ? result.value.title : undefined);
}

/** Title, outlet, agency, date, byline, kind, language, address, and what a reader should know. */
export function articleHead(article: Article, translated?: string): string[] {
  const { siteName, wire, published, byline, genre, language, pasted } = article;
  const date = published && dayAndTime(published);
  const source = pasted && results.pasted;
  const facts = [source, siteName, wire, date, byline, genre && genres[genre], languageName(language)];
  const told = [changesLine(article) ?? [], ...article.notes].flat();
  return [
    `# ${escapeMarkdown(translated ?? article.title)}`,
    ...(translated && translated !== article.title ? [`*${escapeMarkdown(article.title)}*`] : []),
    facts.flatMap((fact) => (fact ? escapeMarkdown(fact) : [])).join(" · "),
    ...(article.url ? [autolink(article.url)] : []),
    ...told.map((note) => `> ${escapeMarkdown(note)}`),
  ].filter((part) => part !== "");
}

/** The result alone, without the article's head. */
export function body(result: Result): string[] {
  switch (result.task) {
    case "translate":
      return [...translated(result.article, result.value), ...names(result.value)];
    case "summarize":
      return [`**${escapeMarkdown(result.value.headline)}**`, result.value.bullets.map(bullet).join("\n")];
    case "quotes":
      return result.value.quotes.length === 0 ? [results.noQuotes] : result.value.quotes.map(quote);
    case "ask":
      return [escapeLines(result.value.answer) || results.notInArticle];
  }
}

function translated(article: Article, { paragraphs }: Translation): string[] {
  const kinds = new Map(prose(article).map((paragraph) => [paragraph.id, paragraph]));
  return paragraphs.map(({ id, text, status, problems, doubts = [] }) => {
    const shown = block(kinds.get(id), text);
    if (status === "untranslated") return `⚠ [${results.notTranslated}] ${shown}`;
    if (status !== "flagged") return shown;
    const why = escapeMarkdown(problems.map((problem) => problem.detail).join("; "));
    const sources = doubts.map(({ source }) => `> ${results.source}: ${escapeMarkdown(source)}`);
    return [`⚠ ${shown}`, `*⚠ ${why}*`, ...sources].join("\n\n");
  });
}

/** How names are spelt, where that says anything. */
function names({ names: all }: Translation): string[] {
  const told = all.filter(({ source, target }) => source !== target);
  if (told.length === 0) return [];
  const list = told.map(({ source, target }) => `${escapeMarkdown(source)} → ${escapeMarkdown(target)}`);
  return [`**${results.names}**: ${list.join(" · ")}`];
}

function bullet({ text, paragraphs }: Bullet): string {
  return `- ${escapeMarkdown(text)} ${references(paragraphs)}`.trimEnd();
}

function quote({ original, english, speaker, name, role, paragraph }: Quote): string {
  const known = name === "" || name === speaker ? speaker : `${speaker} (${name})`;
  const who = [known || results.unattributed, role].filter(Boolean).map(escapeMarkdown).join(", ");
  const translation = english ? [`> *${escapeMarkdown(english)}* (${results.translation})`] : [];
  const words = [`> “${escapeMarkdown(original)}”`, ...translation];
  return [...words, `> — ${who} ${references([paragraph])}`].join("\n>\n");
}

function block(paragraph: Pick<Paragraph, "kind"> | undefined, plain: string): string {
  const text = escapeMarkdown(plain);
  switch (paragraph?.kind) {
    case "heading":
      return `## ${text}`;
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

const references = (ids: readonly number[]) => ids.map((id) => `[${id}]`).join("");
