import type { DatabaseSync } from "node:sqlite";

/** Which entries of a shelf tell of a subject, such as an article: their keys needn't say so. */
export interface Subjects {
  /** Notes it before the entry is stored, until that expires (milliseconds since 1970; never where absent). */
  readonly note: (shelf: string, key: string, subjects: readonly string[], expires?: number) => Promise<void>;
  /** Keys of the entries that tell of a subject. */
  readonly keys: (shelf: string, subject: string) => Promise<string[]>;
  /** Forgets what an entry told of, but for what it tells of now. */
  readonly remove: (shelf: string, key: string, but?: readonly string[]) => Promise<void>;
}

export function createSubjects(database: DatabaseSync, now: () => number): Subjects {
  database.exec(`
    CREATE TABLE IF NOT EXISTS subject (
      shelf TEXT NOT NULL, key TEXT NOT NULL, subject TEXT NOT NULL, expires INTEGER,
      PRIMARY KEY (shelf, key, subject)
    ) WITHOUT ROWID;
    CREATE INDEX IF NOT EXISTS subject_entries ON subject (shelf, subject);
    CREATE INDEX IF NOT EXISTS subject_expires ON subject (expires) WHERE expires IS NOT NULL;
  `);
  const expire = database.prepare("DELETE FROM subject WHERE expires <= ?");
  const note = database.prepare(
    "INSERT OR REPLACE INTO subject (shelf, key, subject, expires) SELECT ?, ?, value, ? FROM json_each(?)",
  );
  const keys = database.prepare("SELECT key FROM subject WHERE shelf = ? AND subject = ?");
  const remove = database.prepare(
    "DELETE FROM subject WHERE shelf = ? AND key = ? AND subject NOT IN (SELECT value FROM json_each(?))",
  );

  return {
    async note(shelf, key, subjects, expires) {
      expire.run(now());
      note.run(shelf, key, expires ?? null, JSON.stringify(subjects));
    },
    keys: async (shelf, subject) => keys.all(shelf, subject).map((row) => String(row["key"])),
    remove: async (shelf, key, but = []) => void remove.run(shelf, key, JSON.stringify(but)),
  };
}
