import { load, type CheerioAPI } from "cheerio/slim";
import type { Article } from "./article.ts";
import { type Block, collectBlocks } from "./body/blocks.ts";
import { buildArticle, numbered } from "./build.ts";
import { cleanByline } from "./metadata/byline.ts";
import { isDateLine, parseDate } from "./metadata/date.ts";
import { textOf } from "./page/dom.ts";
import type { Head } from "./head.ts";
import type { FormHints } from "./html.ts";
import { measure } from "./page/measure.ts";
import { parsePage } from "./page/page.ts";
import { type Publisher, publisherOf } from "./publisher.ts";
import { judgeReading } from "./reading/reading.ts";
import { keepBlocks } from "./body/select.ts";
import { cleanTitle } from "./metadata/title.ts";

/** The day in the body: a `<time>`, or a line of its own. The moment of the poll is never taken for it. */
function publishedIn(
  $: CheerioAPI,
  blocks: readonly Block[],
  now: number,
  publisher: Publisher | undefined,
): string | undefined {
  const options = { now, ...(publisher?.timeZone === undefined ? {} : { timeZone: publisher.timeZone }) };
  const marked = $("time[datetime]")
    .toArray()
    .map((element) => element.attribs["datetime"] ?? "");
  const lines = blocks.map(({ text }) => text).filter(isDateLine);
  for (const candidate of [...marked, ...lines]) {
    const date = parseDate(candidate, options);
    if (date !== undefined) return date;
  }
  return undefined;
}

function bylineIn($: CheerioAPI): string | undefined {
  const names = $('address, .byline, [rel~="author"], [itemprop="author"]').toArray().slice(0, 3);
  return cleanByline(names.map((element) => textOf(element)));
}

/** Reads a file of a feed archive: its body is a fragment that holds the article alone. Throws nothing. */
export function readArchive(head: Head, hints: FormHints): Article {
  const page = parsePage(head.body);
  const { document } = page;
  const $ = load(document, { xml: { xmlMode: false, decodeEntities: true } });
  const url = head.url ?? hints.url;
  const publisher = publisherOf(url);
  const { footerLine } = publisher ?? {};
  if (footerLine !== undefined) {
    $("footer p")
      .filter((_, element) => footerLine.test(textOf(element)))
      .insertBefore("footer");
  }
  // The archiver puts captions into `<small>`, and nothing else.
  $("small").attr("class", "caption");
  const { list } = collectBlocks(document, measure(document), "strict");
  const frontDate = head.front.get("date");
  const heading = $("h1").length === 1 ? textOf($("h1").get(0) ?? document) : "";
  const title = cleanTitle(head.title ?? heading, {
    host: url !== undefined && URL.canParse(url) ? new URL(url).hostname : undefined,
    siteNames: publisher === undefined ? [] : [publisher.name, ...publisher.aliases],
    others: [heading],
  });
  const found = numbered(keepBlocks(list, title));
  const { reading, paragraphs, notes } = judgeReading({ paragraphs: found, metadata: { title }, $, document });
  return buildArticle({
    url,
    name: hints.name,
    title,
    byline: bylineIn($) ?? cleanByline([head.front.get("author") ?? ""]),
    siteName: publisher?.name,
    published:
      publishedIn($, list, hints.now, publisher) ??
      (frontDate === undefined ? undefined : parseDate(frontDate, { now: hints.now })),
    paragraphs,
    notes: [...hints.notes, ...page.notes, ...notes],
    reading,
  });
}
