import type { DatabaseSync } from "node:sqlite";
import type { ReplyTo } from "../job.ts";

/** A job as it was written down, with where its answer goes; JSON. */
export interface Written {
  readonly job: string;
  readonly reply: string;
}

/** Whose a job is, and what it belongs to that is done one after the other. */
export interface Belonging extends Pick<ReplyTo, "userId" | "guildId"> {
  readonly lane?: string | undefined;
}

/** A job that has become ours. */
export interface Claimed extends Written {
  readonly id: string;
  /** Discord has confirmed the first response. */
  readonly isAcknowledged: boolean;
  /** How often it was begun without coming to an end. */
  readonly starts: number;
  /** Milliseconds since 1970, of its acceptance. */
  readonly at: number;
}

/**
 * Jobs in a table, each held by one process for as long as its lease lasts. What changes a job changes it only while it is
 * ours, and gives false where it isn't any more.
 */
export interface Leases {
  /** Every job that was ever given, for a day after its end. */
  readonly knows: (id: string) => boolean;
  readonly insert: (id: string, written: Written, belonging: Belonging) => void;
  readonly acknowledge: (id: string, reply: string) => boolean;
  readonly start: (id: string) => boolean;
  readonly keep: (id: string, reply: string) => boolean;
  /** Of what ended only the id stays. */
  readonly end: (id: string) => boolean;
  /** It may be taken up again in `delay` milliseconds; that it was begun doesn't count. */
  readonly postpone: (id: string, delay: number) => boolean;
  /** Prolongs the leases; gives what is ours. */
  readonly renew: () => ReadonlySet<string>;
  /** Takes what nobody holds, or held for too long. In the order of acceptance, but what was begun more than once last. */
  readonly claim: () => readonly Claimed[];
  /** Whether something of the same lane that was accepted earlier is still under way, here or elsewhere. */
  readonly isBehind: (id: string) => boolean;
  /** Lets go of all that is ours. */
  readonly release: () => void;
  /** Whether a job has not ended, whoever holds it. */
  readonly isOpen: (id: string) => boolean;
  /** Jobs that have not ended, whoever holds them. */
  readonly open: () => number;
  /** The same of one person, or of one server. */
  readonly openOf: (whose: "person" | "server", id: string) => number;
  /** Forgets the ids of what ended long ago. */
  readonly forget: () => void;
}

export interface LeaseOptions {
  readonly database: DatabaseSync;
  readonly now: () => number;
  /** Of this process; no other one ever has the same. */
  readonly owner: string;
  /** Milliseconds. */
  readonly lease: number;
}

/** How long ids are remembered against a gateway that tells an event twice. */
const REMEMBERED = 24 * 60 * 60 * 1000;

/**
 * Bytes before what holds a token: as many as SQLite keeps of a row at most in a page that it shares with others
 * (https://www.sqlite.org/fileformat2.html#b_tree_pages), so that the token stands in pages of its own. Those are cleaned
 * when the row changes or ends; of a shared page SQLite leaves behind what it moves to another.
 */
const APART = 1_024;

export function createLeases({ database, now, owner, lease }: LeaseOptions): Leases {
  database.exec(`
    CREATE TABLE IF NOT EXISTS queue (
      id TEXT PRIMARY KEY, at INTEGER NOT NULL, state TEXT NOT NULL, owner TEXT NOT NULL, until INTEGER NOT NULL,
      starts INTEGER NOT NULL DEFAULT 0, lane TEXT, person TEXT, server TEXT, job TEXT,
      apart BLOB DEFAULT (zeroblob(${APART})), reply TEXT
    ) WITHOUT ROWID;
    CREATE INDEX IF NOT EXISTS queue_open ON queue (until) WHERE state <> 'done';
    CREATE INDEX IF NOT EXISTS queue_lane ON queue (lane, at) WHERE state <> 'done';
    CREATE INDEX IF NOT EXISTS queue_done ON queue (at) WHERE state = 'done';
    CREATE INDEX IF NOT EXISTS queue_person ON queue (person) WHERE person IS NOT NULL;
    CREATE INDEX IF NOT EXISTS queue_server ON queue (server) WHERE server IS NOT NULL;
  `);
  const known = database.prepare("SELECT 1 FROM queue WHERE id = ?");
  const insert = database.prepare(`
    INSERT INTO queue (id, at, state, owner, until, lane, person, server, job, reply)
    VALUES (?, ?, 'accepted', ?, ?, ?, ?, ?, ?, ?)
  `);
  const own = (change: string) => database.prepare(`UPDATE queue SET ${change} WHERE id = ? AND owner = ?`);
  const acknowledge = own("state = 'acknowledged', reply = ?");
  const start = own("starts = starts + 1");
  const keep = own("reply = ?");
  const end = own("state = 'done', lane = NULL, person = NULL, server = NULL, job = NULL, apart = NULL, reply = NULL");
  const postpone = own("owner = '', until = ?, starts = 0");
  const renew = database.prepare("UPDATE queue SET until = ? WHERE owner = ? AND state <> 'done' RETURNING id");
  // A lease that ends later than any could was given before the clock was set back.
  const claim = database.prepare(`
    UPDATE queue SET owner = ?, until = ? WHERE state <> 'done' AND owner <> ? AND (until <= ? OR until > ?)
    RETURNING id, state, starts, at, job, reply
  `);
  // Of ids of different lengths, as of all numbers, the shorter one is the earlier.
  const behind = database.prepare(`
    SELECT 1 FROM queue AS own JOIN queue AS other ON other.lane = own.lane
    WHERE own.id = ? AND other.owner <> '' AND other.state <> 'done'
      AND (other.at, length(other.id), other.id) < (own.at, length(own.id), own.id)
  `);
  const release = database.prepare("UPDATE queue SET owner = '', until = 0 WHERE owner = ? AND state <> 'done'");
  const countOf = (whose: "person" | "server") =>
    database.prepare(`SELECT count(*) AS jobs FROM queue WHERE ${whose} = ?`);
  const openOf = { person: countOf("person"), server: countOf("server") };
  const isOpen = database.prepare("SELECT 1 FROM queue WHERE id = ? AND state <> 'done'");
  // By an index alone: the rows are large. What ended is nobody's.
  const open = database.prepare("SELECT count(*) AS jobs FROM queue WHERE person IS NOT NULL");
  const forget = database.prepare("DELETE FROM queue WHERE state = 'done' AND at < ?");
  const changes = ({ changes }: { changes: number | bigint }) => Number(changes) > 0;

  return {
    knows: (id) => known.get(id) !== undefined,
    insert(id, { job, reply }, { lane = null, userId, guildId = null }) {
      insert.run(id, now(), owner, now() + lease, lane, userId, guildId, job, reply);
    },
    acknowledge: (id, reply) => changes(acknowledge.run(reply, id, owner)),
    start: (id) => changes(start.run(id, owner)),
    keep: (id, reply) => changes(keep.run(reply, id, owner)),
    end: (id) => changes(end.run(id, owner)),
    postpone: (id, delay) => changes(postpone.run(now() + Math.min(delay, lease), id, owner)),
    renew: () => new Set(renew.all(now() + lease, owner).map(({ id }) => String(id))),
    claim: () =>
      claim
        .all(owner, now() + lease, owner, now(), now() + lease)
        .map((row) => ({
          id: String(row["id"]),
          isAcknowledged: row["state"] === "acknowledged",
          starts: Number(row["starts"]),
          at: Number(row["at"]),
          job: String(row["job"]),
          reply: String(row["reply"]),
        }))
        .toSorted(bySuspicion),
    isBehind: (id) => behind.get(id) !== undefined,
    release: () => void release.run(owner),
    openOf: (whose, id) => Number(openOf[whose].get(id)?.["jobs"] ?? 0),
    isOpen: (id) => isOpen.get(id) !== undefined,
    open: () => Number(open.get()?.["jobs"] ?? 0),
    forget: () => void forget.run(now() - REMEMBERED),
  };
}

/** A job that was begun more than once may be what brings its process down. */
export const isSuspect = ({ starts }: Pick<Claimed, "starts">): boolean => starts > 1;

function bySuspicion(one: Claimed, other: Claimed): number {
  const suspicion = (job: Claimed) => (isSuspect(job) ? job.starts : 0);
  return suspicion(one) - suspicion(other) || one.at - other.at || byId(one.id, other.id);
}

/** Ids are numbers of different lengths: the shorter one is the earlier. */
function byId(one: string, other: string): number {
  return one.length - other.length || (one < other ? -1 : 1);
}
