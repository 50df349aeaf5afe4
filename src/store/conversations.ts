import type { DatabaseSync } from "node:sqlite";
import type { ArticleId } from "../article/article.ts";
import type { Turn } from "../job.ts";
import { expiredUntil, type Retention } from "./retention.ts";

export interface Conversation {
  readonly articleId: ArticleId;
  /** Language of the answers, BCP 47. */
  readonly to: string;
  /** Discord's, of whoever it was opened for: of the words around the answers. */
  readonly locale: string;
}

/** Which article a thread (or another place) is about, and what was asked there. Keyed by the place's id. */
export interface Conversations {
  /** Says what a place is about from now on; turns about another article no longer count there. */
  readonly open: (id: string, conversation: Conversation) => Promise<void>;
  readonly find: (id: string) => Promise<Conversation | undefined>;
  /** The latest turns about its article, oldest first. */
  readonly turns: (id: string) => Promise<Turn[]>;
  /** Adds a turn to an open conversation, once per job, however often it is delivered. */
  readonly add: (id: string, jobId: string, turn: Turn) => Promise<void>;
  /** Starts `to` with the turns of `from`, for a conversation that moves to its thread. */
  readonly move: (from: string, to: string) => Promise<void>;
  /** Places that hold turns of these jobs. */
  readonly placesOf: (jobIds: readonly string[]) => Promise<string[]>;
  /** Removes the turns of jobs, wherever they were moved to. */
  readonly removeTurns: (jobIds: readonly string[]) => Promise<void>;
  /** Removes what places said about an article; those that are about it still are about nothing then. */
  readonly remove: (ids: readonly string[], articleId: ArticleId) => Promise<void>;
  /** Removes those of these places where nothing was said, or nothing is left. */
  readonly removeEmpty: (ids: readonly string[]) => Promise<void>;
}

/** More than ever fit beside an article: which of them are sent is decided by their length. */
export const TURNS = 200;

/** To a store that was made before conversations had one. */
function addLocale(database: DatabaseSync): void {
  const column = database.prepare("SELECT 1 FROM pragma_table_info('conversation') WHERE name = 'locale'");
  if (column.get()) return;
  database.exec("ALTER TABLE conversation ADD COLUMN locale TEXT NOT NULL DEFAULT 'en-US'");
}

/** They are kept as long as articles: a conversation is of no use without its own. */
export function createConversations(database: DatabaseSync, retention: Retention): Conversations {
  const { now } = retention;
  database.exec(`
    CREATE TABLE IF NOT EXISTS conversation (
      id TEXT PRIMARY KEY, article TEXT NOT NULL, language TEXT NOT NULL, locale TEXT NOT NULL, at INTEGER NOT NULL
    ) WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS turn (
      job TEXT NOT NULL, conversation TEXT NOT NULL, article TEXT NOT NULL, at INTEGER NOT NULL,
      question TEXT NOT NULL, answer TEXT NOT NULL, PRIMARY KEY (conversation, job)
    ) WITHOUT ROWID;
  `);
  addLocale(database);
  const open = database.prepare(
    "INSERT OR REPLACE INTO conversation (id, article, language, locale, at) VALUES (?, ?, ?, ?, ?)",
  );
  const find = database.prepare("SELECT article, language, locale FROM conversation WHERE id = ?");
  const add = database.prepare(
    "INSERT OR IGNORE INTO turn (job, conversation, article, at, question, answer) SELECT ?, id, article, ?, ?, ? FROM conversation WHERE id = ?",
  );
  const turns = database.prepare(
    "SELECT question, answer FROM turn JOIN conversation ON id = conversation AND conversation.article = turn.article WHERE id = ? ORDER BY turn.at DESC, job DESC LIMIT ?",
  );
  const copy = database.prepare(
    "INSERT OR IGNORE INTO turn (job, conversation, article, at, question, answer) SELECT job, ?, article, at, question, answer FROM turn WHERE conversation = ?",
  );

  const listed = "(SELECT value FROM json_each(?))";
  const places = database.prepare(`SELECT DISTINCT conversation FROM turn WHERE job IN ${listed}`);
  const removeTurns = database.prepare(`DELETE FROM turn WHERE job IN ${listed}`);
  const remove = ["turn WHERE conversation", "conversation WHERE id"].map((which) =>
    database.prepare(`DELETE FROM ${which} IN ${listed} AND article = ?`),
  );
  const removeEmpty = database.prepare(
    `DELETE FROM conversation WHERE id IN ${listed} AND NOT EXISTS (SELECT 1 FROM turn WHERE conversation = id)`,
  );
  const expired = ["conversation", "turn"].map((table) => database.prepare(`DELETE FROM ${table} WHERE at <= ?`));
  /** At every removal too: what has expired may have outlived the reference that names its job. */
  const expire = () => {
    for (const statement of expired) statement.run(expiredUntil(retention));
  };

  return {
    async open(id, { articleId, to, locale }) {
      expire();
      open.run(id, articleId, to, locale, now());
    },
    async find(id) {
      const row = find.get(id);
      return row && { articleId: String(row["article"]), to: String(row["language"]), locale: String(row["locale"]) };
    },
    turns: async (id) =>
      turns
        .all(id, TURNS)
        .toReversed()
        .map((row) => ({ question: String(row["question"]), answer: String(row["answer"]) })),
    add: async (id, jobId, { question, answer }) => void add.run(jobId, now(), question, answer, id),
    move: async (from, to) => void copy.run(to, from),
    placesOf: async (jobIds) => places.all(JSON.stringify(jobIds)).map((row) => String(row["conversation"])),
    async removeTurns(jobIds) {
      expire();
      removeTurns.run(JSON.stringify(jobIds));
    },
    async remove(ids, articleId) {
      expire();
      for (const statement of remove) statement.run(JSON.stringify(ids), articleId);
    },
    removeEmpty: async (ids) => void removeEmpty.run(JSON.stringify(ids)),
  };
}
