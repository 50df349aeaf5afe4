import { Hookified } from "hookified";
import { keyvStorageCapability, type KeyvStorageAdapter, type KeyvStorageEntry } from "keyv";
import type { Redis } from "ioredis";
import { repliesTo } from "./script.ts";

/** Keys that one look at the server's brings. */
const LOOK = 500;

/**
 * Keyv storage on ioredis. Keyv hands over serialised text and absolute expiry in milliseconds. (Keyv's own Redis adapter
 * is for an earlier Keyv and brings a client of its own.)
 */
export function createKeyvRedis(redis: Redis, prefix: string, now: () => number): KeyvStorageAdapter {
  const root = () => `${prefix}keyv:${adapter.namespace ?? ""}:`;
  const named = (key: string) => `${root()}${key}`;

  async function set({ key, value, expires }: KeyvStorageEntry<unknown>): Promise<boolean> {
    if (expires === undefined) await redis.set(named(key), String(value));
    else if (expires > now()) await redis.set(named(key), String(value), "PX", Math.ceil(expires - now()));
    else await redis.del(named(key));
    return true;
  }

  const remove = async (key: string) => (await redis.del(named(key))) > 0;
  const getMany = async (keys: string[]) =>
    keys.length > 0 ? (await redis.mget(keys.map(named))).map((value) => value ?? undefined) : [];

  async function hasMany(keys: string[]): Promise<boolean[]> {
    const asked = redis.pipeline();
    for (const key of keys) asked.exists(named(key));
    return (await repliesTo(asked)).map((count) => count === 1);
  }

  /** Of a whole namespace, which nobody asks for while the bot is at work. */
  async function* keys(): AsyncGenerator<string[]> {
    const pattern = `${root().replace(/[\\*?[\]]/g, "\\$&")}*`;
    for (let cursor = "0", found: string[] = []; ;) {
      [cursor, found] = await redis.scan(cursor, "MATCH", pattern, "COUNT", LOOK);
      if (found.length > 0) yield found;
      if (cursor === "0") return;
    }
  }

  const adapter = Object.assign(new Hookified(), {
    namespace: undefined as string | undefined,
    get: async (key: string) => (await redis.get(named(key))) ?? undefined,
    getMany,
    set: (key: string, value: unknown, expires?: number) =>
      set({ key, value, ...(expires === undefined ? {} : { expires }) }),
    setMany: (entries: KeyvStorageEntry<unknown>[]) => Promise.all(entries.map(set)),
    delete: remove,
    deleteMany: (keys: string[]) => Promise.all(keys.map(remove)),
    has: async (key: string) => (await redis.exists(named(key))) === 1,
    hasMany,
    async clear() {
      for await (const found of keys()) await redis.del(found);
    },
    async *iterator() {
      for await (const found of keys()) {
        const values = await redis.mget(found);
        for (const [at, key] of found.entries()) {
          const value = values[at];
          if (typeof value === "string") yield [key.slice(root().length), value];
        }
      }
    },
  });
  return Object.assign(adapter, { capabilities: keyvStorageCapability(adapter) });
}
