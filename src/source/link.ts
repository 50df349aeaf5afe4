import type { Article } from "../article/article.ts";
import { note, type Note } from "../article/note.ts";
import { archiveCopyOf } from "../article/same/archive-copy.ts";
import { addressToOpen } from "../article/same/door.ts";
import { canonicalUrl, parseLink, tryCanonicalUrl } from "../article/url.ts";
import { UserError } from "../errors.ts";
import type { Exclusive } from "../exclusive.ts";
import { createFlight } from "../flight.ts";
import type { History, Reading } from "./history.ts";
import { isWorthKeeping } from "./keep.ts";
import type { FetchPage, ReadBytes } from "./page.ts";

export interface LinkReaderOptions {
  readonly fetchPage: FetchPage;
  readonly read: ReadBytes;
  readonly history: History;
  readonly now: () => number;
  /** Keeps other processes from fetching the same; absent where there is no other. */
  readonly exclusive?: Exclusive | undefined;
}

/** Reads the article behind a link as a person gave it. */
export type ReadLink = (
  link: string,
  options?: {
    readonly chapter?: number | undefined;
    /** Fetched, whatever the store has of it. */
    readonly fresh?: boolean | undefined;
    readonly signal?: AbortSignal | undefined;
  },
) => Promise<Article>;

/**
 * A fresh reading comes from the store, and people who ask for one link at the same time cost one fetch. A page that
 * can't be read again never takes the place of what was read: that is given, with a note.
 */
export function createLinkReader({ fetchPage, read, history, now, exclusive }: LinkReaderOptions): ReadLink {
  const flight = createFlight<string, Article>();

  async function current(
    url: string,
    chapter: Chapter,
    key: string,
    fresh: boolean,
    signal: AbortSignal,
  ): Promise<Article> {
    if (fresh) return again(await history.newest(key));
    const stored = async () => {
      const known = await history.newest(key);
      if (known?.state === "failing") return { known, article: asLastRead(known) };
      return { known, article: known?.state === "fresh" ? known.article : undefined };
    };
    const { known, article } = await stored();
    if (article) return article;
    if (!exclusive) return again(known);
    return exclusive(`read ${key}`, signal, async () => {
      const newer = await stored();
      return newer.article ?? again(newer.known);
    });

    function again(known: Reading | undefined): Promise<Article> {
      return reread(() => fetched(url, chapter, key, signal), key, known);
    }
  }

  async function reread(
    fetch: () => ReturnType<typeof fetched>,
    key: string,
    stored: Reading | undefined,
  ): Promise<Article> {
    let known = stored;
    try {
      const article = await fetch();
      known ??= await history.newest(article.page);
      if (!known || !isWorse(article, known.article)) {
        return isWorthKeeping(article) ? await history.keep(article, [key]) : article;
      }
    } catch (error) {
      if (!known || !mayPass(error)) throw error;
    }
    await history.fail(key);
    return asLastRead(known);
  }

  async function fetched(url: string, chapter: Chapter, key: string, signal: AbortSignal) {
    const { bytes, ...hints } = await fetchPage(url, signal);
    const article = await read(bytes, { ...hints, ...(chapter === undefined ? {} : { chapter }), now: now() });
    const canonical = tryCanonicalUrl(hints.url);
    const address = canonical === undefined ? key : placeOf(canonical, chapter);
    // The address it calls its own is its claim: another article may be there.
    return { ...article, page: address, notes: [...article.notes, ...archiveNotes(hints.url)] };
  }

  return async (link, { chapter, fresh = false, signal } = {}) => {
    const url = parseLink(link).href;
    const opened = addressToOpen(url);
    const key = placeOf(canonicalUrl(opened), chapter);
    const start = async (_emit: unknown, ended: AbortSignal): Promise<Article> =>
      history.withChanges(await current(opened, chapter, key, fresh, ended));
    // An article read for someone else bears the link they gave.
    return { ...(await flight.join(fresh ? `${key} fresh` : key, start, { signal })), url };
  };
}

type Chapter = number | undefined;

/** A chapter of a book is an article of its own; normalised addresses have no fragment. */
function placeOf(address: string, chapter: Chapter): string {
  return chapter === undefined ? address : `${address}#chapter=${chapter}`;
}

function archiveNotes(address: string): Note[] {
  const url = new URL(address);
  const copy = archiveCopyOf(url);
  if (!copy) return [];
  const { hostname: host } = url;
  return [copy.taken === undefined ? note("archived", { host }) : note("archivedOn", { host, day: copy.taken })];
}

/** Whether a page gave less than it did before: nothing to keep, or the beginning of what was whole. */
function isWorse(article: Article, known: Article): boolean {
  return !isWorthKeeping(article) || (article.reading === "teaser" && known.reading !== "teaser");
}

/** Where an address may not be opened, what was behind it once may not be given either. */
const REFUSED = new Set(["bad_link", "address_not_allowed"]);

function mayPass(error: unknown): boolean {
  return error instanceof UserError && !REFUSED.has(error.code);
}

function asLastRead({ article, at }: Reading): Article {
  return { ...article, notes: [...article.notes, note("lastRead", { day: at.slice(0, "yyyy-mm-dd".length) })] };
}
