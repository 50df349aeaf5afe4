import type { DatabaseSync } from "node:sqlite";
import { DAY, expiredUntil, type Retention } from "./retention.ts";
import { firstDayKept } from "./usage.ts";

/** What the rows of a table are to those whose they are, and when they go. */
interface Lifetime {
  /** The line of `/privacy` that tells of them. */
  readonly told: "articles" | "questions" | "references" | "usage" | "settings" | "jobs" | "pages";
  /** Which rows have expired, with one value to compare with; absent where they stay until somebody removes them. */
  readonly expired?: readonly [where: string, value: (retention: Retention) => number | string];
}

type Expired = NonNullable<Lifetime["expired"]>;

const kept = (where: string): Expired => [where, expiredUntil];
const named = (where: string): Expired => [where, ({ now }) => now()];

/** Every table there is. */
export const LIFETIMES: Readonly<Record<string, Lifetime>> = {
  keyv: { told: "articles", expired: named("expires <= ?") },
  subject: { told: "articles", expired: named("expires <= ?") },
  conversation: { told: "questions", expired: kept("at <= ?") },
  turn: { told: "questions", expired: kept("at <= ?") },
  last_seen: { told: "questions", expired: kept("at <= ?") },
  anchor: { told: "references", expired: kept("at <= ?") },
  reference: {
    told: "references",
    expired: ["at <= ?", ({ now, retentionDays }) => expiredUntil({ now, retentionDays: retentionDays + 1 })],
  },
  reader_page: { told: "pages", expired: kept("at <= ?") },
  usage: { told: "usage", expired: ["day < ?", ({ now }) => firstDayKept(now())] },
  // What is set aside and never settled is settled by the next request of its job, or counts for its month.
  reservation: { told: "usage", expired: ["day < ?", ({ now }) => firstDayKept(now())] },
  settings: { told: "settings" },
  // That something was asked for, in the last ten minutes.
  rate: { told: "jobs", expired: named("expire <= ?") },
  claim: { told: "jobs", expired: ["at < ?", ({ now }) => now() - DAY] },
  queue: { told: "jobs", expired: ["state = 'done' AND at < ?", ({ now }) => now() - DAY] },
};

/** Removes all that has expired, though nobody comes to read or write it. */
export function removeExpired(database: DatabaseSync, retention: Retention): void {
  const present = database.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").all();
  for (const { name } of present) {
    const expired = LIFETIMES[String(name)]?.expired;
    if (!expired) continue;
    const [where, value] = expired;
    database.prepare(`DELETE FROM ${String(name)} WHERE ${where}`).run(value(retention));
  }
}
