import { randomBytes } from "node:crypto";
import type { DatabaseSync } from "node:sqlite";
import { expiredUntil, type Retention } from "./retention.ts";

/** Addresses of results that are served as pages. What they show is the job's shown result, and goes with it. */
export interface ReaderPages {
  /** The secret part of a result's address: the one it has, or a new one. */
  readonly publish: (jobId: string) => Promise<string>;
  /** The job whose result stands at an address. */
  readonly find: (secret: string) => Promise<string | undefined>;
  readonly withdraw: (jobIds: readonly string[]) => Promise<void>;
}

/** Bytes; nobody guesses an address of 128 bits. */
export const SECRET = 16;

export interface ReaderPagesOptions extends Retention {
  readonly random?: (size: number) => Buffer;
}

export function createReaderPages(database: DatabaseSync, options: ReaderPagesOptions): ReaderPages {
  const { now, random = randomBytes } = options;
  database.exec(`
    CREATE TABLE IF NOT EXISTS reader_page (
      secret TEXT PRIMARY KEY, job TEXT NOT NULL UNIQUE, at INTEGER NOT NULL
    ) WITHOUT ROWID;
  `);
  const expire = database.prepare("DELETE FROM reader_page WHERE at <= ?");
  // What is there already is given as it is.
  const publish = database.prepare(
    "INSERT INTO reader_page (secret, job, at) VALUES (?, ?, ?) ON CONFLICT (job) DO UPDATE SET job = job RETURNING secret",
  );
  const find = database.prepare("SELECT job FROM reader_page WHERE secret = ? AND at > ?");
  const withdraw = database.prepare("DELETE FROM reader_page WHERE job IN (SELECT value FROM json_each(?))");

  return {
    async publish(jobId) {
      expire.run(expiredUntil(options));
      return String(publish.get(random(SECRET).toString("base64url"), jobId, now())?.["secret"]);
    },
    async find(secret) {
      const row = find.get(secret, expiredUntil(options));
      return row && String(row["job"]);
    },
    withdraw: async (jobIds) => void withdraw.run(JSON.stringify(jobIds)),
  };
}
