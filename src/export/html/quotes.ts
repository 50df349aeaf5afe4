import type { Translate } from "../../locale/translate.ts";
import type { Quote, Result } from "../../task/result.ts";
import { noQuotes } from "../markdown.ts";
import { standInNote } from "./flags.ts";
import { inLanguage } from "./language.ts";
import { html, type Markup } from "./markup.ts";

/** The list of quotes: words, translation, speaker, how they were proven, and a link to where they stand. */
export function quotes(result: Result<"quotes">, t: Translate): Markup {
  const { value, article, to } = result;
  const list = value.quotes.map((quote, index) => entry(quote, index + 1, article.language, to, t));
  return html`<section class="quotes" id="quotes" aria-labelledby="quotes-title">
    <h2 id="quotes-title">${t("reader.quotes")}</h2>
    ${standInNote(result, t)}
    ${
      list.length === 0
        ? html`<p>${noQuotes(value, t)}</p>`
        : html`<ol role="list">
            ${list}
          </ol>`
    }
  </section> `;
}

function entry(quote: Quote, number: number, language: string, to: string, t: Translate): Markup {
  const { original, english, verified, paragraph } = quote;
  return html`<li id="q${number}" tabindex="-1">
    <figure>
      ${words(original, language)} ${english === "" ? undefined : words(english, to)}
      <figcaption>
        <p class="speaker">${speaker(quote, t)}</p>
        <p class="proof">
          <span class="${verified}">${t(`reader.${verified}`)}</span>
          <a href="#p${paragraph}">${t("reader.paragraph", { id: paragraph })}</a>
        </p>
      </figcaption>
    </figure>
  </li> `;
}

function words(text: string, language: string): Markup {
  return html`<blockquote ${inLanguage(language)}><p>${text}</p></blockquote> `;
}

function speaker({ kind, speaker, name, role }: Quote, t: Translate): Markup {
  if (kind === "term") return html`${t("results.term")}`;
  const original = name === "" || name === speaker ? undefined : html` (<bdi>${name}</bdi>)`;
  const who = speaker === "" ? t("results.unattributed") : html`<cite><bdi>${speaker}</bdi></cite>`;
  return html`${who}${original}${role === "" ? undefined : html`, <bdi>${role}</bdi>`}`;
}
