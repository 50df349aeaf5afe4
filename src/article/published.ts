import type { CheerioAPI } from "cheerio/slim";
import { dateInUrl, parseDate } from "./date.ts";
import { isTag, textOf } from "./dom.ts";

const DATE_METAS = [
  "article:published_time",
  "og:article:published_time",
  "og:published_time",
  "datepublished",
  "publishdate",
  "publish_date",
  "publish-date",
  "pubdate",
  "parsely-pub-date",
  "sailthru.date",
  "dc.date.issued",
  "dcterms.created",
  "dcterms.date",
  "dc.date",
  "cxenseparse:recs:publishtime",
  "article.published",
  "published-date",
  "published_time_telegram",
  "date",
] as const;

const MARKED = '[itemprop="datePublished"], time[pubdate], time.published, time.entry-date, time[datetime]';
const MAX_MARKED = 8;

/** Where old sites write the date. */
const LABELLED =
  '[class*="date"], [id*="date"], [class*="time"], [id*="time"], [class*="publish"], [class*="source"], [class*="info"]';
const MAX_LABELLED = 40;
const MAX_LABELLED_LENGTH = 200;

function markedDates($: CheerioAPI): string[] {
  const elements = $(MARKED).toArray().slice(0, MAX_MARKED).filter(isTag);
  return elements.map((element) => element.attribs["datetime"] ?? element.attribs["content"] ?? textOf(element));
}

function labelledDates($: CheerioAPI): string[] {
  const elements = $(LABELLED).toArray().slice(0, MAX_LABELLED).filter(isTag);
  return elements.map(textOf).filter((text) => text.length < MAX_LABELLED_LENGTH);
}

export interface PublishedHints {
  /** Dates to try first. */
  readonly declared: readonly (string | undefined)[];
  readonly metas: ReadonlyMap<string, string>;
  readonly url?: string | undefined;
  readonly now: number;
}

/** When a page says it was published: its metadata first, then marked times, its address, and labelled text. */
export function readPublished($: CheerioAPI, { declared, metas, url, now }: PublishedHints): string | undefined {
  const first = (candidates: readonly (string | undefined)[]): string | undefined => {
    for (const candidate of candidates) {
      const date = candidate === undefined ? undefined : parseDate(candidate, { now });
      if (date !== undefined) return date;
    }
    return undefined;
  };
  return (
    first([...declared, ...DATE_METAS.map((name) => metas.get(name))]) ??
    first(markedDates($)) ??
    (url === undefined ? undefined : dateInUrl(url, now)) ??
    first(labelledDates($))
  );
}
