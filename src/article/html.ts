import { load } from "cheerio/slim";
import type { Article } from "./article.ts";
import { findBody } from "./body.ts";
import { buildArticle, numbered } from "./build.ts";
import { parseHtml } from "./dom.ts";
import { readMetadata } from "./metadata.ts";
import { judgeReading } from "./reading.ts";
import { readWire } from "./wire.ts";

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
  const found = numbered(
    findBody(document, { title: metadata.title ?? "", description: metadata.description ?? "" }, metadata.schema?.body),
  );
  const { reading, paragraphs, expected, notes } = judgeReading({ paragraphs: found, metadata, $, document });
  return buildArticle({
    ...metadata,
    url: hints.url,
    name: hints.name,
    wire: readWire({
      credits: metadata.credits ?? [],
      sources: metadata.sources ?? [],
      paragraphs: found,
      siteName: metadata.siteName,
    }),
    paragraphs,
    expectedParagraphs: expected,
    notes: [...hints.notes, ...notes],
    reading,
  });
}
