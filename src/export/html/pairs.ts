import type { Article, Paragraph } from "../../article/article.ts";
import { languageName } from "../../locale/language.ts";
import type { Translate } from "../../locale/translate.ts";
import type { TranslatedParagraph, Translation } from "../../task/result.ts";
import type { Edition } from "../edition.ts";
import { flag } from "./flags.ts";
import { inLanguage } from "./language.ts";
import { marked, type NumberedQuote } from "./marks.ts";
import { html, type Markup } from "./markup.ts";

/** The article paragraph by paragraph, each beside its translation where there is one. */
export function pairs(edition: Edition, t: Translate): Markup {
  const { article, translation } = edition;
  return html`<section class="article" id="article" aria-labelledby="article-title">
    <div class="bar">
      <h2 id="article-title">${t("reader.article")}</h2>
      ${translation && views(t)}
    </div>
    ${translation && columns(article, translation.value, t)}
    <ol class="${translation ? "pairs" : "pairs single"}" role="list">
      ${rows(edition, t, "source")}
    </ol>
  </section> `;
}

/** The items of that list; `first` is what stands first in each. */
export function rows({ article, translation, quotes }: Edition, t: Translate, first: "source" | "target"): Markup[] {
  const translated = new Map(translation?.value.paragraphs.map((paragraph) => [paragraph.id, paragraph]));
  const numbered = (quotes?.value.quotes ?? []).map((quote, index) => ({ number: index + 1, quote }));
  const quoted = Map.groupBy(numbered, ({ quote }) => quote.paragraph);
  return article.paragraphs.map((paragraph) => {
    const found = quoted.get(paragraph.id) ?? [];
    const target = translation && { to: translation.value.to, paragraph: translated.get(paragraph.id), first };
    return pair(article, paragraph, found, target, t);
  });
}

/** Which columns are shown: radio buttons that the style sheet listens to. */
function views(t: Translate): Markup {
  const choice = (view: "both" | "translation" | "original", state?: Markup) =>
    html`<label>
      <input type="radio" name="view" id="view-${view}" autocomplete="off" ${state} />
      ${t(`reader.${view}`)}
    </label>`;
  return html`<fieldset class="views">
    <legend>${t("reader.show")}</legend>
    ${choice("both", html`checked`)} ${choice("translation")} ${choice("original")}
  </fieldset>`;
}

function columns(article: Article, { to }: Translation, t: Translate): Markup {
  return html`<div class="columns">
    <p class="source"><strong>${t("reader.original")}</strong> ${languageName(article.language, t.locale)}</p>
    <p class="target"><strong>${t("reader.translation")}</strong> ${languageName(to, t.locale)}</p>
  </div>`;
}

/** The translation's side of a pair; a caption has none. */
interface Target {
  readonly to: string;
  readonly paragraph: TranslatedParagraph | undefined;
  readonly first: "source" | "target";
}

function pair(
  article: Article,
  paragraph: Paragraph,
  quotes: readonly NumberedQuote[],
  target: Target | undefined,
  t: Translate,
): Markup {
  const { id, kind } = paragraph;
  const status = target?.paragraph?.status ?? "ok";
  const text = block(kind, article.language, marked(paragraph.text, quotes, t), target === undefined);
  const source = html`<div class="source">${text}</div>`;
  const translation = target?.paragraph && translated(article, paragraph, target.to, target.paragraph, t);
  // Focusable by a tap or click alone: the number is what the keyboard reaches.
  return html`<li class="pair ${kind} ${status}" id="p${id}" tabindex="-1">
    <a class="number" href="#p${id}" aria-label="${t("reader.paragraph", { id })}">${id}</a>
    ${target?.first === "target" ? html`${translation}${source}` : html`${source}${translation}`}
  </li> `;
}

function translated(
  article: Article,
  { kind }: Paragraph,
  to: string,
  paragraph: TranslatedParagraph,
  t: Translate,
): Markup {
  const language = paragraph.status === "untranslated" ? article.language : to;
  const text = block(kind, language, html`${paragraph.text}`, true);
  return html`<div class="target">${text}${flag(paragraph, article, t)}</div> `;
}

/** `leads`: of two columns, the one whose headings the document has. */
function block(kind: Paragraph["kind"], language: string, text: Markup, leads: boolean): Markup {
  const attributes = inLanguage(language);
  if (kind === "heading" && leads) return html`<h3 ${attributes}>${text}</h3>`;
  if (kind === "quote") return html`<blockquote ${attributes}><p>${text}</p></blockquote>`;
  return html`<p ${attributes}>${text}</p>`;
}
