import { load } from "cheerio/slim";
import type { Document } from "domhandler";
import type { Article } from "./article.ts";
import { findBody, weightOfBlocks } from "./body/body.ts";
import type { Block } from "./body/blocks.ts";
import type { Told } from "./body/lede.ts";
import { weightOf } from "./characters.ts";
import { buildArticle, numbered } from "./build.ts";
import { type Page, parsePage } from "./page/page.ts";
import { readMetadata } from "./metadata/metadata.ts";
import { embeddedBody } from "./body/embedded.ts";
import type { Note } from "./note.ts";
import { type Judged, judgeReading, showsNoText } from "./reading/reading.ts";
import { readWire } from "./metadata/wire.ts";

export interface FormHints {
  readonly url?: string | undefined;
  readonly name?: string | undefined;
  readonly now: number;
  /** Of how the bytes were decoded. */
  readonly notes: readonly Note[];
}

/** Letters below which an article that a page shows may wait for its script. */
const MAX_WAITING = 400;

/** Letters below which what a page shows may be an article's beginning, and by which a paragraph is known. */
const MAX_BEGINNING = 1500;
const MIN_ANCHOR = 60;
/** How much more the data has to hold than the page shows. */
const CLEARLY_MORE = 2;

/** Reads a page. Throws nothing. */
export function readHtml(html: string, hints: FormHints): Article {
  const page = parsePage(html);
  const { document } = page;
  const $ = load(document, { xml: { xmlMode: false, decodeEntities: true } });
  const metadata = readMetadata($, hints);
  const told = { title: metadata.title ?? "", description: metadata.description ?? "" };
  const found = numbered(bodyOf(page, told, metadata.schema?.body));
  const shown = judgeReading({ paragraphs: found, metadata, $, document });
  const embedded = embeddedBlocks(document, shown, told);
  const judged =
    embedded === undefined ? shown : judgeReading({ paragraphs: numbered(embedded), metadata, $, document });
  const { reading, paragraphs, expected, notes } = judged;
  return buildArticle({
    ...metadata,
    url: hints.url,
    name: hints.name,
    wire: readWire({
      credits: metadata.credits ?? [],
      sources: metadata.sources ?? [],
      paragraphs,
      siteName: metadata.siteName,
    }),
    paragraphs,
    expectedParagraphs: expected,
    notes: [...hints.notes, ...page.notes, ...notes],
    reading,
  });
}

/**
 * The article in the page's data, where the page shows none, or shows little and the data has the same and far more:
 * its script would show the rest.
 */
function embeddedBlocks(document: Document, shown: Judged, told: Told): Block[] | undefined {
  const prose = shown.paragraphs.filter(({ kind }) => kind === "text");
  const letters = prose.reduce((sum, { text }) => sum + weightOf(text), 0);
  const isNone = showsNoText(shown);
  if (!isNone && letters >= MAX_BEGINNING) return undefined;
  const known = prose.map(({ text }) => text).filter((text) => weightOf(text) >= MIN_ANCHOR);
  if (!isNone && known.length === 0) return undefined;
  const embedded = embeddedBody(document, isNone ? [] : known);
  const blocks = embedded === undefined ? [] : findBody(parsePage(embedded).document, told);
  return weightOfBlocks(blocks) > letters * CLEARLY_MORE ? blocks : undefined;
}

/** The article that the page shows; what a script would show only where that is hardly any. */
function bodyOf(page: Page, told: Told, schemaBody: string | undefined): Block[] {
  const shown = findBody(page.document, told, schemaBody);
  const letters = weightOfBlocks(shown);
  if (letters >= MAX_WAITING || !page.reveal()) return shown;
  const all = findBody(page.document, told, schemaBody);
  return weightOfBlocks(all) > Math.max(letters * 2, MAX_WAITING) ? all : shown;
}
