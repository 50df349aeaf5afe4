import { load } from "cheerio/slim";
import type { Article } from "./article.ts";
import { findBody, weightOfBlocks } from "./body/body.ts";
import type { Block } from "./body/blocks.ts";
import type { Told } from "./body/lede.ts";
import { buildArticle, numbered } from "./build.ts";
import { type Page, parsePage } from "./page/page.ts";
import { readMetadata } from "./metadata/metadata.ts";
import { embeddedBody } from "./body/embedded.ts";
import { judgeReading, showsNoText } from "./reading/reading.ts";
import { readWire } from "./metadata/wire.ts";

export interface FormHints {
  readonly url?: string | undefined;
  readonly name?: string | undefined;
  readonly now: number;
  /** Of how the bytes were decoded. */
  readonly notes: readonly string[];
}

/** Letters below which an article that a page shows may wait for its script. */
const MAX_WAITING = 400;

/** Reads a page. Throws nothing. */
export function readHtml(html: string, hints: FormHints): Article {
  const page = parsePage(html);
  const { document } = page;
  const $ = load(document, { xml: { xmlMode: false, decodeEntities: true } });
  const metadata = readMetadata($, hints);
  const told = { title: metadata.title ?? "", description: metadata.description ?? "" };
  const found = numbered(bodyOf(page, told, metadata.schema?.body));
  const shown = judgeReading({ paragraphs: found, metadata, $, document });
  const embedded = showsNoText(shown) ? embeddedBody(document) : undefined;
  const judged =
    embedded === undefined
      ? shown
      : judgeReading({ paragraphs: numbered(findBody(parsePage(embedded).document, told)), metadata, $, document });
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

/** The article that the page shows; what a script would show only where that is hardly any. */
function bodyOf(page: Page, told: Told, schemaBody: string | undefined): Block[] {
  const shown = findBody(page.document, told, schemaBody);
  const letters = weightOfBlocks(shown);
  if (letters >= MAX_WAITING || !page.reveal()) return shown;
  const all = findBody(page.document, told, schemaBody);
  return weightOfBlocks(all) > Math.max(letters * 2, MAX_WAITING) ? all : shown;
}
