import { createHash } from "node:crypto";
import type { DatabaseSync } from "node:sqlite";
import { RateLimiterRes, RateLimiterSQLite, type RateLimiterAbstract } from "rate-limiter-flexible";
import { LIMIT_WINDOW, type LimitRules } from "../limit-rules.ts";
import { whenFree } from "./busy.ts";

/** Who asks for something, and where. */
export interface Asker {
  readonly userId: string;
  /** Of a thread, the channel it is in. */
  readonly channelId: string;
  /** Absent outside servers. */
  readonly guildId?: string | undefined;
}

export type Limited = "person" | "channel" | "server" | "all";

/** A limit that was reached, and the milliseconds until it isn't any more. */
export interface Reached {
  readonly of: Limited;
  readonly wait: number;
}

/** How much is asked for in ten minutes, by whom and where. It is kept, so a restart changes nothing. */
export interface Limits {
  /** Counts what costs little; gives the limit that was reached, and then counts nothing. */
  readonly take: (asker: Asker) => Promise<Reached | undefined>;
  /** Counts the rest of what turned out to cost something. */
  readonly charge: (asker: Asker) => Promise<void>;
  /** True once in ten minutes for each person and channel: whoever types goes on typing. */
  readonly tellOnce: (asker: Asker) => Promise<boolean>;
}

/** Counts in a store, under keys of one kind. */
export type Limiter = Pick<RateLimiterAbstract, "consume" | "reward" | "penalty" | "set">;

interface Counted {
  readonly of: Limited;
  readonly limiter: Limiter;
  readonly key: string;
}

/** What is there already, or can't be had, counts a fifth of what a model is asked for. */
const CHEAP = 1;
const DEAR = 5;

/** Of the window in which is counted. */
export const SECONDS = LIMIT_WINDOW / 1000;

/** The limiter keeps time by the clock of the machine. */
export function createLimits(database: DatabaseSync, rules: LimitRules | undefined): Limits {
  database.exec("CREATE TABLE IF NOT EXISTS rate (key TEXT PRIMARY KEY, points INTEGER NOT NULL, expire INTEGER)");
  const create = (keyPrefix: string, points: number) =>
    new RateLimiterSQLite({
      storeClient: asBetterSqlite(database),
      storeType: "better-sqlite3",
      tableName: "rate",
      tableCreated: true,
      keyPrefix,
      points,
      duration: SECONDS,
    });
  return limitsOn(create, rules);
}

/** Limits counted by limiters that `create` makes, each of so many points in `SECONDS`. */
export function limitsOn(create: (name: string, points: number) => Limiter, rules: LimitRules | undefined): Limits {
  const limiters = rules && {
    person: create("person", rules.person * DEAR),
    channel: create("channel", rules.channel * DEAR),
    server: create("server", rules.server * DEAR),
    all: create("all", rules.all * DEAR),
  };
  const told = create("told", 1);

  /** The narrowest first: who is stopped by their own limit is none of the others' concern. */
  function counted({ userId, channelId, guildId }: Asker): readonly Counted[] {
    if (!limiters) return [];
    const own: Counted = { of: "person", limiter: limiters.person, key: keyOf(userId) };
    const all: Counted = { of: "all", limiter: limiters.all, key: "" };
    if (guildId === undefined) return [own, all];
    const channel: Counted = { of: "channel", limiter: limiters.channel, key: keyOf(channelId) };
    return [own, channel, { of: "server", limiter: limiters.server, key: keyOf(guildId) }, all];
  }

  return {
    async take(asker) {
      const all = counted(asker);
      for (const [at, { of, limiter, key }] of all.entries()) {
        const wait = await waitOf(limiter, key);
        if (wait === undefined) continue;
        for (const taken of all.slice(0, at + 1)) await whenFree(() => taken.limiter.reward(taken.key, CHEAP));
        return { of, wait };
      }
      return undefined;
    },
    async charge(asker) {
      for (const { limiter, key } of counted(asker)) await whenFree(() => limiter.penalty(key, DEAR - CHEAP));
    },
    tellOnce: async ({ userId, channelId }) => (await waitOf(told, keyOf(`${userId} ${channelId}`))) === undefined,
  };
}

/** Milliseconds to wait; undefined where the point could be had. */
async function waitOf(limiter: Limiter, key: string): Promise<number | undefined> {
  const { isRefused, left } = await consume(limiter, key);
  // It ends later than any could that begins now: the clock was set back. The count stays, but not for hours.
  if (left.msBeforeNext > LIMIT_WINDOW) await whenFree(() => limiter.set(key, left.consumedPoints, SECONDS));
  return isRefused ? Math.min(left.msBeforeNext, LIMIT_WINDOW) : undefined;
}

async function consume(limiter: Limiter, key: string): Promise<{ isRefused: boolean; left: RateLimiterRes }> {
  try {
    return { isRefused: false, left: await whenFree(() => limiter.consume(key, CHEAP)) };
  } catch (left) {
    if (!(left instanceof RateLimiterRes)) throw left;
    return { isRefused: true, left };
  }
}

/** The limiter knows two other packages for SQLite; of this one it needs that much, and each of its changes is one statement. */
function asBetterSqlite(database: DatabaseSync) {
  return { prepare: (sql: string) => database.prepare(sql), transaction: <T>(work: () => T) => work };
}

/** Nobody's number stands there in plain. */
function keyOf(id: string): string {
  return createHash("sha256").update(id).digest("base64url").slice(0, 22);
}
