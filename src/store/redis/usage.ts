import type { Redis } from "ioredis";
import type { TaskName } from "../../job.ts";
import { dayOf, timeKept, type Totals, type Usage } from "../usage.ts";
import { ACCOUNTS, unitsOf, usdOf } from "./accounts.ts";
import { createScript } from "./script.ts";

/** Of a job whose requests were booked one by one, only that it came to its end and what it saved. */
const RECORD = `${ACCOUNTS}
  local job, kept = ARGV[1], tonumber(ARGV[6])
  local given = { day = ARGV[2], guild = ARGV[3], person = ARGV[4], task = ARGV[5] }
  local tokens, usd, cached, saved = tonumber(ARGV[7]), tonumber(ARGV[8]), tonumber(ARGV[9]), tonumber(ARGV[10])
  local a, isKnown = accountOf(job, given, kept)
  if not isKnown then
    count(a, "tokens", tokens, kept)
    count(a, "usd", usd, kept)
    count(a, "cached", cached, kept)
  end
  if redis.call("HSETNX", jobKey(job), "done", 1) == 1 then count(a, "jobs", 1, kept) end
  local before = tonumber(redis.call("HGET", jobKey(job), "saved") or 0)
  redis.call("HSET", jobKey(job), "saved", saved)
  count(a, "savedUsd", saved - before, kept)
`;

const ANONYMISE = `${ACCOUNTS}
  local person = ARGV[1]
  for _, place in ipairs(redis.call("SMEMBERS", placesKey(person))) do
    local month, guild = string.sub(place, 1, 7), string.sub(place, 9)
    local cells = redis.call("HGETALL", cellsKey(month, guild))
    for at = 1, #cells, 2 do
      local cell, whose = string.match(cells[at], "^(%S+ %S+ %S+ )(.*)$")
      if whose == person then
        redis.call("HINCRBY", cellsKey(month, guild), cell, cells[at + 1])
        redis.call("HDEL", cellsKey(month, guild), cells[at])
      end
    end
    redis.call("HDEL", guildKey(month, guild), "spent " .. person)
    redis.call("DEL", ownKey(month, person))
  end
  for _, job in ipairs(redis.call("SMEMBERS", jobsKey(person))) do
    if redis.call("HGET", jobKey(job), "person") == person then redis.call("HSET", jobKey(job), "person", "") end
  end
  redis.call("DEL", placesKey(person), jobsKey(person))
`;

export function createRedisUsage(redis: Redis, prefix: string, now: () => number): Usage {
  const record = createScript(redis, RECORD);
  const anonymise = createScript(redis, ANONYMISE);
  const field = async (key: string, name: string) => usdOf(await redis.hget(`${prefix}${key}`, name));

  return {
    async record({ jobId, guildId = "", userId, task, tokens, usd = 0, cached, savedUsd = 0 }) {
      const account = [jobId, dayOf(now()), guildId, userId, task];
      await record([prefix], [...account, timeKept(now()), tokens, unitsOf(usd), Number(cached), unitsOf(savedUsd)]);
    },
    async month(guildId, month) {
      const cells = cellsIn(await redis.hgetall(`${prefix}usage:month:${month}:${guildId}`));
      const tasks = grouped(cells, ({ task }) => task).toSorted((a, b) => b.usd - a.usd || compare(a.key, b.key));
      const people = grouped(cells, ({ person }) => person).toSorted((a, b) => b.usd - a.usd || compare(a.key, b.key));
      const days = grouped(cells, ({ day, task }) => `${day} ${task}`).toSorted((a, b) => compare(a.key, b.key));
      return {
        total: totalsOf(cells),
        tasks: tasks.map(({ key, ...totals }) => ({ task: key as TaskName, ...totals })),
        people: people.map(({ key, ...totals }) => ({ ...(key === "" ? {} : { userId: key }), ...totals })),
        days: days.map(({ key, ...totals }) => {
          const [day = "", task = ""] = key.split(" ");
          return { day: Number(day.slice(-2)), task: task as TaskName, ...totals };
        }),
      };
    },
    spent: (guildId, month, userId) =>
      field(`ledger:month:${month}:${guildId}`, userId === undefined ? "spent" : `spent ${userId}`),
    spentInAll: (month) => field(`ledger:month:${month}`, "spent"),
    async own(userId, month) {
      const counts = await redis.hgetall(`${prefix}usage:own:${month}:${userId}`);
      return totalsOf(Object.entries(counts).map(([what, count]) => ({ what, count: Number(count) })));
    },
    anonymise: async (userId) => void (await anonymise([prefix], [userId])),
  };
}

/** A count of `jobs`, `tokens`, `cached`, or billionths of a dollar. */
interface Count {
  readonly what: string;
  readonly count: number;
}

interface Cell extends Count {
  readonly day: string;
  readonly task: string;
  /** Empty for all who wished to be forgotten. */
  readonly person: string;
}

function cellsIn(hash: Readonly<Record<string, string>>): Cell[] {
  return Object.entries(hash).map(([name, count]) => {
    const [day = "", task = "", what = "", ...person] = name.split(" ");
    return { day, task, what, person: person.join(" "), count: Number(count) };
  });
}

function totalsOf(counts: readonly Count[]): Totals {
  const of = (name: string) => counts.reduce((all, { what, count }) => (what === name ? all + count : all), 0);
  return {
    jobs: of("jobs"),
    tokens: of("tokens"),
    usd: usdOf(of("usd")),
    cached: of("cached"),
    savedUsd: usdOf(of("savedUsd")),
  };
}

function grouped(cells: readonly Cell[], by: (cell: Cell) => string): (Totals & { readonly key: string })[] {
  return [...Map.groupBy(cells, by)].map(([key, group]) => ({ key, ...totalsOf(group) }));
}

const compare = (one: string, other: string): number => (one < other ? -1 : Number(one > other));
