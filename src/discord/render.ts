import { ComponentType, type APIComponentInContainer } from "discord.js";
import { exportFile } from "../export/file.ts";
import { footer } from "../export/footer.ts";
import { markdown } from "../export/markdown.ts";
import { languageName } from "../locale/language.ts";
import { noteSentence } from "../locale/note.ts";
import { progressSentence } from "../locale/progress.ts";
import { changesLine } from "../locale/versions.ts";
import type { Translate } from "../locale/translate.ts";
import type { Article } from "../article/article.ts";
import type { Job, Progress } from "../job.ts";
import type { Result } from "../task/result.ts";
import { blocks } from "./blocks.ts";
import { cancelRow, pageRow, resultRows, type ResultButtons } from "./buttons.ts";
import type { Cite } from "./citation.ts";
import { MESSAGE_TEXT } from "./limits.ts";
import { message, sentence, textDisplay, type Message } from "./message.ts";
import { hostLabel, label, maskedLink, neutralise, neutraliseLine } from "./neutralise.ts";
import { paginate, shorten } from "./pages.ts";

/** Characters kept for the small print under a page. */
const FOOTER = 500;
const TITLE = 250;
const NAME = 80;
const SHOWN_QUESTION = 600;

export interface ResultView extends ResultButtons {
  readonly page: number;
  readonly now: number;
  /** The whole as an attached file: with the first message, not when a page is turned. */
  readonly attach: boolean;
  /** Something to say beside the result, such as why there is no thread. */
  readonly note?: string | undefined;
  /** Where an answer's references lead; nowhere if absent. */
  readonly cite?: Cite | undefined;
}

/** A result as one message: header, a page of text, the whole as a file, buttons. */
export function renderResult(result: Result, view: ResultView): Message {
  const head = result.task === "ask" ? questionHeader(result, view.t) : header(result, view.t);
  const pages = paginate(blocks(result, view.t, view.cite), MESSAGE_TEXT - FOOTER - head.length);
  const page = Math.min(Math.max(0, view.page), Math.max(0, pages.length - 1));
  const file = fileOf(result, view);
  const body: APIComponentInContainer[] = [
    textDisplay(head),
    { type: ComponentType.Separator },
    textDisplay(pages[page] ?? ""),
    // A file's place stays when a page is turned; the file itself is kept by Discord.
    ...(file ? [{ type: ComponentType.File as const, file: { url: `attachment://${file.name}` } }] : []),
    textDisplay(
      smallPrint(result, view, pages.length > 1 ? view.t("results.page", { page: page + 1, pages: pages.length }) : ""),
    ),
    ...pageRow(view.job, page, pages.length, view.t),
    ...resultRows(result, view),
  ];
  const files = view.attach && file ? [{ name: file.name, data: file.data() }] : [];
  return message([{ type: ComponentType.Container, components: body }], files);
}

/** The whole: a translation beside its original, anything else as a text. */
function fileOf(result: Result, { t, now }: ResultView): { name: string; data: () => Buffer } | undefined {
  if (result.task === "ask") return undefined;
  if (result.task !== "translate") {
    return { name: `${fileName(result)}.md`, data: () => Buffer.from(markdown(result, t)) };
  }
  const edition = { article: result.article, translation: result, made: new Date(now).toISOString() };
  return { name: `${fileName(result)}.html`, data: () => exportFile("html", edition, t) };
}

/** What was checked and what it cost; what a reader should know of how the article was read; why it is shown here. */
function smallPrint(result: Result, { now, note, t }: ResultView, pageOf: string): string {
  const facts = [...footer(result, t, now), pageOf].filter(Boolean).map(neutraliseLine).join(" · ");
  const { article } = result;
  const told = [
    changesLine(article, t) ?? [],
    article.notes.map((each) => neutraliseLine(noteSentence(each, t))),
  ].flat();
  const lines = [facts, ...told, note].flatMap((line) => (line ? `-# ${line}` : []));
  return shorten(lines.join("\n"), FOOTER);
}

/** Title, linked to the article; host, outlet, agency, date, byline, kind of text, language pair. */
export function header(result: Result, t: Translate): string {
  const { article } = result;
  const linked = linkedTitle(article, result.task === "translate" ? result.value.title : article.title);
  const languages = new Set([article.language, resultLanguage(result)].map((code) => languageName(code, t.locale)));
  const { siteName, wire, published, byline, genre, pasted } = article;
  const kind = genre && t(`genres.${genre}`);
  const source = pasted && t("results.pasted");
  const claims = [siteName, wire, published?.slice(0, 10), byline, kind, [...languages].join(" → ")].flatMap((claim) =>
    claim ? label(claim, NAME) : [],
  );
  const facts = [source, hostLabel(addressOf(article)), ...claims].filter(Boolean);
  const original = result.task === "translate" ? [`-# ${label(article.title, TITLE)}`] : [];
  return [`### ${linked}`, ...original, `-# ${facts.join(" · ")}`].join("\n");
}

/** Without a model everything is in the article's own words. */
function resultLanguage({ engine, article, to }: Result): string {
  return engine === "extractive" ? article.language : to;
}

function questionHeader({ article, question }: Result, t: Translate): string {
  const facts = [
    linkedTitle(article, article.title),
    article.pasted && t("results.pasted"),
    hostLabel(addressOf(article)),
  ];
  return [
    `-# ${facts.filter(Boolean).join(" · ")}`,
    ...(question ? [`**${label(question, SHOWN_QUESTION)}**`] : []),
  ].join("\n");
}

function linkedTitle(article: Article, shown: string): string {
  return maskedLink(label(shown, TITLE), addressOf(article));
}

const addressOf = ({ url, canonicalUrl }: Article) => url ?? canonicalUrl;

/** Letters and digits alone, from the headline; Discord keeps no others in a file's name. */
export function fileName(result: Result): string {
  const { task, article } = result;
  const slug = article.title
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, 40)
    .replace(/^-|-$/g, "");
  return `${slug || article.id.slice(0, 12)}-${task}-${resultLanguage(result)}`.toLowerCase();
}

/** How far a job is, with a button that ends it. */
export function renderProgress({ id, task }: Job, progress: readonly Progress[], t: Translate): Message {
  const lines = progress.flatMap((each) => [saidIn(each), progressSentence(task, each, t)]);
  return sentence(lines.filter(Boolean).join("\n"), cancelRow(id, t));
}

/** The beginning of an answer, above the word that more is to come. */
function saidIn(progress: Progress): string {
  if (progress.stage !== "asking" || progress.said === undefined) return "";
  return `${shorten(neutralise(progress.said), MESSAGE_TEXT - FOOTER)}\n`;
}
