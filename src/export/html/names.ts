import type { Term } from "../../job.ts";
import type { Translate } from "../../locale/translate.ts";
import type { Result } from "../../task/result.ts";
import { spellings } from "../markdown.ts";
import { inLanguage } from "./language.ts";
import { html, type Markup } from "./markup.ts";

/** How names are spelt throughout, where that says anything. */
export function names({ article, value }: Result<"translate">, t: Translate): Markup | undefined {
  const told = spellings(value);
  if (told.length === 0) return undefined;
  const pair = ({ source, target }: Term) =>
    html`<div>
      <dt><bdi ${inLanguage(article.language)}>${source}</bdi></dt>
      <dd><bdi ${inLanguage(value.to)}>${target}</bdi></dd>
    </div> `;
  return html`<section class="names" id="names" aria-labelledby="names-title">
    <h2 id="names-title">${t("reader.names")}</h2>
    <dl>${told.map(pair)}</dl>
  </section> `;
}
