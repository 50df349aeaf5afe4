import { readFileSync } from "node:fs";
import type { Edition } from "../edition.ts";
import { about } from "../html/about.ts";
import type { Translate } from "../../locale/translate.ts";
import { html, source, verbatim } from "../html/markup.ts";
import { masthead } from "../html/masthead.ts";
import { names } from "../html/names.ts";
import { rows } from "../html/pairs.ts";
import { quotes } from "../html/quotes.ts";
import { summary } from "../html/summary.ts";
import type { Part } from "../record/parts.ts";
import { digestOf } from "../record/digest.ts";
import { CONTAINER, contents, packageOf, type Chapter } from "./package.ts";
import { page, xml } from "./xhtml.ts";

const STYLE = readFileSync(new URL("style.css", import.meta.url));

/**
 * The files of an EPUB 3 book: a page each for summary, text, quotes and what is known of it, made of the same sections as
 * the HTML file. Nothing in it leads outside but the link to the article.
 */
export function epubParts(edition: Edition, t: Translate): Part[] {
  const chapters = chaptersOf(edition, t);
  const id = `urn:sha256:${digestOf(edition)}`;
  const pages = chapters.map(({ name, title, body }) => ({
    name: `book/${name}.xhtml`,
    bytes: page(title, t.locale, body),
  }));
  const list = t("reader.contents");
  return [
    { name: "mimetype", bytes: Buffer.from("application/epub+zip") },
    { name: "META-INF/container.xml", bytes: xml(CONTAINER) },
    { name: "book/package.opf", bytes: xml(packageOf(edition, chapters, id)) },
    { name: "book/contents.xhtml", bytes: page(list, t.locale, contents(list, chapters)) },
    ...pages,
    { name: "book/style.css", bytes: STYLE },
  ];
}

function chaptersOf(edition: Edition, t: Translate): Chapter[] {
  const { summary: points, quotes: said, translation } = edition;
  const text = html`<section class="article">
    <h2>${t("reader.article")}</h2>
    <ol>
      ${rows(edition, t, "target")}
    </ol>
    ${translation && names(translation, t)}
  </section>`;
  const bodies = [
    ...(points ? [{ name: "summary", body: summary(points, t) } as const] : []),
    { name: "article", body: text } as const,
    ...(said ? [{ name: "quotes", body: quotes(said, t) } as const] : []),
    { name: "about", body: about(edition, t) } as const,
  ];
  return bodies.map(({ name, body }, index) => ({
    name,
    title: t(`reader.${name}`),
    body: acrossPages(index === 0 ? html`${masthead(edition, t)}${body}` : body),
  }));
}

/** What is one page in HTML are several here. No text can pose as such a link: its quotation marks are escaped. */
function acrossPages(body: ReturnType<typeof html>) {
  const linked = source(body)
    .replace(/ href="#(?=p\d+")/g, ' href="article.xhtml#')
    .replace(/ href="#(?=q\d+")/g, ' href="quotes.xhtml#');
  return verbatim(linked);
}
