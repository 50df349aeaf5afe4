import type { DatabaseSync } from "node:sqlite";
import { shortenLog } from "./database.ts";
import { removeExpired } from "./lifetimes.ts";
import type { Retention } from "./retention.ts";

export interface UpkeepOptions extends Retention {
  /** Told of what couldn't be done; it is tried again. */
  readonly onError: (error: unknown) => void;
  /** Milliseconds between two looks for writes, and for what has expired. */
  readonly pauses?: { readonly log: number; readonly expiry: number };
}

/** A token that was erased is on the disk no longer than this. */
const PAUSES = { log: 5_000, expiry: 60 * 60_000 };

/**
 * Removes what has expired, at once and then now and then, and takes out of the log of writes what was erased from the tables.
 * Gives how to end that. It keeps no process running.
 */
export function startUpkeep(database: DatabaseSync, options: UpkeepOptions): () => void {
  const { onError, pauses = PAUSES } = options;
  const changes = database.prepare("SELECT total_changes() AS own");
  const foreign = database.prepare("PRAGMA data_version");
  const state = () => `${String(changes.get()?.["own"])} ${String(foreign.get()?.["data_version"])}`;
  let clean = "";

  /** Where another process reads just now, with the next look. */
  const shorten = () => {
    const written = state();
    if (written !== clean && shortenLog(database)) clean = written;
  };
  const careful = (work: () => void) => () => {
    try {
      work();
    } catch (error) {
      onError(error);
    }
  };
  const expire = careful(() => removeExpired(database, options));
  expire();
  const timers = [setInterval(careful(shorten), pauses.log), setInterval(expire, pauses.expiry)];
  for (const timer of timers) timer.unref();
  return () => timers.forEach((timer) => clearInterval(timer));
}
