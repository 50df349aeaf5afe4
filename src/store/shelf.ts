import { Keyv, type KeyvStorageAdapter } from "keyv";
import { seal, unseal } from "./envelope.ts";

/** One kind of stored value. Whatever is wrong with an entry makes it a miss. */
export interface Shelf<T> {
  readonly get: (key: string) => Promise<{ readonly data: T; readonly storedAt: string } | undefined>;
  readonly put: (key: string, data: T) => Promise<void>;
}

export interface ShelfOptions {
  /** Gives the storage of one namespace. */
  readonly storage: () => KeyvStorageAdapter;
  readonly now: () => number;
  /** Told of a store that fails: the shelf then misses. */
  readonly onError: (error: unknown) => void;
}

/** `ttl` is in milliseconds; without it a value stays for ever. */
export function createShelf<T>(namespace: string, { storage, now, onError }: ShelfOptions, ttl?: number): Shelf<T> {
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
