import type { Article } from "../article/article.ts";
import { changesBetween } from "../article/changes.ts";
import type { Articles } from "../store/articles.ts";
import type { Links, LinkVersion } from "../store/links.ts";
import { asCopy, type Doors, type PageReading } from "./doors.ts";

/** The newest reading of an address. */
export interface Reading {
  readonly article: Article;
  /** When its text was last read, ISO 8601. */
  readonly at: string;
  /** Whether the page may be taken to say the same still, or was found just now to say nothing; else it is read again. */
  readonly state: "fresh" | "failing" | "old";
}

export interface History {
  /** Undefined where nothing is known, or isn't stored any more. */
  readonly newest: (address: string) => Promise<Reading | undefined>;
  /**
   * Stores a page's reading as the newest of these addresses, and gives the one that stands for it: another page's,
   * where that is the same article and was read first.
   */
  readonly keep: (article: PageReading, addresses: readonly string[]) => Promise<Article>;
  /** Notes that the address couldn't be read. */
  readonly fail: (address: string) => Promise<void>;
  /** The article with what has changed on its page since the version before. */
  readonly withChanges: (article: Article) => Promise<Article>;
}

export interface HistoryOptions {
  readonly articles: Articles;
  readonly links: Links;
  readonly doors: Doors;
  readonly now: () => number;
}

const MINUTE = 60 * 1000;
/** How long a page is taken to say the same. */
const FRESH = 180 * MINUTE;
/** How long a page that couldn't be read is left alone. */
const FAILING = 10 * MINUTE;

/** What was read behind links, version by version. */
export function createHistory({ articles, links, doors, now }: HistoryOptions): History {
  /** What was read in the future was read by another clock: nobody knows when. */
  const isWithin = (ms: number, at: string | undefined) => at !== undefined && Math.abs(now() - Date.parse(at)) < ms;
  /** The headline is the one that was read then: the same text may have got another since. */
  const articleOf = async ({ id, page, title, isCopy }: LinkVersion): Promise<Article | undefined> => {
    const stored = await articles.get(id, page);
    const article = stored && { ...stored, title };
    return article && isCopy ? asCopy({ ...article, page }) : article;
  };

  return {
    async newest(address) {
      const { versions, failedAt } = await links.get(address);
      const version = versions.at(-1);
      const article = version && (await articleOf(version));
      if (!article) return undefined;
      const state = isWithin(FRESH, version.at) ? "fresh" : isWithin(FAILING, failedAt) ? "failing" : "old";
      return { article, at: version.at, state };
    },

    async keep(article, addresses) {
      const copy = await doors.copyOf(article);
      const kept = copy ?? { ...(await articles.keep(article)), page: article.page };
      if (!copy) await doors.add(kept);
      const { id, title, page } = kept;
      const reading = { id, title, page, ...(copy ? { isCopy: true as const } : {}) };
      for (const address of new Set([article.page, ...addresses])) await links.put(address, reading);
      return copy ? asCopy(copy) : kept;
    },

    fail: (address) => links.fail(address),

    async withChanges(article) {
      if (article.page === undefined) return article;
      const { versions } = await links.get(article.page);
      const former = versions[versions.findLastIndex(({ id }) => id === article.id) - 1];
      const before = former && (await articleOf(former));
      const changes = before && changesBetween(before, article);
      return changes ? { ...article, changed: { since: former.at, previous: former.id, ...changes } } : article;
    },
  };
}
