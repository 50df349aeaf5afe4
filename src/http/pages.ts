import { editionWith, type Edition } from "../export/edition.ts";
import type { ReaderPages } from "../store/reader-pages.ts";
import type { References } from "../store/references.ts";
import type { Shelf } from "../store/shelf.ts";
import type { Result } from "../task/result.ts";

/** Results that whoever has their address may read. */
export interface Pages {
  /** The address of a delivered job's result, always the same; undefined where it is for one person alone, or an answer. */
  readonly publish: (jobId: string) => Promise<string | undefined>;
  /** What stands at an address, by its secret part. */
  readonly find: (secret: string) => Promise<Edition | undefined>;
}

export interface PagesOptions {
  /** Of the site, without a slash at its end. */
  readonly publicUrl: string;
  readonly readerPages: ReaderPages;
  /** Results as they were delivered, by job. */
  readonly shown: Pick<Shelf<Result>, "get">;
  readonly references: Pick<References, "find">;
  /** Those that were delivered beside their original, by job. */
  readonly editions: Pick<Shelf<Edition>, "get">;
}

export function createPages({ publicUrl, readerPages, shown, references, editions }: PagesOptions): Pages {
  async function editionOf(jobId: string): Promise<Edition | undefined> {
    const edition = await editions.get(jobId);
    if (edition) return edition.data;
    const delivered = await shown.get(jobId);
    return delivered && editionWith(delivered.data, delivered.storedAt);
  }

  return {
    async publish(jobId) {
      // Looked up here: whoever shows a result may be mistaken about whose it is.
      const given = await references.find(jobId);
      if (!given || given.private || (await editionOf(jobId)) === undefined) return undefined;
      return `${publicUrl}/r/${await readerPages.publish(jobId)}`;
    },
    async find(secret) {
      const jobId = await readerPages.find(secret);
      return jobId === undefined ? undefined : editionOf(jobId);
    },
  };
}
