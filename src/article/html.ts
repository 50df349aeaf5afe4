import { load } from "cheerio/slim";
import type { Article } from "./article.ts";
import { findBody } from "./body/body.ts";
import { buildArticle, numbered } from "./build.ts";
import { parseHtml } from "./page/dom.ts";
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

/** Reads a page. Throws `page_too_complex`. */
export function readHtml(html: string, hints: FormHints): Article {
  const document = parseHtml(html);
  const $ = load(document, { xml: { xmlMode: false, decodeEntities: true } });
  const metadata = readMetadata($, hints);
  const told = { title: metadata.title ?? "", description: metadata.description ?? "" };
  const found = numbered(findBody(document, told, metadata.schema?.body));
  const shown = judgeReading({ paragraphs: found, metadata, $, document });
  const embedded = showsNoText(shown) ? embeddedBody(document) : undefined;
  const judged =
    embedded === undefined
      ? shown
      : judgeReading({ paragraphs: numbered(findBody(parseHtml(embedded), told)), metadata, $, document });
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
    notes: [...hints.notes, ...notes],
    reading,
  });
}
