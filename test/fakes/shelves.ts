import type { Article, ArticleId } from "../../src/article/article.ts";
import type { Articles, Links } from "../../src/source/page.ts";

/** What a source keeps, in memory; open to be looked into and changed. */
export interface Shelves {
  readonly articles: Articles;
  readonly links: Links;
  readonly keptArticles: Map<ArticleId, Article>;
  readonly keptLinks: Map<string, ArticleId>;
}

export function createShelves(): Shelves {
  const keptArticles = new Map<ArticleId, Article>();
  const keptLinks = new Map<string, ArticleId>();
  return {
    keptArticles,
    keptLinks,
    articles: {
      get: async (id) => keptArticles.get(id),
      keep: async (article) => {
        const kept = keptArticles.get(article.id) ?? article;
        keptArticles.set(article.id, kept);
        return kept;
      },
    },
    links: {
      get: async (url) => keptLinks.get(url),
      put: async (url, id) => void keptLinks.set(url, id),
    },
  };
}
