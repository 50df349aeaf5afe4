import type { CheerioAPI } from "cheerio/slim";
import { dateInUrl, parseDate } from "./date.ts";
import type { Landmarks } from "./landmarks.ts";
import type { Metas } from "./metas.ts";
import { datesNearHeading, labelledDates, markedDates, moments } from "./visible-dates.ts";

const PUBLISHED_METAS = [
  "article:published_time",
  "og:article:published_time",
  "og:published_time",
  "article:published",
  "datepublished",
  "publishdate",
  "publish_date",
  "publish-date",
  "publication_date",
  "pubdate",
  "parsely-pub-date",
  "sailthru.date",
  "citation_publication_date",
  "citation_date",
  "dc.date.issued",
  "dcterms.issued",
  "dcterms.created",
  "dcterms.date",
  "dc.date",
  "cxenseparse:recs:publishtime",
  "article.published",
  "article.created",
  "published-date",
  "published_time_telegram",
  "mediator_published_time",
  "rnews:datepublished",
  "date",
] as const;

const MODIFIED_METAS = [
  "article:modified_time",
  "og:article:modified_time",
  "og:updated_time",
  "datemodified",
  "article.updated",
  "dcterms.modified",
  "dc.date.modified",
  "lastmod",
  "last-modified",
  "revised",
] as const;

export interface DateHints {
  /** By the page's data. */
  readonly declared: string | undefined;
  readonly metas: Metas;
  readonly landmarks: Landmarks;
  /** Of the page, or the one it gives for itself. */
  readonly url?: string | undefined;
  readonly language?: string | undefined;
  readonly now: number;
}

const MINUTE_MS = 60_000;
const QUARTER_MS = 15 * MINUTE_MS;
const MAX_OFFSET_MS = 14 * 60 * MINUTE_MS;

function offsetOf(ms: number): string {
  const minutes = Math.abs(ms) / MINUTE_MS;
  const pad = (value: number) => String(value).padStart(2, "0");
  return `${ms < 0 ? "-" : "+"}${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}`;
}

/**
 * The same moment as the newsroom's clock showed it, where the page gives that too: the day is the reader's only there. A
 * time without zone is taken for it where it differs from UTC by whole quarters of an hour alone.
 */
function inLocalTime(moment: string, others: readonly string[]): string {
  if (!moment.includes("T") || !/(?:Z|\+00:00)$/.test(moment)) return moment;
  const instant = Date.parse(moment);
  for (const other of others) {
    const zoned = /\d[+-]\d{2}:?\d{2}$/.test(other) ? Date.parse(other) : Number.NaN;
    if (Math.abs(zoned - instant) < 1000 && !/\+00:?00$/.test(other)) return parseDate(other, { now: zoned }) ?? moment;
    const naive = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d:\d\d)$/.exec(other);
    if (naive === null) continue;
    const ahead = Date.parse(`${naive[1]}T${naive[2]}Z`) - instant;
    const isPlain = naive[2]?.endsWith("0:00") ?? true;
    if (isPlain || ahead === 0 || ahead % QUARTER_MS !== 0 || Math.abs(ahead) > MAX_OFFSET_MS) continue;
    return `${naive[1]}T${naive[2]}${offsetOf(ahead)}`;
  }
  return moment;
}

/** When a page says it was published: its data and metadata first, then marked times, its address, and visible text. */
export function readPublished($: CheerioAPI, hints: DateHints): string | undefined {
  const { declared, metas, landmarks, url, language, now } = hints;
  const first = (candidates: readonly (string | undefined)[]): string | undefined => {
    for (const candidate of candidates) {
      const date = candidate === undefined ? undefined : parseDate(candidate, { now, language });
      if (date !== undefined) return date;
    }
    return undefined;
  };
  const fromMetas = PUBLISHED_METAS.map((name) => metas.get(name));
  const moment = first([declared, ...fromMetas]);
  if (moment !== undefined)
    return inLocalTime(
      moment,
      [...fromMetas, ...markedDates(landmarks.times)].filter((date) => date !== undefined),
    );
  const root = $.root().get(0);
  return (
    first(markedDates(landmarks.times)) ??
    (url === undefined ? undefined : dateInUrl(url, now)) ??
    first(root === undefined ? [] : datesNearHeading(root)) ??
    first(labelledDates($)) ??
    first(root === undefined ? [] : moments(root))
  );
}

/** By their days where one has nothing else. */
function isBefore(date: string, other: string): boolean {
  const hasTimes = date.length > 10 && other.length > 10;
  return hasTimes ? Date.parse(date) < Date.parse(other) : date.slice(0, 10) < other.slice(0, 10);
}

/** When a page says it was last changed; nothing where that is before its publication. */
export function readModified(hints: DateHints, published: string | undefined): string | undefined {
  const { declared, metas, landmarks, language, now } = hints;
  const marked = landmarks.modified[0]?.attribs;
  const candidates = [
    declared,
    ...MODIFIED_METAS.map((name) => metas.get(name)),
    marked?.["datetime"] ?? marked?.["content"],
  ];
  for (const candidate of candidates) {
    const date = candidate === undefined ? undefined : parseDate(candidate, { now, language });
    if (date === undefined) continue;
    return published === undefined || !isBefore(date, published) ? date : undefined;
  }
  return undefined;
}
