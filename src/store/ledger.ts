import type { DatabaseSync } from "node:sqlite";
import { atomically } from "./atomically.ts";
import { dayOf, daysOf, type Account } from "./usage.ts";

/** Dollars that may be spent in a month. */
export interface Caps {
  /** By all together. */
  readonly installation: number;
  /** By the job's server; without a limit where absent. */
  readonly server?: number | undefined;
  /** By the job's person in that server. */
  readonly person?: number | undefined;
}

/** Which cap leaves too little, and how much. */
export interface Shortage {
  readonly of: keyof Caps;
  readonly cap: number;
  /** Neither spent nor set aside. */
  readonly leftUsd: number;
}

/** What one request used; `usd` is absent where the model has no listed price. */
export interface Bill {
  readonly tokens: number;
  readonly usd?: number | undefined;
}

/**
 * Money for what models are asked: set aside before, booked after, so that jobs at once don't spend the same dollar. A job
 * belongs to the month (UTC) it began in. What a process that was killed had under way counts as spent, as much as was set
 * aside for that request: whether it was paid can't be known.
 */
export interface Ledger {
  /** Whether so much could be set aside now. */
  readonly shortage: (account: Account, usd: number, caps: Caps) => Promise<Shortage | undefined>;
  /** Begins a job that will cost about so much, or begins it again; sets that aside, or nothing where there is a shortage. */
  readonly open: (account: Account, usd: number, caps: Caps) => Promise<Shortage | undefined>;
  /** Before each request of a job that was opened, which may cost so much. */
  readonly ask: (account: Account, usd: number, caps: Caps) => Promise<Shortage | undefined>;
  /** After it, however it ended. */
  readonly book: (account: Account, bill: Bill) => Promise<void>;
  /** Gives back what a job didn't need. */
  readonly close: (jobId: string) => Promise<void>;
  /** Forgets for whom something is set aside. */
  readonly anonymise: (userId: string) => Promise<void>;
}

/** Milliseconds after which nobody works on what was set aside: no request takes nearly as long. */
export const ABANDONED = 60 * 60 * 1000;

export function createLedger(database: DatabaseSync, now: () => number): Ledger {
  database.exec(`
    CREATE TABLE IF NOT EXISTS reservation (
      job TEXT PRIMARY KEY, guild TEXT, person TEXT, task TEXT NOT NULL, day TEXT NOT NULL, usd REAL NOT NULL,
      asked REAL NOT NULL, at INTEGER NOT NULL
    ) WITHOUT ROWID;
  `);
  const find = database.prepare("SELECT usd FROM reservation WHERE job = ?");
  const began = database.prepare(
    "SELECT day FROM reservation WHERE job = :job UNION ALL SELECT day FROM usage WHERE job = :job LIMIT 1",
  );
  const put = database.prepare(`
    INSERT INTO reservation (job, guild, person, task, day, usd, asked, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (job) DO UPDATE SET usd = excluded.usd, asked = excluded.asked, at = excluded.at
  `);
  const answered = database.prepare("UPDATE reservation SET usd = max(0, usd - ?), asked = 0, at = ? WHERE job = ?");
  const remove = database.prepare("DELETE FROM reservation WHERE job = ?");
  const add = `
    ON CONFLICT (job) DO UPDATE SET tokens = tokens + excluded.tokens, usd = coalesce(usd + excluded.usd, usd, excluded.usd)
  `;
  const spend = database.prepare(`
    INSERT INTO usage (job, guild, person, task, day, tokens, usd, cached, done) VALUES (?, ?, ?, ?, ?, ?, ?, 0, 0) ${add}
  `);
  // Too old, or of a time that is still to come since the clock was set back.
  const abandoned = "(job = ? OR at NOT BETWEEN ? AND ?)";
  const presume = database.prepare(`
    INSERT INTO usage (job, guild, person, task, day, tokens, usd, cached, done)
    SELECT job, guild, person, task, day, 0, asked, 0, 0 FROM reservation WHERE asked > 0 AND ${abandoned} ${add}
  `);
  const drop = database.prepare(`DELETE FROM reservation WHERE ${abandoned}`);
  const anonymise = database.prepare("UPDATE reservation SET person = NULL WHERE person = ?");
  const sums = {
    installation: sumOf(""),
    server: sumOf("AND guild = :guild"),
    person: sumOf("AND guild = :guild AND person = :person"),
  };

  /** Of a month: what was spent, and what is set aside for other jobs than this one. */
  function sumOf(whose: string) {
    const within = `day BETWEEN :first AND :last ${whose}`;
    return database.prepare(`
      SELECT (SELECT total(usd) FROM usage WHERE ${within})
        + (SELECT total(usd) FROM reservation WHERE job <> :job AND ${within}) AS usd
    `);
  }

  function shortage({ jobId, guildId, userId }: Account, usd: number, caps: Caps): Shortage | undefined {
    const [first, last] = daysOf(beginning(jobId).slice(0, "2026-11".length));
    const month = { job: jobId, first, last };
    const server = { ...month, guild: guildId ?? null };
    const taken = {
      installation: () => sums.installation.get(month),
      server: () => sums.server.get(server),
      person: () => sums.person.get({ ...server, person: userId }),
    };
    for (const whose of ["installation", "server", "person"] as const) {
      const cap = caps[whose];
      if (cap === undefined || usd <= 0) continue;
      const leftUsd = cap - Number(taken[whose]()?.["usd"] ?? 0);
      if (usd > leftUsd) return { of: whose, cap, leftUsd };
    }
    return undefined;
  }

  const beginning = (jobId: string) => String(began.get({ job: jobId })?.["day"] ?? dayOf(now()));

  function settleAbandoned(jobId: string): void {
    const which = [jobId, now() - ABANDONED, now() + ABANDONED] as const;
    presume.run(...which);
    drop.run(...which);
  }

  /** At least so much is then set aside for the job. */
  function cover(account: Account, usd: number, asked: number, caps: Caps): Shortage | undefined {
    const { jobId, guildId = null, userId, task } = account;
    const before = Number(find.get(jobId)?.["usd"] ?? 0);
    const short = usd > before ? shortage(account, usd, caps) : undefined;
    if (!short) put.run(jobId, guildId, userId, task, beginning(jobId), Math.max(usd, before), asked, now());
    return short;
  }

  return {
    shortage: async (account, usd, caps) => shortage(account, usd, caps),
    open: async (account, usd, caps) =>
      atomically(database, () => {
        settleAbandoned(account.jobId);
        return cover(account, usd, 0, caps);
      }),
    ask: async (account, usd, caps) => atomically(database, () => cover(account, usd, usd, caps)),
    book: async ({ jobId, guildId = null, userId, task }, { tokens, usd }) =>
      atomically(database, () => {
        if (tokens > 0 || usd) spend.run(jobId, guildId, userId, task, beginning(jobId), tokens, usd ?? null);
        answered.run(usd ?? 0, now(), jobId);
      }),
    close: async (jobId) => void remove.run(jobId),
    anonymise: async (userId) => void anonymise.run(userId),
  };
}
