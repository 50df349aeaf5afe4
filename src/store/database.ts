import { chmodSync, closeSync, existsSync, mkdirSync, openSync, statSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { setTimeout as pause } from "node:timers/promises";

/** Milliseconds to wait for another process at the start. */
const BUSY_TIMEOUT = 5_000;
/** And later, when waiting makes this whole process stand still: about as long as another's write takes. */
const STANDSTILL = 50;

/** Of the tables; written at every start, since what can only be read must be found out then. */
const LAYOUT = 1;

/** Opens (and makes) the embedded store in the folder `data`. Throws where it can't be written. */
export function openDatabase(data: string): DatabaseSync {
  makeFolder(resolve(data));
  const file = join(data, "dragoman.db");
  keepToOwner(file);
  const database = new DatabaseSync(file);
  database.exec(`
    PRAGMA busy_timeout = ${BUSY_TIMEOUT};
    PRAGMA journal_mode = WAL;
    PRAGMA synchronous = NORMAL;
    PRAGMA foreign_keys = ON;
    PRAGMA secure_delete = ON;
    PRAGMA user_version = ${LAYOUT};
    PRAGMA busy_timeout = ${STANDSTILL};
  `);
  return database;
}

/** Times, and milliseconds between them; other processes write for moments only. */
const ATTEMPTS = 50;
const PAUSE = 100;
/** Bytes that are written anew in a third of a second, in which the process stands still. */
const SMALL = 64 * 1024 * 1024;

/**
 * Makes sure that what was deleted can't be read from the files: the log of recent writes may hold it still, and so may
 * the unused part of a page, which SQLite doesn't clean when it moves rows to another. Only writing the whole file anew
 * helps there, so of a store that isn't small such rests (a kilobyte of a row at most) stay until they are written over.
 * Throws where another process keeps the store busy.
 */
export async function eraseDeleted(database: DatabaseSync): Promise<void> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    if (isErased(database)) return;
    await pause(PAUSE);
  }
  throw new Error("another process keeps the store busy");
}

function isErased(database: DatabaseSync): boolean {
  return isDoneAtOnce(database, () => {
    if (sizeOf(database) <= SMALL) database.exec("VACUUM");
    return isLogEmptied(database);
  });
}

/** Moves the latest writes to the store's own file and empties their log; false where another process is at work there. */
export function shortenLog(database: DatabaseSync): boolean {
  return isDoneAtOnce(database, () => isLogEmptied(database));
}

const isLogEmptied = (database: DatabaseSync): boolean =>
  database.prepare("PRAGMA wal_checkpoint(TRUNCATE)").get()?.["busy"] === 0;

/** At once or not at all: to wait inside SQLite would stop this whole process. */
function isDoneAtOnce(database: DatabaseSync, work: () => boolean): boolean {
  database.exec("PRAGMA busy_timeout = 0");
  try {
    return work();
  } catch (error) {
    if (isBusy(error)) return false;
    throw error;
  } finally {
    database.exec(`PRAGMA busy_timeout = ${STANDSTILL}`);
  }
}

/** Bytes of the store, without the log of its latest writes. */
export function sizeOf(database: DatabaseSync): number {
  const [pages, bytes] = ["page_count", "page_size"].map((name) =>
    Number(database.prepare(`PRAGMA ${name}`).get()?.[name]),
  );
  return (pages ?? 0) * (bytes ?? 0);
}

const SQLITE_BUSY = 5;
const SQLITE_CORRUPT = 11;
const SQLITE_FULL = 13;
/** No room for what processes share of a store; the lower byte says only that a disk failed. */
const SQLITE_IOERR_SHMSIZE = 4874;
const SQLITE_NOTADB = 26;

/** Whether the file is no store, or none any more. */
export function isDamaged(error: unknown): boolean {
  return isSqlite(error, [SQLITE_CORRUPT, SQLITE_NOTADB]);
}

/** Whether another process is writing just now. */
export function isBusy(error: unknown): boolean {
  return isSqlite(error, [SQLITE_BUSY]);
}

/** Whether there is no room on the disk. */
export function isFull(error: unknown): boolean {
  if (isSqlite(error, [SQLITE_FULL])) return true;
  const { errcode, code } = (error ?? {}) as { errcode?: unknown; code?: unknown };
  return errcode === SQLITE_IOERR_SHMSIZE || code === "ENOSPC";
}

/** Whether SQLite failed in one of these ways, however it tells them apart further. */
function isSqlite(error: unknown, codes: readonly number[]): boolean {
  return error instanceof Error && "errcode" in error && codes.includes(Number(error.errcode) & 0xff);
}

/** What SQLite makes beside a file gets that file's rights. The folder may be for others too, this isn't. */
function keepToOwner(file: string): void {
  closeSync(openSync(file, "a", 0o600));
  for (const each of [file, `${file}-wal`, `${file}-shm`]) {
    // Whoever else owns it has decided on its rights.
    if (existsSync(each) && statSync(each).uid === process.getuid?.()) chmodSync(each, 0o600);
  }
}

/** Step by step: the runtime's own recursive way never ends in a place like /proc. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(dirname(folder));
  mkdirSync(folder, { mode: 0o700 });
}
