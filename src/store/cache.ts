import { Keyv, type KeyvStorageAdapter } from "keyv";
import type { Article, ArticleId } from "../article/article.ts";
import type { Result, StoredResult } from "../task/result.ts";
import { seal, unseal } from "./envelope.ts";

/** One kind of stored value. Whatever is wrong with an entry makes it a miss. */
export interface Shelf<T> {
  readonly get: (key: string) => Promise<{ readonly data: T; readonly storedAt: string } | undefined>;
  readonly put: (key: string, data: T) => Promise<void>;
}

/** A file may claim any address, so what was fetched is believed more. */
export type Origin = "link" | "file";

interface Kept {
  readonly article: Article;
  readonly origin: Origin;
}

/** One reading of a link, newest last: a page's text changes, and then it is another article. */
export interface LinkVersion {
  readonly id: ArticleId;
  readonly at: string;
}

export interface Cache {
  readonly articles: {
    readonly get: (id: ArticleId) => Promise<Article | undefined>;
    /** Stores a reading, and gives the one that stands for its text from now on. */
    readonly keep: (article: Article, origin: Origin) => Promise<Article>;
  };
  readonly links: {
    /** The newest version, while it is fresh. */
    readonly get: (url: string) => Promise<ArticleId | undefined>;
    readonly put: (url: string, id: ArticleId) => Promise<void>;
  };
  readonly results: Shelf<StoredResult>;
  /** Results as they were delivered, by job: what the buttons under a message need. */
  readonly shown: Shelf<Result>;
  /** Small facts of this installation, kept for ever. */
  readonly facts: Shelf<string>;
}

export interface CacheOptions {
  /** Gives the storage of one namespace. */
  readonly storage: () => KeyvStorageAdapter;
  readonly now: () => number;
  /** Of articles, results and what was shown. */
  readonly retentionDays: number;
  /** Told of a store that fails: the cache then misses. */
  readonly onError: (error: unknown) => void;
}

const DAY = 24 * 60 * 60 * 1000;
/** How long a page is taken to say the same. */
const LINK_FRESH = 3 * 60 * 60 * 1000;
const LINK_VERSIONS = 10;

export function createCache(options: CacheOptions): Cache {
  const { now, retentionDays } = options;
  const retention = retentionDays * DAY;
  const articles = shelf<Kept>("article", options, retention);
  const links = shelf<LinkVersion[]>("link", options, retention);

  return {
    articles: {
      get: async (id) => (await articles.get(id))?.data.article,
      async keep(article, origin) {
        const known = (await articles.get(article.id))?.data;
        const kept = known && stands(known, { article, origin }) ? known : { article, origin };
        await articles.put(article.id, kept);
        return kept.article;
      },
    },
    links: {
      async get(url) {
        const latest = (await links.get(url))?.data.at(-1);
        return latest && now() - Date.parse(latest.at) < LINK_FRESH ? latest.id : undefined;
      },
      async put(url, id) {
        const versions = ((await links.get(url))?.data ?? []).filter((version) => version.id !== id);
        const latest = { id, at: new Date(now()).toISOString() };
        await links.put(url, [...versions, latest].slice(-LINK_VERSIONS));
      },
    },
    results: shelf<StoredResult>("result", options, retention),
    shown: shelf<Result>("shown", options, retention),
    facts: shelf<string>("fact", options),
  };
}

/**
 * Of two readings of one text, whether the earlier one stays: it does where the later is the same page's (its numbers
 * are in results already) or a mere file's. Headline, byline and captions are not part of the text, so they are never
 * mixed: a stranger's file or site must not lend them to another's article.
 */
function stands(known: Kept, read: Kept): boolean {
  if (known.origin !== read.origin) return known.origin === "link";
  return known.article.canonicalUrl !== undefined && known.article.canonicalUrl === read.article.canonicalUrl;
}

function shelf<T>(namespace: string, { storage, now, onError }: CacheOptions, ttl?: number): Shelf<T> {
  const keyv = new Keyv({ store: storage(), namespace });
  keyv.on("error", onError);
  return {
    async get(key) {
      const stored: unknown = await keyv.get(key);
      // The digest proves that this program wrote the value under this key, so its shape is known.
      return unseal(key, stored) as { data: T; storedAt: string } | undefined;
    },
    async put(key, data) {
      await keyv.set(key, seal(key, data, now()), ttl);
    },
  };
}
