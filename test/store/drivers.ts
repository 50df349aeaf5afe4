import type { DatabaseSync } from "node:sqlite";
import type { Redis } from "ioredis";
import { afterAll, onTestFinished, vi } from "vitest";
import { openDatabase } from "../../src/store/database.ts";
import { connectRedis } from "../../src/store/redis/connection.ts";
import { createRedisStore } from "../../src/store/redis/store.ts";
import { createStore, type Store, type StoreOptions } from "../../src/store/store.ts";
import { temporaryFolder } from "../fakes/folder.ts";
import { contentOf, type Content } from "./forgetting.ts";
import { HAS_REDIS, startRedis, type RedisServer } from "../fakes/redis.ts";

export const DAY = 24 * 60 * 60 * 1000;
/** The time that passes in a test's commands is less. */
export const MOMENT = 60_000;
const BEGINNING = Date.parse("2026-11-01T00:00:00Z");

/** Where the stores of one test are kept. */
export interface Place {
  /** As another process opens it. */
  readonly connect: (options?: Partial<StoreOptions>) => Promise<Store>;
  /** Lets time pass, which stands still otherwise. */
  readonly wait: (milliseconds: number) => Promise<void>;
  /** Sets the machine's clock alone. */
  readonly at: (when: string | number) => void;
  /** What the stores told of. */
  readonly errors: unknown[];
  readonly content: () => Promise<Content>;
  /** Where it is on the disk. */
  readonly folder: string;
}

export interface SqlitePlace extends Place {
  readonly database: DatabaseSync;
}

export interface RedisPlace extends Place {
  readonly redis: Redis;
  readonly prefix: string;
}

interface Driver<P extends Place> {
  readonly name: string;
  readonly open: () => Promise<P>;
}

/** A server for each file that asks, which is started with the first place in it. */
export function redisDriver(): Driver<RedisPlace> & { readonly server: () => Promise<RedisServer> } {
  let server: Promise<RedisServer> | undefined;
  let places = 0;
  // Written so that a text can be found in it.
  const start = () => (server ??= startRedis(["--aof-use-rdb-preamble", "no"]));
  afterAll(async () => {
    await (await server)?.close();
    server = undefined;
  });
  return { name: "Redis", server: start, open: openRedis };

  async function openRedis(): Promise<RedisPlace> {
    const { url, folder } = await start();
    const prefix = `place-${++places}:`;
    const clock = stopClock();
    const errors: unknown[] = [];
    const connect = async () => {
      const redis = await connectRedis(url, { onError: (error) => errors.push(error) });
      onTestFinished(() => redis.disconnect());
      return redis;
    };
    const redis = await connect();
    return {
      ...clock,
      folder,
      redis,
      prefix,
      errors,
      connect: async (options) => createRedisStore(await connect(), { ...keeping(errors), ...options, prefix }),
      async wait(milliseconds) {
        clock.at(Date.now() + milliseconds);
        await redis.eval(PASS, 0, `${prefix}*`, milliseconds);
      },
      content: async () => new Map((await redis.eval(CONTENT, 0, `${prefix}*`)) as [string, string][]),
    };
  }
}

export const SQLITE: Driver<SqlitePlace> = {
  name: "SQLite",
  async open() {
    const folder = await temporaryFolder();
    const clock = stopClock();
    const errors: unknown[] = [];
    const connect = () => {
      const database = openDatabase(folder);
      onTestFinished(() => void (database.isOpen && database.close()));
      return database;
    };
    const database = connect();
    return {
      ...clock,
      database,
      errors,
      connect: async (options) => createStore(connect(), { ...keeping(errors), ...options }),
      wait: async (milliseconds) => clock.at(Date.now() + milliseconds),
      folder,
      content: async () => contentOf(database),
    };
  },
};

/** Each kind of store there is on this machine. */
export const drivers = (): Driver<Place>[] => (HAS_REDIS ? [SQLITE, redisDriver()] : [SQLITE]);

function stopClock(): Pick<Place, "at"> {
  vi.useFakeTimers({ toFake: ["Date"], now: BEGINNING });
  onTestFinished(() => void vi.useRealTimers());
  return { at: (when) => void vi.setSystemTime(when) };
}

const keeping = (errors: unknown[]): StoreOptions => ({
  now: () => Date.now(),
  retentionDays: 30,
  onError: (error) => errors.push(error),
});

/** Brings the end of every key nearer, as time does. */
const PASS = `
  for _, key in ipairs(redis.call("KEYS", ARGV[1])) do
    local left = redis.call("PTTL", key)
    if left >= 0 then redis.call("PEXPIRE", key, left - ARGV[2]) end
  end
`;

const CONTENT = `
  local read = { string = { "GET" }, hash = { "HGETALL" }, set = { "SMEMBERS" }, zset = { "ZRANGE", 0, -1 } }
  local found = {}
  for _, key in ipairs(redis.call("KEYS", ARGV[1])) do
    local how = read[redis.call("TYPE", key).ok]
    local value = redis.call(how[1], key, unpack(how, 2))
    table.insert(found, { key, type(value) == "table" and table.concat(value, " ") or value })
  end
  return found
`;
