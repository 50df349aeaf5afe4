import type { Article } from "../../article/article.ts";
import type { Edition } from "../edition.ts";
import { html, type Markup } from "../html/markup.ts";
import { directionOf } from "../html/language.ts";

/** A page of the book that its table of contents names. */
export interface Chapter {
  readonly name: string;
  readonly title: string;
  readonly body: Markup;
}

export const CONTAINER = html`<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
  <rootfiles>
    <rootfile full-path="book/package.opf" media-type="application/oebps-package+xml" />
  </rootfiles>
</container>`;

/** What the book is, of which parts it is made, and in which order they are read: https://www.w3.org/TR/epub-33/#sec-package-doc */
export function packageOf(edition: Edition, chapters: readonly Chapter[], id: string): Markup {
  const { article, translation, made } = edition;
  const language = translation?.value.to ?? article.language;
  return html`<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id">
    <metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
      <dc:identifier id="id">${id}</dc:identifier>
      <dc:title>${translation?.value.title ?? article.title}</dc:title>
      <dc:language>${language}</dc:language>
      ${optional(article)}
      <meta property="dcterms:modified">${made.slice(0, "2026-01-01T00:00:00".length)}Z</meta>
    </metadata>
    <manifest>
      <item id="contents" href="contents.xhtml" media-type="application/xhtml+xml" properties="nav" />
      <item id="style" href="style.css" media-type="text/css" />
      ${chapters.map(({ name }) => html`<item id="${name}" href="${name}.xhtml" media-type="application/xhtml+xml" />`)}
    </manifest>
    <spine page-progression-direction="${directionOf(language) ?? "default"}">
      ${chapters.map(({ name }) => html`<itemref idref="${name}" />`)}
    </spine>
  </package>`;
}

function optional({ byline, siteName, published, canonicalUrl, url = canonicalUrl }: Article): Markup[] {
  return [
    ...(byline ? [html`<dc:creator>${byline}</dc:creator>`] : []),
    ...(siteName ? [html`<dc:publisher>${siteName}</dc:publisher>`] : []),
    ...(published ? [html`<dc:date>${published}</dc:date>`] : []),
    ...(url ? [html`<dc:source>${url}</dc:source>`] : []),
  ];
}

/** The table of contents: https://www.w3.org/TR/epub-33/#sec-nav */
export function contents(title: string, chapters: readonly Chapter[]): Markup {
  return html`<nav epub:type="toc">
    <h1>${title}</h1>
    <ol>
      ${chapters.map(({ name, title }) => html`<li><a href="${name}.xhtml">${title}</a></li>`)}
    </ol>
  </nav>`;
}
