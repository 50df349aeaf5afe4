import type { Config } from "../config.ts";
import { doctor as texts } from "../locale/doctor.ts";
import { openDatabase } from "../store/database.ts";
import { createUsage } from "../store/usage.ts";
import { checkBudget } from "./budget.ts";
import type { Check } from "./check.ts";

type Where = Pick<Config, "budgetUsd" | "data" | "redisUrl">;

/** The store, and what only it knows; `now` in milliseconds since 1970. */
export function checkKept({ budgetUsd, data, redisUrl }: Where, now: number): Promise<Check[]> {
  return redisUrl === undefined ? checkEmbedded(data, budgetUsd, now) : checkShared(redisUrl, budgetUsd, now);
}

/** Writes to the store, really. */
async function checkEmbedded(folder: string, budgetUsd: number, now: number): Promise<Check[]> {
  try {
    const database = openDatabase(folder);
    try {
      database.exec("CREATE TABLE IF NOT EXISTS doctor (at INTEGER); DELETE FROM doctor; DROP TABLE doctor;");
      const store: Check = { name: "store", status: "ok", detail: folder };
      return [
        store,
        await checkBudget(
          budgetUsd,
          createUsage(database, () => now),
          now,
        ),
      ];
    } finally {
      database.close();
    }
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    return [{ name: "store", status: "failed", detail: `${folder}: ${detail}`, fix: texts.store }];
  }
}

async function checkShared(url: string, budgetUsd: number, now: number): Promise<Check[]> {
  const [{ connectRedis, dangersOf, problemOf }, { PREFIX }, { createRedisUsage }] = await Promise.all([
    import("../store/redis/connection.ts"),
    import("../store/redis/store.ts"),
    import("../store/redis/usage.ts"),
  ]);
  try {
    const redis = await connectRedis(url, { onError: () => undefined });
    try {
      await redis.set(`${PREFIX}doctor`, now, "PX", 1);
      const { host } = new URL(url);
      const dangers = await dangersOf(redis);
      const found = dangers.map((fix): Check => ({ name: "store", status: "failed", detail: host, fix }));
      const store: Check[] = found.length > 0 ? found : [{ name: "store", status: "ok", detail: host }];
      return [
        ...store,
        await checkBudget(
          budgetUsd,
          createRedisUsage(redis, PREFIX, () => now),
          now,
        ),
      ];
    } finally {
      redis.disconnect();
    }
  } catch (error) {
    const { problem, fix } = problemOf(url, error);
    return [{ name: "store", status: "failed", detail: problem, fix }];
  }
}
