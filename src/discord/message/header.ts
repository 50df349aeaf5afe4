import type { Article } from "../../article/article.ts";
import { dayAndTime } from "../../locale/date.ts";
import { languageName } from "../../locale/language.ts";
import type { Translate } from "../../locale/translate.ts";
import type { Result } from "../../task/result.ts";
import { directed, isolated } from "./bidi.ts";
import { hostLabel, label, maskedLink } from "./neutralise.ts";

const TITLE = 250;
const NAME = 80;
const QUESTION = 600;

/** Without a model everything is in the article's own words. */
export function languageOf({ engine, article, to }: Result): string {
  return engine === "extractive" ? article.language : to;
}

/** Above a result: its title, linked to the article, and what is known of that. An answer's is what was asked. */
export function header(result: Result, t: Translate): string {
  return result.task === "ask" ? questionHeader(result, t) : articleHeader(result, t);
}

/** Host, outlet, agency, day, byline, kind of text, language pair. */
function articleHeader(result: Result, t: Translate): string {
  const { article } = result;
  const { siteName, wire, published, byline, genre, pasted } = article;
  const translated = result.task === "translate" ? result.value.title : "";
  const claims = [
    siteName,
    wire,
    published && dayAndTime(published.slice(0, "2026-10-14".length), t.locale),
    byline,
    genre && t(`genres.${genre}`),
    languages(result, t),
  ].map((claim) => label(claim ?? "", NAME));
  return [
    ...(translated === ""
      ? [directed(`### ${linkedTitle(article, article.title)}`, article.language)]
      : [
          directed(`### ${linkedTitle(article, translated)}`, languageOf(result)),
          directed(`-# ${label(article.title, TITLE)}`, article.language),
        ]),
    facts([pasted && t("results.pasted"), hostLabel(addressOf(article)), ...claims], t),
  ].join("\n");
}

function languages(result: Result, t: Translate): string {
  const [from, to] = [result.article.language, languageOf(result)].map((code) => languageName(code, t.locale));
  return from === to ? (from ?? "") : t("reader.languages", { from: from ?? "", to: to ?? "" });
}

function questionHeader({ article, question }: Result, t: Translate): string {
  const asked = question ? label(question, QUESTION) : "";
  return [facts(about(article, t), t), ...(asked === "" ? [] : [`**${asked}**`])].join("\n");
}

/** An article in a line: its title, linked, and where it is from. */
export function headline(article: Article, t: Translate): string {
  return inLine(about(article, t), t);
}

function about(article: Article, t: Translate): (string | undefined)[] {
  return [linkedTitle(article, article.title), article.pasted && t("results.pasted"), hostLabel(addressOf(article))];
}

/** Short facts on a line of small print; what is empty is left out. */
export function facts(pieces: readonly (string | undefined)[], t: Translate): string {
  return `-# ${inLine(pieces, t)}`;
}

function inLine(pieces: readonly (string | undefined)[], t: Translate): string {
  const told = pieces.flatMap((piece) => (piece ? isolated(piece, t.locale) : []));
  return directed(told.join(" · "), t.locale);
}

function linkedTitle(article: Article, shown: string): string {
  return maskedLink(label(shown, TITLE), addressOf(article));
}

const addressOf = ({ url, canonicalUrl }: Article) => url ?? canonicalUrl;
