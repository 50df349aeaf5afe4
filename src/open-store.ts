import type { Backend } from "./backend.ts";
import { ConfigError, type Config } from "./config.ts";
import type { Log } from "./log.ts";
import { whenFree } from "./store/busy.ts";
import { isBusy, isDamaged, isFull, openDatabase } from "./store/database.ts";
import { createStore, type Store, type StoreOptions } from "./store/store.ts";
import { startUpkeep } from "./store/upkeep.ts";

/** What is kept between runs, where it is kept, and how to let go of that. */
export interface Opened {
  readonly backend: Backend;
  readonly store: Store;
  readonly close: () => Promise<void>;
}

type Where = Pick<Config, "data" | "leaseSeconds" | "redisUrl">;

/** Opens the store that is configured. Throws ConfigError where that can't be. */
export function openStore({ data, redisUrl, leaseSeconds }: Where, keeping: StoreOptions, log: Log): Promise<Opened> {
  const lease = leaseSeconds * 1_000;
  return redisUrl === undefined ? openEmbedded(data, keeping) : openShared(redisUrl, lease, keeping, log);
}

async function openEmbedded(folder: string, keeping: StoreOptions): Promise<Opened> {
  try {
    const database = openDatabase(folder);
    const store = await whenFree(() => createStore(database, keeping));
    const endUpkeep = startUpkeep(database, { ...keeping, onError: store.faults.note });
    return {
      backend: { kind: "sqlite", database },
      store,
      async close() {
        endUpkeep();
        database.close();
      },
    };
  } catch (error) {
    const [problem, fix] = storeProblem(folder, error);
    throw new ConfigError([{ variable: "DRAGOMAN_DATA", problem, fix }], { cause: error });
  }
}

function storeProblem(folder: string, error: unknown): [problem: string, fix: string] {
  if (isDamaged(error)) {
    return [`The store “${folder}/dragoman.db” is damaged.`, "Move it away: a new one is made."];
  }
  if (isFull(error)) return [`The disk of the folder “${folder}” is full.`, "Make room there, or name another folder."];
  if (isBusy(error)) return [`Another program keeps the store in “${folder}” busy.`, "End it, and start again."];
  return [`The folder “${folder}” can't be written.`, "Name a folder that can be written."];
}

/** Its client is loaded only here. */
async function openShared(url: string, lease: number, keeping: StoreOptions, log: Log): Promise<Opened> {
  const [{ connectRedis, dangersOf, isAway, problemOf }, { createExclusive }, { createRedisStore, PREFIX }] =
    await Promise.all([
      import("./store/redis/connection.ts"),
      import("./store/redis/exclusive.ts"),
      import("./store/redis/store.ts"),
    ]);
  const onError = (error: unknown) => log.warn({ err: error }, "Redis can't be reached; trying again");
  const redis = await connectRedis(url, { onError }).catch((cause: unknown) => {
    throw new ConfigError([{ variable: "REDIS_URL", ...problemOf(url, cause) }], { cause });
  });
  for (const danger of await dangersOf(redis)) log.warn(danger);
  const store = createRedisStore(redis, { ...keeping, prefix: PREFIX });
  const exclusive = createExclusive(redis, PREFIX, { lease, onError: store.faults.note });
  return {
    backend: { kind: "redis", redis, prefix: PREFIX, exclusive, isAway },
    store,
    close: async () => redis.disconnect(),
  };
}
