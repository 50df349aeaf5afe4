import type { Translate } from "../../locale/translate.ts";
import type { Bullet, Result } from "../../task/result.ts";
import { standInNote } from "./flags.ts";
import { inLanguage } from "./language.ts";
import { html, type Markup } from "./markup.ts";

/** The summary, each point with links to the paragraphs it rests on. */
export function summary(result: Result<"summarize">, t: Translate): Markup {
  // Without a model its sentences are the article's own.
  const language = result.engine === "model" ? result.to : result.article.language;
  return html`<section class="summary" id="summary" aria-labelledby="summary-title">
    <h2 id="summary-title">${t("reader.summary")}</h2>
    ${standInNote(result, t)}
    <div ${inLanguage(language)}>
      <p class="headline">${result.value.headline}</p>
      <ul>
        ${result.value.bullets.map((bullet) => point(bullet, t))}
      </ul>
    </div>
  </section> `;
}

function point({ text, paragraphs }: Bullet, t: Translate): Markup {
  return html`<li>${text} ${paragraphs.map((id) => paragraphLink(id, t))}</li> `;
}

function paragraphLink(id: number, t: Translate): Markup {
  return html`<a class="ref" href="#p${id}" aria-label="${t("reader.paragraph", { id })}">${id}</a>`;
}
