import type { DatabaseSync } from "node:sqlite";
import { Hookified } from "hookified";
import { keyvStorageCapability, type KeyvStorageAdapter, type KeyvStorageEntry } from "keyv";
import { whenFree } from "./busy.ts";

/**
 * Keyv storage on node:sqlite, one table for all namespaces. Keyv hands over serialised text and absolute expiry in
 * milliseconds; expired rows are never returned and go with the next change. (Keyv's own SQLite adapter needs a native module.)
 */
export function createKeyvSqlite(database: DatabaseSync, now: () => number = Date.now): KeyvStorageAdapter {
  database.exec(`
    CREATE TABLE IF NOT EXISTS keyv (
      namespace TEXT NOT NULL, key TEXT NOT NULL, value TEXT NOT NULL, expires INTEGER,
      PRIMARY KEY (namespace, key)
    ) WITHOUT ROWID;
    CREATE INDEX IF NOT EXISTS keyv_expires ON keyv (expires) WHERE expires IS NOT NULL;
  `);
  const select = database.prepare(
    "SELECT value FROM keyv WHERE namespace = ? AND key = ? AND (expires IS NULL OR expires > ?)",
  );
  const upsert = database.prepare("INSERT OR REPLACE INTO keyv (namespace, key, value, expires) VALUES (?, ?, ?, ?)");
  const remove = database.prepare("DELETE FROM keyv WHERE namespace = ? AND key = ?");
  const clear = database.prepare("DELETE FROM keyv WHERE namespace = ?");
  const sweep = database.prepare("DELETE FROM keyv WHERE expires <= ?");
  const list = database.prepare("SELECT key, value FROM keyv WHERE namespace = ? AND (expires IS NULL OR expires > ?)");

  const get = (key: string) => select.get(adapter.namespace ?? "", key, now())?.["value"]?.toString();
  const set = (key: string, value: unknown, expires?: number) => {
    sweep.run(now());
    upsert.run(adapter.namespace ?? "", key, String(value), expires ?? null);
    return true;
  };
  const drop = (key: string) => {
    sweep.run(now());
    return Number(remove.run(adapter.namespace ?? "", key).changes) > 0;
  };

  const adapter = Object.assign(new Hookified(), {
    namespace: undefined as string | undefined,
    get: async (key: string) => get(key),
    set: (key: string, value: unknown, expires?: number) => whenFree(() => set(key, value, expires)),
    setMany: (entries: KeyvStorageEntry<unknown>[]) =>
      whenFree(() => entries.map(({ key, value, expires }) => set(key, value, expires))),
    delete: (key: string) => whenFree(() => drop(key)),
    clear: async () => void clear.run(adapter.namespace ?? ""),
    has: async (key: string) => get(key) !== undefined,
    hasMany: async (keys: string[]) => keys.map((key) => get(key) !== undefined),
    getMany: async (keys: string[]) => keys.map(get),
    deleteMany: (keys: string[]) => whenFree(() => keys.map(drop)),
    async *iterator() {
      for (const row of list.iterate(adapter.namespace ?? "", now())) yield [String(row["key"]), row["value"]];
    },
  });
  return Object.assign(adapter, { capabilities: keyvStorageCapability(adapter) }) as unknown as KeyvStorageAdapter;
}
