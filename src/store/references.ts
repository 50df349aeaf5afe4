import type { DatabaseSync } from "node:sqlite";
import type { ArticleId } from "../article/article.ts";
import type { TaskName } from "../job.ts";
import { expiredUntil, type Retention } from "./retention.ts";

/** That somebody was given an article, or something made of it. */
export interface Reference {
  readonly jobId: string;
  readonly task: TaskName;
  /** Absent outside servers. */
  readonly guildId?: string | undefined;
  readonly channelId: string;
  /** Absent where the person wished to be forgotten. */
  readonly userId?: string | undefined;
  /** For that person's eyes alone. */
  readonly private: boolean;
  /** The conversation that it opened or went on with. */
  readonly conversation?: string | undefined;
  readonly article: { readonly id: ArticleId; readonly title: string; readonly url?: string | undefined };
}

export type RecentArticle = Reference["article"];

/** Who was given which article. What is stored for a job is found by its reference, so that is noted first. */
export interface References {
  /** Once per job. */
  readonly add: (reference: Reference) => Promise<void>;
  /** Articles of a channel, newest first, each once under its last title; private ones for their own person alone. */
  readonly recent: (channelId: string, userId: string, limit: number) => Promise<RecentArticle[]>;
  /** Jobs by which the article was given in these channels and that a person may see, newest first, however long ago. */
  readonly visible: (channelIds: readonly string[], userId: string, articleId: ArticleId) => Promise<string[]>;
  /** As `recent`, of a whole server, or of those of its channels that `from` names, and without any private one. */
  readonly recentIn: (
    guildId: string,
    limit: number,
    from?: (channelId: string) => boolean,
  ) => Promise<RecentArticle[]>;
  readonly find: (jobId: string) => Promise<Reference | undefined>;
  readonly ofArticle: (guildId: string, articleId: ArticleId) => Promise<Reference[]>;
  readonly ofPerson: (userId: string) => Promise<Reference[]>;
  /** Whether anybody was given it by other jobs than these. */
  readonly has: (articleId: ArticleId, besides?: readonly string[]) => Promise<boolean>;
  readonly remove: (jobIds: readonly string[]) => Promise<void>;
  /** Leaves that a server has them, and forgets who asked. */
  readonly anonymise: (userId: string) => Promise<void>;
}

/** They are kept a day longer than what they refer to. */
export function createReferences(database: DatabaseSync, { now, retentionDays }: Retention): References {
  database.exec(`
    CREATE TABLE IF NOT EXISTS reference (
      job TEXT PRIMARY KEY, task TEXT NOT NULL, guild TEXT, channel TEXT NOT NULL, person TEXT, private INTEGER NOT NULL,
      conversation TEXT, article TEXT NOT NULL, title TEXT NOT NULL, url TEXT, at INTEGER NOT NULL
    ) WITHOUT ROWID;
    CREATE INDEX IF NOT EXISTS reference_channel ON reference (channel, at);
    CREATE INDEX IF NOT EXISTS reference_guild ON reference (guild, at);
    CREATE INDEX IF NOT EXISTS reference_person ON reference (person);
    CREATE INDEX IF NOT EXISTS reference_article ON reference (article);
    CREATE INDEX IF NOT EXISTS reference_at ON reference (at);
  `);
  const insert = database.prepare(
    "INSERT OR IGNORE INTO reference (job, task, guild, channel, person, private, conversation, article, title, url, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
  );
  const expire = database.prepare("DELETE FROM reference WHERE at <= ?");
  const select = (rest: string) => database.prepare(`SELECT * FROM reference WHERE ${rest}`);
  // Beside max(), SQLite takes the other columns from the row it found.
  const recently = (which: string) =>
    database.prepare(
      `SELECT article, title, url, max(at) AS at FROM reference WHERE ${which} GROUP BY article ORDER BY at DESC, article LIMIT ?`,
    );
  const listed = "(SELECT value FROM json_each(?))";
  const recent = recently("channel = ? AND (private = 0 OR person = ?)");
  const visible = database.prepare(
    `SELECT job FROM reference WHERE channel IN ${listed} AND (private = 0 OR person = ?) AND article = ? ORDER BY at DESC, job DESC`,
  );
  const channelsOf = database.prepare("SELECT DISTINCT channel FROM reference WHERE guild = ? AND private = 0");
  const recentIn = recently(`guild = ? AND channel IN ${listed} AND private = 0`);
  const find = select("job = ?");
  const ofArticle = select("article = ? AND guild = ?");
  const ofPerson = select("person = ?");
  const any = database.prepare(`SELECT 1 FROM reference WHERE article = ? AND job NOT IN ${listed} LIMIT 1`);
  const remove = database.prepare(`DELETE FROM reference WHERE job IN ${listed}`);
  const anonymise = database.prepare("UPDATE reference SET person = NULL WHERE person = ?");

  return {
    async add({ jobId, task, guildId = null, channelId, userId = null, conversation = null, article, ...given }) {
      expire.run(expiredUntil({ now, retentionDays: retentionDays + 1 }));
      const about = [article.id, article.title, article.url ?? null];
      insert.run(jobId, task, guildId, channelId, userId, Number(given.private), conversation, ...about, now());
    },
    recent: async (channelId, userId, limit) => recent.all(channelId, userId, limit).map(articleOf),
    visible: async (channelIds, userId, articleId) =>
      visible.all(JSON.stringify(channelIds), userId, articleId).map((row) => String(row["job"])),
    async recentIn(guildId, limit, from = () => true) {
      const channels = channelsOf.all(guildId).map((row) => String(row["channel"]));
      return recentIn.all(guildId, JSON.stringify(channels.filter(from)), limit).map(articleOf);
    },
    async find(jobId) {
      const row = find.get(jobId);
      return row && referenceOf(row);
    },
    ofArticle: async (guildId, articleId) => ofArticle.all(articleId, guildId).map(referenceOf),
    ofPerson: async (userId) => ofPerson.all(userId).map(referenceOf),
    has: async (articleId, besides = []) => any.get(articleId, JSON.stringify(besides)) !== undefined,
    remove: async (jobIds) => void remove.run(JSON.stringify(jobIds)),
    anonymise: async (userId) => void anonymise.run(userId),
  };
}

type Row = Readonly<Record<string, unknown>>;

function textIn(row: Row, column: string): string | undefined {
  const value = row[column];
  return typeof value === "string" ? value : undefined;
}

function articleOf(row: Row): RecentArticle {
  return { id: String(row["article"]), title: String(row["title"]), url: textIn(row, "url") };
}

function referenceOf(row: Row): Reference {
  return {
    jobId: String(row["job"]),
    task: String(row["task"]) as TaskName,
    guildId: textIn(row, "guild"),
    channelId: String(row["channel"]),
    userId: textIn(row, "person"),
    private: row["private"] === 1,
    conversation: textIn(row, "conversation"),
    article: articleOf(row),
  };
}
