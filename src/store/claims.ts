import type { DatabaseSync } from "node:sqlite";

/** Events that were taken up, by their ids: a gateway tells some twice, and all of them to each process that listens. */
export interface Claims {
  /** True for whoever is the first to take it. Never throws. */
  readonly take: (id: string) => boolean;
}

export interface ClaimsOptions {
  readonly now: () => number;
  /** Told of a table that fails: then it is known for this process alone who was first. */
  readonly onError: (error: unknown) => void;
}

/** Ids that are remembered without the table, the latest: enough for what is told again after a connection was lost. */
const REMEMBERED = 5_000;

export function createClaims(database: DatabaseSync, { now, onError }: ClaimsOptions): Claims {
  database.exec("CREATE TABLE IF NOT EXISTS claim (id TEXT PRIMARY KEY, at INTEGER NOT NULL) WITHOUT ROWID");
  const insert = database.prepare("INSERT OR IGNORE INTO claim (id, at) VALUES (?, ?)");
  const own = new Set<string>();

  return {
    take(id) {
      if (own.has(id)) return false;
      own.add(id);
      if (own.size > REMEMBERED) own.delete(own.values().next().value ?? "");
      try {
        return Number(insert.run(id, now()).changes) > 0;
      } catch (error) {
        onError(error);
        return true;
      }
    },
  };
}
