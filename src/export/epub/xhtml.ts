import { html, source, type Markup } from "../html/markup.ts";
import { inLanguage } from "../html/language.ts";

/** What XML 1.0 has no way to write. */
const ILLEGAL = /[\0-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/** A file of XML: what a text can't have in it is shown as missing. */
export function xml(markup: Markup): Buffer {
  return file(markup, "");
}

/** A page of the book. Its language is that of the words about the article. */
export function page(title: string, locale: string, body: Markup): Buffer {
  const markup = html`<html
    xmlns="http://www.w3.org/1999/xhtml"
    xmlns:epub="http://www.idpf.org/2007/ops"
    ${inLanguage(locale)}
  >
    <head>
      <title>${title}</title>
      <link rel="stylesheet" type="text/css" href="style.css" />
    </head>
    <body>
      ${body}
    </body>
  </html>`;
  return file(markup, "<!DOCTYPE html>\n");
}

function file(markup: Markup, type: string): Buffer {
  return Buffer.from(`<?xml version="1.0" encoding="utf-8"?>\n${type}${source(markup).replace(ILLEGAL, "\ufffd")}\n`);
}
