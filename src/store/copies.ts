import type { ArticleId } from "../article/article.ts";
import type { Shelf } from "./shelf.ts";

/** A page's reading of an article. */
export interface CopyAt {
  readonly id: ArticleId;
  readonly page: string;
}

/** Readings of pages by their fingerprints. That two share a key only suggests that they are alike. */
export interface Copies {
  /** Readings that share a key with this fingerprint, those with most keys first. */
  readonly like: (fingerprint: readonly string[]) => Promise<CopyAt[]>;
  readonly put: (fingerprint: readonly string[], copy: CopyAt) => Promise<void>;
  /** Takes a text's readings out. */
  readonly remove: (id: ArticleId) => Promise<void>;
}

/** Under one key. */
const MOST_COPIES = 8;
/** So that texts made alike on purpose stay few to compare. */
const MOST_FOUND = 4;

export function createCopies(shelf: Shelf<readonly CopyAt[]>): Copies {
  const under = async (key: string): Promise<readonly CopyAt[]> => (await shelf.get(key))?.data ?? [];
  return {
    async like(fingerprint) {
      const found = new Map<string, { readonly copy: CopyAt; count: number }>();
      for (const key of fingerprint) {
        for (const copy of await under(key)) {
          const name = nameOf(copy);
          found.set(name, { copy, count: (found.get(name)?.count ?? 0) + 1 });
        }
      }
      const ranked = [...found.values()].toSorted((a, b) => b.count - a.count);
      return ranked.slice(0, MOST_FOUND).map(({ copy }) => copy);
    },
    async put(fingerprint, copy) {
      for (const key of fingerprint) {
        await shelf.alone(key, async () => {
          const others = (await under(key)).filter((other) => nameOf(other) !== nameOf(copy));
          await shelf.put(key, [...others, copy].slice(-MOST_COPIES));
        });
      }
    },
    async remove(id) {
      for (const key of await shelf.keysAbout(id)) {
        await shelf.alone(key, async () => {
          const others = (await under(key)).filter((copy) => copy.id !== id);
          await (others.length > 0 ? shelf.put(key, others) : shelf.remove(key));
        });
      }
    },
  };
}

const nameOf = ({ id, page }: CopyAt): string => `${id} ${page}`;
