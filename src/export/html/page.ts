import type { Translate } from "../../locale/translate.ts";
import type { Edition } from "../edition.ts";
import { about } from "./about.ts";
import { document } from "./document.ts";
import { html, type Markup } from "./markup.ts";
import { masthead } from "./masthead.ts";
import { names } from "./names.ts";
import { pairs } from "./pairs.ts";
import { quotes } from "./quotes.ts";
import { summary } from "./summary.ts";

/**
 * An edition as one HTML document in the words of `t`: source and translation side by side. It needs nothing from
 * anywhere and runs no script; paragraph 4 is at `#p4`, the second quote at `#q2`.
 */
export function sideBySide(edition: Edition, t: Translate): string {
  const { article, translation } = edition;
  const ledger = translation && names(translation, t);
  const body = html`${masthead(edition, t)} ${contents(edition, ledger !== undefined, t)}
    <main>
      ${edition.summary && summary(edition.summary, t)} ${pairs(edition, t)}
      ${edition.quotes && quotes(edition.quotes, t)} ${ledger}
    </main>
    ${about(edition, t)}`;
  return document(translation?.value.title ?? article.title, body, t);
}

function contents({ summary, quotes }: Edition, hasNames: boolean, t: Translate): Markup {
  const sections = [
    ...(summary ? (["summary"] as const) : []),
    "article" as const,
    ...(quotes ? (["quotes"] as const) : []),
    ...(hasNames ? (["names"] as const) : []),
    "about" as const,
  ];
  return html`<nav class="contents" aria-label="${t("reader.contents")}">
    <ul role="list">
      ${sections.map((section) => html`<li><a href="#${section}">${t(`reader.${section}`)}</a></li>`)}
    </ul>
  </nav> `;
}
