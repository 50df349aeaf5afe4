import type { ArticleId } from "../article/article.ts";
import type { Shelf } from "./shelf.ts";

/** One reading of a link: a page's text changes, and then it is another article. */
export interface LinkVersion {
  readonly id: ArticleId;
  /** No part of the text that `id` names; it may change alone. */
  readonly title: string;
  /** Whose reading it is: one text may stand on several pages. */
  readonly page: string;
  /** The address led to another page with the same article; that one's reading is given. */
  readonly isCopy?: true;
  /** When it was last read so, ISO 8601. */
  readonly at: string;
}

export interface LinkHistory {
  /** Oldest first. */
  readonly versions: readonly LinkVersion[];
  /** When the newest version was to be read again, in vain; ISO 8601. */
  readonly failedAt?: string;
}

/** What was read behind an address; keys are canonical URLs. */
export interface Links {
  /** Without versions where nothing is known. */
  readonly get: (url: string) => Promise<LinkHistory>;
  /** Adds a reading of now; one that is there already becomes the newest. */
  readonly put: (url: string, reading: Omit<LinkVersion, "at">) => Promise<void>;
  /** Notes a reading of now that brought nothing. */
  readonly fail: (url: string) => Promise<void>;
  /** Takes a text's readings out, of every address. */
  readonly remove: (id: ArticleId) => Promise<void>;
}

const MOST_VERSIONS = 10;

export function createLinks(shelf: Shelf<LinkHistory>, now: () => number): Links {
  const get = async (url: string): Promise<LinkHistory> => (await shelf.get(url))?.data ?? { versions: [] };
  const at = () => new Date(now()).toISOString();
  return {
    get,
    put: (url, reading) =>
      shelf.alone(url, async () => {
        const { versions } = await get(url);
        const others = versions.filter((version) => version.id !== reading.id || version.title !== reading.title);
        await shelf.put(url, { versions: [...others, { ...reading, at: at() }].slice(-MOST_VERSIONS) });
      }),
    fail: (url) =>
      shelf.alone(url, async () => {
        const { versions } = await get(url);
        if (versions.length > 0) await shelf.put(url, { versions, failedAt: at() });
      }),
    async remove(id) {
      for (const url of await shelf.keysAbout(id)) {
        await shelf.alone(url, async () => {
          const history = await get(url);
          const versions = history.versions.filter((version) => version.id !== id);
          await (versions.length > 0 ? shelf.put(url, { ...history, versions }) : shelf.remove(url));
        });
      }
    },
  };
}
