import type { CheerioAPI } from "cheerio/slim";
import type { Document } from "domhandler";
import type { Paragraph, Reading } from "../article.ts";
import { weightOf } from "../characters.ts";
import { note, type Note } from "../note.ts";
import type { Metadata } from "../metadata/metadata.ts";
import { LIVE_WORDS } from "./part-words.ts";
import { readSigns, type Signs, type Statement } from "./signs.ts";
import { findPart, withoutOffer } from "./teaser.ts";
import { findWall, MAX_WALL } from "./wall.ts";
import { foldWords, wordPattern } from "./words.ts";

export interface Seen {
  readonly paragraphs: readonly Paragraph[];
  readonly metadata: Metadata;
  readonly $: CheerioAPI;
  /** The page's tree, as it came. */
  readonly document: Document;
}

/** What was on the page, and what of the text is the article's. */
export interface Judged {
  readonly reading: Reading;
  readonly paragraphs: readonly Paragraph[];
  /** Paragraphs that the whole article may have, where only a part was read and the page tells how much. */
  readonly expected?: number | undefined;
  /** What on the page shows it. */
  readonly notes: readonly Note[];
}

/** Letters of prose beside a video, or some pictures, up to which they are what the page is about. */
const MAX_BESIDE = 220;
const MAX_BESIDE_PICTURE = 80;
const MIN_GALLERY = 5;
/** Headlines that lead elsewhere from which a page without a text of its own is an index. */
const MIN_LIST = 10;
const MIN_HEADLINE = 20;
/** Letters in a row of an index's longest announcement. */
const MAX_ANNOUNCEMENT = 500;
/** Headlines with a text under them. */
const MIN_ANNOUNCEMENTS = 5;
const MAX_LIST = 6000;
/** Times of day that stand alone, as over the entries of a live blog. */
const MIN_TIMES = 4;
/** Letters of its own beside a wall's words from which an article has begun. */
const MIN_BEGINNING = 100;

/** Letters of prose below which a page shows none. */
const MIN_SHOWN = 150;

const LIVE = wordPattern(LIVE_WORDS);
const TIME = /^\D{0,12}\d{1,2}\s?[:.h時时点시]\s?\d{2}\D{0,12}$/u;

function isLive(seen: Seen, signs: () => Signs): boolean {
  if (seen.metadata.schema?.isLiveBlog ?? false) return true;
  if (!LIVE.test(foldWords((seen.metadata.title ?? "").slice(0, 300)))) return false;
  return signs().statements.filter(({ weight, text }) => weight < 30 && TIME.test(text)).length >= MIN_TIMES;
}

function isHeadline({ text, weight, linkShare }: Statement): boolean {
  return linkShare > 0.8 && weight >= MIN_HEADLINE && (text.includes(" ") || weight > text.length);
}

/** Letters of the runs of text between headlines that lead elsewhere. */
function runsBetween(statements: readonly Statement[]): number[] {
  const runs = [0];
  for (const statement of statements) {
    if (isHeadline(statement)) runs.push(0);
    else if (statement.place === "text" && statement.linkShare < 0.5 && statement.weight >= 40) {
      runs.push((runs.pop() ?? 0) + statement.weight);
    }
  }
  return runs;
}

/** An index has no text of its own, or an announcement under many of its headlines and nothing longer. */
function isList({ statements }: Signs, letters: number): boolean {
  const shown = statements.filter(({ place }) => place !== "frame" && place !== "noscript");
  const runs = runsBetween(shown);
  if (runs.length <= MIN_LIST || Math.max(...runs) > MAX_ANNOUNCEMENT) return false;
  return letters < MAX_BESIDE_PICTURE || runs.filter((run) => run > 0).length >= MIN_ANNOUNCEMENTS;
}

function isArticle({ metadata }: Seen): boolean {
  return metadata.schema?.published !== undefined || metadata.openGraphType === "article";
}

function judgeShort(seen: Seen, prose: readonly Paragraph[], letters: number, signs: Signs): Reading | undefined {
  const isDeclared = isArticle(seen);
  const isVideoPage = signs.hasVideo || (seen.metadata.openGraphType?.startsWith("video") ?? false);
  const wall = findWall({ prose, letters, signs, isDeclared, title: seen.metadata.title ?? "" });
  if (wall?.isNamed === true) return wall.wall;
  if (!isDeclared && letters < MAX_LIST && isList(signs, letters)) return "list";
  if (isVideoPage && letters < MAX_BESIDE && wall?.wall !== "captcha") return "video";
  if (wall !== undefined) return wall.wall;
  if (letters < MAX_BESIDE && signs.images >= MIN_GALLERY) return "photo";
  if (letters < MAX_BESIDE_PICTURE && (signs.images > 0 || seen.paragraphs.length > prose.length)) return "photo";
  if (letters > 0) return undefined;
  return signs.hasScript && signs.hasEmptyRoot ? "script" : "empty";
}

/** Whether the page may hold its text elsewhere than in what it shows. */
export function showsNoText({ reading, paragraphs }: Judged): boolean {
  if (["consent", "captcha", "login", "gone", "list", "live"].includes(reading)) return false;
  return weigh(paragraphs.filter(({ kind }) => kind !== "caption")) < MIN_SHOWN;
}

/** What was on the page. Conservative: what reads like an article is `full`. */
export function judgeReading(seen: Seen): Judged {
  const { metadata, paragraphs, $ } = seen;
  let looked: Signs | undefined;
  const signs = (): Signs => (looked ??= readSigns(seen.document));
  const judged = (reading: Reading, kept = paragraphs): Judged => ({
    reading,
    paragraphs: kept,
    notes: reading === "full" || reading === "teaser" || reading === "empty" ? [] : [note(reading)],
  });

  const all = paragraphs.filter(({ kind }) => kind !== "caption");
  const isShort = weigh(all) < Math.max(MAX_WALL, MAX_LIST);
  // What asks to pay isn't prose, and a page that shows no more than that is a teaser still.
  const kept = isShort ? withoutOffer(paragraphs) : paragraphs;
  const prose = kept.filter(({ kind }) => kind !== "caption");
  const letters = weigh(prose);
  const part = findPart(prose, letters, { $, schema: metadata.schema, signs });
  if (part !== undefined && (letters >= MIN_BEGINNING || isArticle(seen))) {
    const wall = isShort
      ? findWall({ prose, letters, signs: signs(), isDeclared: true, title: metadata.title ?? "" })
      : undefined;
    if (wall === undefined || !wall.isNamed) {
      return { reading: "teaser", paragraphs: kept, expected: part.expected, notes: [note(part.sign)] };
    }
  }
  if (isLive(seen, signs)) return judged("live");
  const short = isShort ? judgeShort(seen, all, weigh(all), signs()) : undefined;
  return short === undefined ? judged("full") : judged(short, isWall(short) ? [] : paragraphs);
}

function weigh(paragraphs: readonly Paragraph[]): number {
  return paragraphs.reduce((sum, { text }) => sum + weightOf(text), 0);
}

/** Readings whose text isn't an article's and isn't given out as one. */
function isWall(reading: Reading): boolean {
  return ["consent", "captcha", "login", "script", "gone"].includes(reading);
}
