import type { DatabaseSync } from "node:sqlite";
import type { TaskName } from "../job.ts";

/** A job, and whose it is. */
export interface Account {
  readonly jobId: string;
  /** Absent outside servers. */
  readonly guildId?: string | undefined;
  readonly userId: string;
  readonly task: TaskName;
}

/** What one job cost. */
export interface Spending extends Account {
  /** Of all requests, read from a prompt cache or not, and of the answers. */
  readonly tokens: number;
  /** Absent where a model has no listed price. */
  readonly usd?: number | undefined;
  /** The result was there already. */
  readonly cached: boolean;
  /** What it had cost to make then. */
  readonly savedUsd?: number | undefined;
}

export interface Totals {
  readonly jobs: number;
  readonly tokens: number;
  readonly usd: number;
  readonly cached: number;
  readonly savedUsd: number;
}

/** Dearest first, but for days, which go from first to last. */
export interface MonthUsage {
  readonly total: Totals;
  readonly tasks: readonly (Totals & { readonly task: TaskName })[];
  /** Without `userId`: all who wished to be forgotten, together. */
  readonly people: readonly (Totals & { readonly userId?: string })[];
  /** Days of the month (UTC), from 1, on which a task was done. */
  readonly days: readonly (Totals & { readonly day: number; readonly task: TaskName })[];
}

/** What jobs cost, month by month in UTC; a month is written `2026-11`. */
export interface Usage {
  /**
   * Once per job, however often it is delivered; of one whose requests were booked one by one, that it came to its end and
   * what it saved.
   */
  readonly record: (spending: Spending) => Promise<void>;
  readonly month: (guildId: string, month: string) => Promise<MonthUsage>;
  /** In dollars; of one person there, where one is named. */
  readonly spent: (guildId: string, month: string, userId?: string) => Promise<number>;
  /** In dollars, of all servers and people. */
  readonly spentInAll: (month: string) => Promise<number>;
  /** Of one person, wherever it was. */
  readonly own: (userId: string, month: string) => Promise<Totals>;
  /** Leaves the sums and forgets whose they are. */
  readonly anonymise: (userId: string) => Promise<void>;
}

/** The month that runs and the twelve before it. */
const MONTHS_KEPT = 13;

const TOTALS =
  "sum(done) AS jobs, sum(tokens) AS tokens, total(usd) AS usd, sum(cached) AS cached, total(saved_usd) AS saved_usd";

/** To a store that was made before what came to nothing was booked. */
function addDone(database: DatabaseSync): void {
  const column = database.prepare("SELECT 1 FROM pragma_table_info('usage') WHERE name = 'done'");
  if (!column.get()) database.exec("ALTER TABLE usage ADD COLUMN done INTEGER NOT NULL DEFAULT 1");
}

export function createUsage(database: DatabaseSync, now: () => number): Usage {
  database.exec(`
    CREATE TABLE IF NOT EXISTS usage (
      job TEXT PRIMARY KEY, guild TEXT, person TEXT, task TEXT NOT NULL, day TEXT NOT NULL, tokens INTEGER NOT NULL,
      usd REAL, cached INTEGER NOT NULL, saved_usd REAL, done INTEGER NOT NULL DEFAULT 1
    ) WITHOUT ROWID;
    CREATE INDEX IF NOT EXISTS usage_guild ON usage (guild, day);
    CREATE INDEX IF NOT EXISTS usage_person ON usage (person, day);
    CREATE INDEX IF NOT EXISTS usage_day ON usage (day);
  `);
  addDone(database);
  const insert = database.prepare(`
    INSERT INTO usage (job, guild, person, task, day, tokens, usd, cached, saved_usd) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (job) DO UPDATE SET done = 1, saved_usd = excluded.saved_usd
  `);
  const expire = database.prepare("DELETE FROM usage WHERE day < ?");
  const select = (columns: string, rest: string) => database.prepare(`SELECT ${columns} FROM usage WHERE ${rest}`);
  const within = "day BETWEEN ? AND ?";
  const total = select(TOTALS, `guild = ? AND ${within}`);
  const tasks = select(`task, ${TOTALS}`, `guild = ? AND ${within} GROUP BY task ORDER BY usd DESC, task`);
  const people = select(`person, ${TOTALS}`, `guild = ? AND ${within} GROUP BY person ORDER BY usd DESC, person`);
  const days = select(`day, task, ${TOTALS}`, `guild = ? AND ${within} GROUP BY day, task ORDER BY day, task`);
  const spent = select("total(usd) AS usd", `guild = ? AND ${within}`);
  const spentBy = select("total(usd) AS usd", `guild = ? AND ${within} AND person = ?`);
  const spentInAll = select("total(usd) AS usd", within);
  const own = select(TOTALS, `person = ? AND ${within}`);
  const anonymise = database.prepare("UPDATE usage SET person = NULL WHERE person = ?");

  return {
    async record({ jobId, guildId = null, userId, task, tokens, usd = null, cached, savedUsd = null }) {
      expire.run(firstDayKept(now()));
      insert.run(jobId, guildId, userId, task, dayOf(now()), tokens, usd, Number(cached), savedUsd);
    },
    async month(guildId, month) {
      const asked = [guildId, ...daysOf(month)];
      return {
        total: totalsOf(total.get(...asked)),
        tasks: tasks.all(...asked).map((row) => ({ task: taskOf(row), ...totalsOf(row) })),
        people: people.all(...asked).map((row) => ({ ...personOf(row), ...totalsOf(row) })),
        days: days.all(...asked).map((row) => ({ day: dateOf(row), task: taskOf(row), ...totalsOf(row) })),
      };
    },
    async spent(guildId, month, userId) {
      const asked = [guildId, ...daysOf(month)];
      const row = userId === undefined ? spent.get(...asked) : spentBy.get(...asked, userId);
      return Number(row?.["usd"] ?? 0);
    },
    spentInAll: async (month) => Number(spentInAll.get(...daysOf(month))?.["usd"] ?? 0),
    own: async (userId, month) => totalsOf(own.get(userId, ...daysOf(month))),
    anonymise: async (userId) => void anonymise.run(userId),
  };
}

type Row = Readonly<Record<string, unknown>>;

function totalsOf(row: Row | undefined): Totals {
  const [jobs, tokens, usd, cached, savedUsd] = ["jobs", "tokens", "usd", "cached", "saved_usd"].map((name) =>
    Number(row?.[name] ?? 0),
  ) as [number, number, number, number, number];
  return { jobs, tokens, usd, cached, savedUsd };
}

const taskOf = (row: Row) => String(row["task"]) as TaskName;
const personOf = ({ person }: Row) => (typeof person === "string" ? { userId: person } : {});
const dateOf = (row: Row) => Number(String(row["day"]).slice(-2));

/** A day in UTC. */
export const dayOf = (time: number): string => new Date(time).toISOString().slice(0, 10);

/** Days are compared as text. */
export const daysOf = (month: string): [first: string, last: string] => [`${month}-01`, `${month}-31`];

export function firstDayKept(time: number): string {
  const date = new Date(time);
  return dayOf(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() - MONTHS_KEPT + 1));
}

/** How long what is noted now is kept, in milliseconds. */
export function timeKept(time: number): number {
  const date = new Date(time);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + MONTHS_KEPT) - time;
}
