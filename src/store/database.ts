import { existsSync, mkdirSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { DatabaseSync } from "node:sqlite";

/** Opens (and makes) the embedded store in the folder `data`. Throws where it can't be written. */
export function openDatabase(data: string): DatabaseSync {
  makeFolder(resolve(data));
  const database = new DatabaseSync(join(data, "dragoman.db"));
  database.exec(`
    PRAGMA journal_mode = WAL;
    PRAGMA synchronous = NORMAL;
    PRAGMA busy_timeout = 5000;
    PRAGMA foreign_keys = ON;
  `);
  return database;
}

/** Step by step: the runtime's own recursive way never ends in a place like /proc. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(dirname(folder));
  mkdirSync(folder, { mode: 0o700 });
}
