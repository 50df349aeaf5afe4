import { Keyv, type KeyvStorageAdapter } from "keyv";
import { seal, unseal } from "./envelope.ts";
import type { Subjects } from "./subjects.ts";

/** One kind of stored value. Whatever is wrong with an entry makes it a miss. */
export interface Shelf<T> {
  readonly get: (key: string) => Promise<{ readonly data: T; readonly storedAt: string } | undefined>;
  readonly put: (key: string, data: T) => Promise<void>;
  readonly remove: (key: string) => Promise<void>;
  /** Keys of what tells of a subject. */
  readonly keysAbout: (subject: string) => Promise<string[]>;
}

/** What the values of a shelf have in common. */
export interface ShelfKind<T> {
  /** Milliseconds; without it a value stays for ever. */
  readonly ttl?: number;
  /** What a value tells of, to be found by when that is to be forgotten. */
  readonly about?: (data: T) => readonly string[];
}

export interface ShelfOptions {
  /** Gives the storage of one namespace. */
  readonly storage: () => KeyvStorageAdapter;
  readonly subjects: Subjects;
  readonly now: () => number;
  /** Told of a store that fails: the shelf then misses. */
  readonly onError: (error: unknown) => void;
}

export function createShelf<T>(
  namespace: string,
  { storage, subjects, now, onError }: ShelfOptions,
  { ttl, about }: ShelfKind<T> = {},
): Shelf<T> {
  const keyv = new Keyv({ store: storage(), namespace });
  keyv.on("error", onError);

  /** Noted first, so that whatever is stored can be found again to be forgotten. */
  async function put(key: string, data: T): Promise<void> {
    const told = about?.(data) ?? [];
    await subjects.note(namespace, key, told, ttl === undefined ? undefined : now() + ttl);
    await keyv.set(key, seal(key, data, now()), ttl);
    await subjects.remove(namespace, key, told);
  }

  return {
    async get(key) {
      const stored: unknown = await keyv.get(key);
      // The digest proves that this program wrote the value under this key, so its shape is known.
      return unseal(key, stored) as { data: T; storedAt: string } | undefined;
    },
    put: (key, data) => put(key, data).catch(onError),
    async remove(key) {
      await keyv.delete(key);
      await subjects.remove(namespace, key);
    },
    keysAbout: (subject) => subjects.keys(namespace, subject),
  };
}

/** Removes all that tells of a subject. */
export async function removeAbout(shelf: Pick<Shelf<unknown>, "keysAbout" | "remove">, subject: string): Promise<void> {
  for (const key of await shelf.keysAbout(subject)) await shelf.remove(key);
}
