import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Keyv, type KeyvStorageAdapter } from "keyv";
import { openDatabase } from "../../src/store/database.ts";
import { createKeyvSqlite } from "../../src/store/keyv-sqlite.ts";
import { connectRedis } from "../../src/store/redis/connection.ts";
import { createKeyvRedis } from "../../src/store/redis/keyv-redis.ts";
import { HAS_REDIS, startRedis } from "../../test/fakes/redis.ts";

/** What is measured of a store, and of what it stands on. */
export interface Access {
  readonly get: (key: string) => unknown;
  readonly set: (key: string, value: string) => unknown;
}

/** A store as the product has it, and its floor: the same without what the product adds. */
export interface StoreContender extends AsyncDisposable {
  readonly name: string;
  readonly store: Access;
  readonly floor: Access & { readonly name: string };
}

const DAY = 24 * 60 * 60 * 1000;

export async function startContenders(): Promise<StoreContender[]> {
  const redis = await startRedisContender();
  return [memory(), sqlite(), ...(redis ? [redis] : [])];
}

function memory(): StoreContender {
  const map = new Map<string, string>();
  return {
    name: "memory",
    store: accessTo(new Keyv({ store: new Map(), namespace: "bench" })),
    floor: { name: "a Map", get: (key) => map.get(key), set: (key, value) => map.set(key, value) },
    [Symbol.asyncDispose]: () => Promise.resolve(),
  };
}

function sqlite(): StoreContender {
  const folder = mkdtempSync(join(tmpdir(), "dragoman-bench-"));
  const database = openDatabase(folder);
  database.exec("CREATE TABLE floor (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID");
  const select = database.prepare("SELECT value FROM floor WHERE key = ?");
  const upsert = database.prepare("INSERT OR REPLACE INTO floor (key, value) VALUES (?, ?)");
  return {
    name: "node:sqlite",
    store: accessTo(over(createKeyvSqlite(database))),
    floor: { name: "its statements", get: (key) => select.get(key), set: (key, value) => upsert.run(key, value) },
    async [Symbol.asyncDispose]() {
      database.close();
      rmSync(folder, { recursive: true });
    },
  };
}

/** Undefined where no server is installed. */
async function startRedisContender(): Promise<StoreContender | undefined> {
  if (!HAS_REDIS) return undefined;
  const server = await startRedis();
  const fail = (error: unknown) => {
    throw error;
  };
  const redis = await connectRedis(server.url, { onError: fail });
  return {
    name: "Redis",
    store: accessTo(over(createKeyvRedis(redis, "dragoman:", Date.now))),
    floor: {
      name: "redis.get and .set",
      get: (key) => redis.get(key),
      set: (key, value) => redis.set(key, value),
    },
    async [Symbol.asyncDispose]() {
      redis.disconnect();
      await server.close();
    },
  };
}

const over = (store: KeyvStorageAdapter): Keyv => new Keyv({ store, namespace: "bench" });

function accessTo(keyv: Keyv): Access {
  // With nobody to tell, it throws.
  return { get: (key) => keyv.get(key), set: (key, value) => keyv.set(key, value, DAY) };
}
