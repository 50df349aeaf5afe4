import type { Translate } from "../../locale/translate.ts";
import { inLanguage } from "./language.ts";
import { html, source, type Markup } from "./markup.ts";
import { POLICY, STYLE } from "./style.ts";

/** A whole document in the words of `t`. Its policy stands in it, so that it holds for a file as well. */
export function document(title: string, body: Markup, t: Translate): string {
  return source(
    html`<!doctype html>
      <html ${inLanguage(t.locale)}>
        <head>
          <meta charset="utf-8" />
          <meta http-equiv="Content-Security-Policy" content="${POLICY}" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <meta name="color-scheme" content="light dark" />
          <meta name="referrer" content="no-referrer" />
          <meta name="robots" content="noindex, nofollow" />
          <meta name="format-detection" content="telephone=no" />
          <title>${title}</title>
          ${STYLE}
        </head>
        <body>
          ${body}
        </body>
      </html> `,
  );
}
