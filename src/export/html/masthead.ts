import type { Article } from "../../article/article.ts";
import { dayAndTime } from "../../locale/date.ts";
import { languageName } from "../../locale/language.ts";
import type { Translate } from "../../locale/translate.ts";
import type { Edition } from "../edition.ts";
import { articleNotes, readingSentence } from "../footer.ts";
import { inLanguage } from "./language.ts";
import { html, type Markup } from "./markup.ts";

/** Outlet, title in both languages, who and when, the link to the article, and what a reader should know of it. */
export function masthead({ article, translation }: Edition, t: Translate): Markup {
  const { siteName, published, title, language } = article;
  const shown = translation?.value.title ?? title;
  const over = [siteName && html`<bdi>${siteName}</bdi>`, published && time(published, t.locale)];
  return html`<header class="masthead">
    ${list("outlet", over)}
    <hgroup ${inLanguage(translation?.value.to ?? language)}>
      <h1>${shown}</h1>
      ${shown === title ? undefined : html`<p class="original-title"><bdi ${inLanguage(language)}>${title}</bdi></p>`}
    </hgroup>
    ${list("facts", facts(article, translation?.value.to, t))} ${notes(article, t)}
  </header> `;
}

function time(iso: string, locale: string): Markup {
  return html`<time datetime="${iso}">${dayAndTime(iso, locale)}</time>`;
}

function facts({ byline, wire, genre, pasted, language, url }: Article, to: string | undefined, t: Translate) {
  const from = languageName(language, t.locale);
  return [
    byline && html`<bdi>${byline}</bdi>`,
    wire && html`<bdi>${wire}</bdi>`,
    genre && html`${t(`genres.${genre}`)}`,
    pasted && html`${t("results.pasted")}`,
    html`${to === undefined ? from : t("reader.languages", { from, to: languageName(to, t.locale) })}`,
    url && link(url, t),
  ];
}

/** Nothing for an address that isn't the web's: a file may claim any. */
function link(url: string, t: Translate): Markup | undefined {
  if (!URL.canParse(url)) return undefined;
  const { protocol, host, href } = new URL(url);
  if (protocol !== "http:" && protocol !== "https:") return undefined;
  const label = t("reader.openOriginal", { host });
  return html`<a class="original-link" rel="noopener noreferrer nofollow" href="${href}">${label}</a>`;
}

function list(name: string, facts: readonly (Markup | string | undefined)[]): Markup | undefined {
  const items = facts.flatMap((fact) => (fact ? html`<li>${fact}</li>` : []));
  if (items.length === 0) return undefined;
  return html`<ul class="${name}" role="list">
    ${items}
  </ul> `;
}

function notes(article: Article, t: Translate): Markup | undefined {
  const told = [readingSentence(article, t) ?? [], articleNotes(article, t)].flat();
  if (told.length === 0) return undefined;
  const paragraphs = told.map((sentence) => html`<p>${sentence}</p>`);
  return html`<aside class="notes" aria-label="${t("reader.notes")}">${paragraphs}</aside> `;
}
