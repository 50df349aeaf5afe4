import type { DatabaseSync } from "node:sqlite";
import { expiredUntil, type Retention } from "./retention.ts";

export interface Seen {
  /** Of the conversation; a thread's or a direct channel's id. */
  readonly conversation: string;
  readonly messageId: string;
}

/** The latest message of each conversation that was dealt with: what came after it has to be read after a restart. */
export interface LastSeen {
  /** An earlier message than the known one changes nothing but that the place is in use. */
  readonly note: (conversation: string, messageId: string) => Promise<void>;
  /** Conversations in use since a time (milliseconds since 1970), the latest used first. */
  readonly since: (time: number, limit: number) => Promise<Seen[]>;
  readonly remove: (conversation: string) => Promise<void>;
}

/** They are kept as long as conversations. */
export function createLastSeen(database: DatabaseSync, retention: Retention): LastSeen {
  // Snowflakes as numbers, so that they can be compared; as text outside, since JavaScript's numbers don't hold them.
  database.exec(`
    CREATE TABLE IF NOT EXISTS last_seen (
      conversation TEXT PRIMARY KEY, message INTEGER NOT NULL, at INTEGER NOT NULL
    ) WITHOUT ROWID;
    CREATE INDEX IF NOT EXISTS last_seen_at ON last_seen (at);
  `);
  const note = database.prepare(`
    INSERT INTO last_seen (conversation, message, at) VALUES (?, CAST(? AS INTEGER), ?)
    ON CONFLICT (conversation) DO UPDATE SET message = max(message, excluded.message), at = excluded.at
  `);
  const since = database.prepare(
    "SELECT conversation, CAST(message AS TEXT) AS message FROM last_seen WHERE at >= ? ORDER BY at DESC LIMIT ?",
  );
  const remove = database.prepare("DELETE FROM last_seen WHERE conversation = ?");
  const expire = database.prepare("DELETE FROM last_seen WHERE at <= ?");

  return {
    async note(conversation, messageId) {
      expire.run(expiredUntil(retention));
      note.run(conversation, messageId, retention.now());
    },
    since: async (time, limit) =>
      since
        .all(time, limit)
        .map((row) => ({ conversation: String(row["conversation"]), messageId: String(row["message"]) })),
    remove: async (conversation) => void remove.run(conversation),
  };
}
