import type { DatabaseSync } from "node:sqlite";

/** Events that were taken up, by their ids: a gateway tells some twice, and all of them to each process that listens. */
export interface Claims {
  /** True for whoever is the first to take it. Never rejects. */
  readonly take: (id: string) => Promise<boolean>;
}

export interface ClaimsOptions {
  readonly now: () => number;
  /** Told of a store that fails: then it is known for this process alone who was first. */
  readonly onError: (error: unknown) => void;
}

/** Ids that are remembered without the store, the latest: enough for what is told again after a connection was lost. */
const REMEMBERED = 5_000;

/** Whether this process hears of an id for the first time. */
export function createMemory(): (id: string) => boolean {
  const known = new Set<string>();
  return (id) => {
    if (known.has(id)) return false;
    known.add(id);
    if (known.size > REMEMBERED) known.delete(known.values().next().value ?? "");
    return true;
  };
}

export function createClaims(database: DatabaseSync, { now, onError }: ClaimsOptions): Claims {
  database.exec("CREATE TABLE IF NOT EXISTS claim (id TEXT PRIMARY KEY, at INTEGER NOT NULL) WITHOUT ROWID");
  const insert = database.prepare("INSERT OR IGNORE INTO claim (id, at) VALUES (?, ?)");
  const isNew = createMemory();

  return {
    async take(id) {
      if (!isNew(id)) return false;
      try {
        return Number(insert.run(id, now()).changes) > 0;
      } catch (error) {
        onError(error);
        return true;
      }
    },
  };
}
