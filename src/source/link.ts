import type { Article } from "../article/article.ts";
import { canonicalUrl, parseLink, trustedCanonical, tryCanonicalUrl } from "../article/url.ts";
import { createFlight } from "../flight.ts";
import { isWorthKeeping } from "./keep.ts";
import type { Articles, FetchPage, Links, Page, ReadBytes } from "./page.ts";

export interface LinkReaderOptions {
  readonly fetchPage: FetchPage;
  readonly read: ReadBytes;
  readonly links: Links;
  readonly articles: Articles;
  readonly now: () => number;
}

/** Reads the article behind a link as a person gave it. */
export type ReadLink = (link: string, signal?: AbortSignal) => Promise<Article>;

/** A fresh reading comes from the store, and people who ask for one link at the same time cost one fetch. */
export function createLinkReader({ fetchPage, read, links, articles, now }: LinkReaderOptions): ReadLink {
  const flight = createFlight<string, Article>();

  async function stored(key: string): Promise<Article | undefined> {
    const id = await links.get(key);
    return id === undefined ? undefined : articles.get(id);
  }

  async function fetched(url: string, key: string, signal: AbortSignal): Promise<Article> {
    const { bytes, ...page } = await fetchPage(url, signal);
    const article = await read(bytes, { ...page, now: now() });
    if (!isWorthKeeping(article)) return article;
    const kept = await articles.keep(article, "link");
    for (const address of new Set([key, ...ownAddresses(article, page)])) await links.put(address, kept.id);
    return kept;
  }

  return async (link, signal) => {
    const url = parseLink(link).href;
    const key = canonicalUrl(url);
    const start = async (_emit: unknown, ended: AbortSignal): Promise<Article> =>
      (await stored(key)) ?? (await fetched(url, key, ended));
    // An article read for someone else bears the link they gave.
    return { ...(await flight.join(key, start, { signal })), url };
  };
}

/** A page may speak for its own site only, or anyone's page could take the place of another site's article. */
function ownAddresses(article: Article, page: Omit<Page, "bytes">): string[] {
  const claimed = article.canonicalUrl === undefined ? undefined : trustedCanonical(article.canonicalUrl, page.url);
  return [tryCanonicalUrl(page.url), claimed].filter((address) => address !== undefined);
}
