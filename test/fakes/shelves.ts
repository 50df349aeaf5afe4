import type { Article, ArticleId } from "../../src/article/article.ts";
import { createArticles, type Articles } from "../../src/store/articles.ts";
import { createCopies, type CopyAt, type Copies } from "../../src/store/copies.ts";
import { createLinks, type LinkHistory, type Links } from "../../src/store/links.ts";
import type { Shelf } from "../../src/store/shelf.ts";

/** What a source keeps, in memory; open to be looked into and changed. */
export interface Shelves {
  readonly articles: Articles;
  readonly links: Links;
  readonly copies: Copies;
  /** By id, and once more by id and page. */
  readonly keptArticles: Map<ArticleId, Article>;
  readonly keptLinks: Map<string, LinkHistory>;
}

export function createShelves(now: () => number): Shelves {
  const keptArticles = new Map<ArticleId, Article>();
  const keptLinks = new Map<string, LinkHistory>();
  return {
    keptArticles,
    keptLinks,
    articles: createArticles(shelfOf(keptArticles, ({ id }) => [id])),
    links: createLinks(shelfOf(keptLinks), now),
    copies: createCopies(shelfOf(new Map<string, readonly CopyAt[]>())),
  };
}

/** A shelf in memory. */
export function shelfOf<T>(kept: Map<string, T>, about: (data: T) => readonly string[] = () => []): Shelf<T> {
  return {
    async get(key) {
      const data = kept.get(key);
      return data === undefined ? undefined : { data, storedAt: "2026-11-01T00:00:00.000Z" };
    },
    put: async (key, data) => void kept.set(key, data),
    remove: async (key) => void kept.delete(key),
    alone: (_key, change) => change(),
    keysAbout: async (subject) => [...kept].flatMap(([key, data]) => (about(data).includes(subject) ? [key] : [])),
  };
}
