import type { Article } from "../article/article.ts";
import { note } from "../article/note.ts";
import { fingerprintOf } from "../article/same/fingerprint.ts";
import { mayStandFor } from "../article/same/stand-in.ts";
import type { Articles } from "../store/articles.ts";
import type { Copies } from "../store/copies.ts";

/** One article behind many addresses and files is read, and paid for, once. */
export interface Doors {
  /** Another page's reading of this article, where one is known that may be given in its place. */
  readonly copyOf: (article: Article) => Promise<PageReading | undefined>;
  /** Makes a page's reading known to later doors. */
  readonly add: (article: PageReading) => Promise<void>;
  /** Stores what was sent, or gives the page's reading it is a copy of. */
  readonly keepSent: (article: Article) => Promise<Article>;
}

export type PageReading = Article & { readonly page: string };

export interface DoorsOptions {
  readonly articles: Articles;
  readonly copies: Copies;
}

export function createDoors({ articles, copies }: DoorsOptions): Doors {
  async function copyOf(article: Article): Promise<PageReading | undefined> {
    // What a page has said before it says for itself.
    if (article.page !== undefined && (await articles.get(article.id, article.page))) return undefined;
    for (const { id, page } of await copies.like(fingerprintOf(article.paragraphs))) {
      if (page === article.page) continue;
      const found = await articles.get(id, page);
      if (found && mayStandFor({ ...found, page }, article)) return { ...found, page };
    }
    return undefined;
  }

  return {
    copyOf,
    add: ({ id, page, paragraphs }) => copies.put(fingerprintOf(paragraphs), { id, page }),
    async keepSent(article) {
      const copy = await copyOf(article);
      return copy ? asCopy(copy) : articles.keep(article);
    },
  };
}

/** A reading with a word on whose it is, for whoever came by another door. */
export function asCopy(article: PageReading): Article {
  return { ...article, notes: [...article.notes, note("copy", { address: article.page })] };
}
