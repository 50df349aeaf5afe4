import { Keyv, type KeyvSerializationAdapter, type KeyvStorageAdapter } from "keyv";
import { seal, unseal } from "./envelope.ts";
import type { Subjects } from "./subjects.ts";
import { createTurns } from "../turns.ts";

/** One kind of stored value. Whatever is wrong with an entry makes it a miss; what can be had anew is removed then. */
export interface Shelf<T> {
  readonly get: (key: string) => Promise<{ readonly data: T; readonly storedAt: string } | undefined>;
  readonly put: (key: string, data: T) => Promise<void>;
  readonly remove: (key: string) => Promise<void>;
  /** Keys of what tells of a subject. */
  readonly keysAbout: (subject: string) => Promise<string[]>;
  /** Changes what stands under a key by what stood there; nobody who does so too comes between. */
  readonly alone: <R>(key: string, change: () => Promise<R>) => Promise<R>;
}

/** Waits until nobody else has what is named so, and gives how to let go of it. */
export type Lock = (name: string) => Promise<() => Promise<void>>;

/** What the values of a shelf have in common. */
export interface ShelfKind<T> {
  /** Milliseconds; without it a value stays for ever. */
  readonly ttl?: number;
  /** What a value tells of, to be found by when that is to be forgotten. */
  readonly about?: (data: T) => readonly string[];
  /** It can't be had anew: a store that fails is no miss, but throws. */
  readonly isRecord?: boolean;
}

export interface ShelfOptions {
  /** Gives the storage of one namespace. */
  readonly storage: () => KeyvStorageAdapter;
  readonly subjects: Subjects;
  /** Absent where a change isn't kept from another process's. */
  readonly lock?: Lock;
  readonly now: () => number;
  /** Told of each value that is looked for. */
  readonly onLookup?: ((namespace: string, isHit: boolean) => void) | undefined;
  /** Told of a store that fails, and of entries that are damaged: the shelf then misses. */
  readonly onError: (error: unknown) => void;
}

/** What keyv gets for text that isn't what it wrote. */
const UNREADABLE = { value: null };

/** Keyv would take broken text for nothing at all. */
const serialization = {
  stringify: (value: unknown) => JSON.stringify(value),
  parse: ((text) => {
    try {
      const parsed: unknown = JSON.parse(text);
      return typeof parsed === "object" && parsed !== null && "value" in parsed ? parsed : UNREADABLE;
    } catch {
      return UNREADABLE;
    }
  }) as KeyvSerializationAdapter["parse"],
};

/** Another version wrote an entry: after an update that is to be expected. */
export class Outdated extends Error {
  override readonly name = "Outdated";
}

export function createShelf<T>(
  namespace: string,
  { storage, subjects, lock, now, onLookup, onError }: ShelfOptions,
  { ttl, about, isRecord = false }: ShelfKind<T> = {},
): Shelf<T> {
  const keyv = new Keyv({ store: storage(), namespace, serialization });
  // With nobody to tell, it throws.
  if (!isRecord) keyv.on("error", onError);
  // Shelves share keys, such as a job's id.
  const sealedKey = (key: string) => `${namespace} ${key}`;
  let damaged = 0;
  let outdated = 0;

  /** Noted first, so that whatever is stored can be found again to be forgotten. */
  async function put(key: string, data: T): Promise<void> {
    const turn = createTurns();
    const told = about?.(data) ?? [];
    await subjects.note(namespace, key, told, ttl === undefined ? undefined : now() + ttl);
    const sealed = seal(sealedKey(key), data, now());
    // Both take long with a book.
    await turn();
    await keyv.set(key, sealed, ttl);
    await subjects.remove(namespace, key, told);
  }

  /** Other versions wrote all of theirs: one word is enough. */
  function report(what: "damaged" | "outdated"): void {
    const count = what === "damaged" ? ++damaged : ++outdated;
    const found = `${what} entry of “${namespace}”, number ${count}`;
    if (what === "damaged") onError(new Error(found));
    else if (count === 1) onError(new Outdated(found));
  }

  async function remove(key: string): Promise<void> {
    await keyv.delete(key);
    await subjects.remove(namespace, key);
  }

  const get: Shelf<T>["get"] = async (key) => {
    const stored: unknown = await keyv.get(key);
    if (stored === undefined) return undefined;
    const found = unseal(sealedKey(key), stored);
    if (typeof found === "string") {
      report(found);
      // What was fixed by hand can't be had anew: it stays for whoever can mend it.
      if (ttl !== undefined) await remove(key).catch(onError);
      return undefined;
    }
    // The row's own expiry isn't under the digest.
    if (ttl !== undefined && Date.parse(found.storedAt) + ttl <= now()) return undefined;
    // The digest proves that this program wrote the value under this key, so its shape is known.
    return found as { data: T; storedAt: string };
  };

  /** For what can be had anew, to lose another's change is better than to wait or to fail. */
  async function alone<R>(key: string, change: () => Promise<R>): Promise<R> {
    if (!lock) return change();
    const taken = lock(sealedKey(key));
    const release = await (isRecord
      ? taken
      : taken.catch((error: unknown) => {
          onError(error);
        }));
    try {
      return await change();
    } finally {
      await release?.();
    }
  }

  return {
    async get(key) {
      const found = await get(key);
      onLookup?.(namespace, found !== undefined);
      return found;
    },
    put: (key, data) => (isRecord ? put(key, data) : put(key, data).catch(onError)),
    remove,
    keysAbout: (subject) => subjects.keys(namespace, subject),
    alone,
  };
}

/** Removes all that tells of a subject. */
export async function removeAbout(shelf: Pick<Shelf<unknown>, "keysAbout" | "remove">, subject: string): Promise<void> {
  for (const key of await shelf.keysAbout(subject)) await shelf.remove(key);
}
