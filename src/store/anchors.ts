import type { DatabaseSync } from "node:sqlite";
import { expiredUntil, type Retention } from "./retention.ts";

/** The message that shows a result, and the job it came of. */
export interface Anchor {
  /** Absent in direct messages. */
  readonly guildId?: string | undefined;
  readonly channelId: string;
  readonly messageId: string;
  /** Absent where only the message is known. */
  readonly jobId?: string | undefined;
}

/** Which message shows what a conversation is about, or what an answer was given about: references lead there. */
export interface Anchors {
  /** `id` is a conversation's, or that of the job that answered. */
  readonly set: (id: string, anchor: Anchor) => Promise<void>;
  readonly find: (id: string) => Promise<Anchor | undefined>;
  /** Removes what is known by these ids, and what leads to what these jobs showed. */
  readonly remove: (ids: readonly string[]) => Promise<void>;
}

/** They are kept as long as conversations. */
export function createAnchors(database: DatabaseSync, retention: Retention): Anchors {
  database.exec(`
    CREATE TABLE IF NOT EXISTS anchor (
      id TEXT PRIMARY KEY, guild TEXT, channel TEXT NOT NULL, message TEXT NOT NULL, job TEXT, at INTEGER NOT NULL
    ) WITHOUT ROWID;
    CREATE INDEX IF NOT EXISTS anchor_at ON anchor (at);
  `);
  const set = database.prepare(
    "INSERT OR REPLACE INTO anchor (id, guild, channel, message, job, at) VALUES (?, ?, ?, ?, ?, ?)",
  );
  const find = database.prepare("SELECT guild, channel, message, job FROM anchor WHERE id = ?");
  const listed = "(SELECT value FROM json_each(?1))";
  const remove = database.prepare(`DELETE FROM anchor WHERE id IN ${listed} OR job IN ${listed}`);
  const expire = database.prepare("DELETE FROM anchor WHERE at <= ?");

  return {
    async set(id, { guildId = null, channelId, messageId, jobId = null }) {
      expire.run(expiredUntil(retention));
      set.run(id, guildId, channelId, messageId, jobId, retention.now());
    },
    async find(id) {
      const row = find.get(id);
      if (!row) return undefined;
      return {
        channelId: String(row["channel"]),
        messageId: String(row["message"]),
        ...(row["guild"] === null ? {} : { guildId: String(row["guild"]) }),
        ...(row["job"] === null ? {} : { jobId: String(row["job"]) }),
      };
    },
    remove: async (ids) => void remove.run(JSON.stringify(ids)),
  };
}
