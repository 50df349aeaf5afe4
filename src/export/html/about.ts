import { dayAndTime } from "../../locale/date.ts";
import type { Translate } from "../../locale/translate.ts";
import type { Edition } from "../edition.ts";
import { footer } from "../footer.ts";
import { digestOf } from "../record/digest.ts";
import { html, type Markup } from "./markup.ts";

/** What was checked, what is missing, by which model and at what price. */
export function about(edition: Edition, t: Translate): Markup {
  const { article, translation, summary, quotes, made } = edition;
  const at = Date.parse(made);
  const rows = [
    translation ? row(t("reader.translation"), footer(translation, t, at)) : [],
    summary ? row(t("reader.summary"), footer(summary, t, at)) : [],
    quotes ? row(t("reader.quotes"), footer(quotes, t, at)) : [],
    row(t("reader.made"), [dayAndTime(made, t.locale)]),
    row(t("reader.id"), [article.id]),
    row(t("reader.digest"), [digestOf(edition)]),
  ].flat();
  return html`<footer id="about" aria-labelledby="about-title">
    <h2 id="about-title">${t("reader.about")}</h2>
    <dl>${rows}</dl>
  </footer> `;
}

function row(name: string, facts: readonly string[]): Markup {
  return html`<div>
    <dt>${name}</dt>
    ${facts.map((fact) => html`<dd>${fact}</dd>`)}
  </div> `;
}
