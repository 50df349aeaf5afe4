import { document } from "../export/html/document.ts";
import { html } from "../export/html/markup.ts";
import type { Translate } from "../locale/translate.ts";

/** What stands where there is no page, or none any more. */
export function missingPage(t: Translate): string {
  const body = html`<main class="missing">
    <h1>${t("reader.missing")}</h1>
    <p>${t("reader.missingWhy")}</p>
  </main>`;
  return document(t("reader.missing"), body, t);
}
