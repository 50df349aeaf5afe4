import type { Article, ArticleId } from "../article/article.ts";
import { removeAbout, type Shelf } from "./shelf.ts";

export interface Articles {
  /** The reading that stands for a text; with `page`, that page's own. */
  readonly get: (id: ArticleId, page?: string) => Promise<Article | undefined>;
  /** Stores a reading, and gives the one that stands for its text where it was read. */
  readonly keep: (article: Article) => Promise<Article>;
  /** Every page's reading of it too. */
  readonly remove: (id: ArticleId) => Promise<void>;
}

/**
 * Headline, byline and captions are not part of the text that an id names, so two readings of one text are never mixed:
 * a stranger's file or site must not lend them to another's article. A file, which may claim any address, gives way to
 * what was fetched, and every page keeps its own reading.
 */
export function createArticles(shelf: Shelf<Article>): Articles {
  const stored = async (key: string) => (await shelf.get(key))?.data;

  async function keepFile(article: Article): Promise<Article> {
    const known = await stored(article.id);
    const kept = known?.page === undefined ? article : known;
    await shelf.put(article.id, kept);
    return kept;
  }

  /** The page's newer headline stands, over the paragraphs whose numbers are in results already. */
  async function keepPage(article: Article, page: string): Promise<Article> {
    const known = await stored(ownKey(article.id, page));
    const kept = known ? { ...article, paragraphs: known.paragraphs } : article;
    for (const key of [article.id, ownKey(article.id, page)]) await shelf.put(key, kept);
    return kept;
  }

  return {
    get: (id, page) => stored(page === undefined ? id : ownKey(id, page)),
    keep: (article) =>
      shelf.alone(article.id, () => (article.page === undefined ? keepFile(article) : keepPage(article, article.page))),
    remove: (id) => removeAbout(shelf, id),
  };
}

const ownKey = (id: ArticleId, page: string) => `${id} ${page}`;
