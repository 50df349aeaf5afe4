import { readFileSync } from "node:fs";
import type { DatabaseSync } from "node:sqlite";
import pLimit from "p-limit";
import { UserError } from "../errors.ts";
import type { Job, ReplyTo } from "../job.ts";
import type { Log } from "../log.ts";
import { createLanes, type Place } from "./lanes.ts";
import type { JobHandler, Runner } from "./runner.ts";

export interface SqliteRunnerOptions {
  readonly database: DatabaseSync;
  readonly handler: JobHandler;
  readonly log: Log;
  readonly now: () => number;
  /** What a job belongs to that is done one after the other, in the order it was accepted in; undefined for what stands alone. */
  readonly laneOf?: (job: Job, replyTo: ReplyTo) => string | undefined;
  /** Jobs that run at once; the others wait, acknowledged. */
  readonly concurrency?: number;
}

interface Running {
  readonly userId: string;
  readonly controller: AbortController;
  readonly ended: Promise<void>;
}

const CONCURRENCY = 16;
/** A job that was started so often and never ended takes its process down with it. */
const MAX_STARTS = 4;
/** How long ids are remembered against a gateway that tells an event twice. */
const REMEMBERED = 24 * 60 * 60 * 1000;
const DRAIN = 25_000;

/** Jobs of one process, in a table: what was accepted is known after a crash. The interaction's token goes when it ends. */
export function createSqliteRunner(options: SqliteRunnerOptions): Runner {
  const { database, handler, log, now, laneOf, concurrency = CONCURRENCY } = options;
  database.exec(`
    CREATE TABLE IF NOT EXISTS job (
      id TEXT PRIMARY KEY, at INTEGER NOT NULL, state TEXT NOT NULL, owner INTEGER NOT NULL,
      starts INTEGER NOT NULL DEFAULT 0, job TEXT, reply TEXT
    ) WITHOUT ROWID;
  `);
  const insert = database.prepare(
    "INSERT OR IGNORE INTO job (id, at, state, owner, job, reply) VALUES (?, ?, 'accepted', ?, ?, ?)",
  );
  const acknowledged = database.prepare("UPDATE job SET state = 'acknowledged', reply = ? WHERE id = ?");
  const claim = database.prepare("UPDATE job SET owner = ? WHERE id = ? AND owner = ?");
  const started = database.prepare("UPDATE job SET starts = starts + 1 WHERE id = ?");
  const ended = database.prepare("UPDATE job SET state = 'done', job = NULL, reply = NULL WHERE id = ?");
  const left = database.prepare(
    // Ids are numbers of different lengths: the shorter one is the earlier.
    "SELECT id, state, owner, starts, job, reply FROM job WHERE state <> 'done' ORDER BY at, length(id), id",
  );
  const forget = database.prepare("DELETE FROM job WHERE state = 'done' AND at < ?");

  const limit = pLimit(concurrency);
  const lanes = createLanes();
  const running = new Map<string, Running>();

  return {
    async submit(job, replyTo) {
      forget.run(now() - REMEMBERED);
      const written = { job: JSON.stringify(job), reply: JSON.stringify(replyTo) };
      const { changes } = insert.run(job.id, now(), process.pid, written.job, written.reply);
      // What was written is what runs, here as after a restart.
      if (Number(changes) > 0) await take(written, false);
    },

    recover() {
      for (const row of left.all()) {
        const { id, owner, state, starts } = row;
        if (!isLeft(Number(owner)) || Number(claim.run(process.pid, String(id), Number(owner)).changes) === 0) continue;
        if (Number(starts) >= MAX_STARTS) {
          log.warn({ job: id, starts }, "dropped a job that ended its process again and again");
          ended.run(String(id));
          continue;
        }
        log.info({ job: id, state }, "took up a job that was left behind");
        // A deferral that Discord never confirmed is tried again: it may have been carried out.
        take({ job: String(row["job"]), reply: String(row["reply"]) }, state === "acknowledged").catch(
          (error: unknown) => log.warn({ err: error, job: id }, "dropped a job that can't be answered any more"),
        );
      }
    },

    cancel(id, userId) {
      const job = running.get(id);
      if (!job) return "over";
      if (userId !== undefined && userId !== job.userId) return "foreign";
      job.controller.abort(new UserError("cancelled"));
      return "cancelled";
    },

    load: () => ({ running: limit.activeCount, waiting: running.size - limit.activeCount }),

    async close(drain = DRAIN) {
      const patience = new AbortController();
      const timeout = new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, drain);
        patience.signal.addEventListener("abort", () => (clearTimeout(timer), resolve()));
      });
      await Promise.race([Promise.allSettled([...running.values()].map(({ ended }) => ended)), timeout]);
      patience.abort();
    },
  };

  /** Settles with the acknowledgement. */
  async function take(written: { job: string; reply: string }, isAcknowledged: boolean): Promise<void> {
    const job = JSON.parse(written.job) as Job;
    const replyTo = JSON.parse(written.reply) as ReplyTo;
    const controller = new AbortController();
    // Before anything is waited for: the order of a lane is that of acceptance.
    const place = lanes.enter(laneOf?.(job, replyTo));
    const accepted = isAcknowledged ? Promise.resolve(replyTo) : acknowledge(job, replyTo);
    const run = accepted
      .then(
        (acceptedAt) => perform(job, acceptedAt, place, controller.signal),
        () => undefined,
      )
      .catch((error: unknown) => log.error({ err: error, job: job.id }, "a job failed outside its own handler"))
      .finally(() => {
        running.delete(job.id);
        place.leave();
      });
    running.set(job.id, { userId: replyTo.userId, controller, ended: run });
    await accepted;
  }

  async function acknowledge(job: Job, replyTo: ReplyTo): Promise<ReplyTo> {
    try {
      const acceptedAt = await handler.acknowledge(job, replyTo);
      acknowledged.run(JSON.stringify(acceptedAt), job.id);
      return acceptedAt;
    } catch (error) {
      ended.run(job.id);
      throw error;
    }
  }

  async function perform(job: Job, replyTo: ReplyTo, place: Place, signal: AbortSignal): Promise<void> {
    await turnOf(place, signal);
    await limit(async () => {
      started.run(job.id);
      await handler.perform(job, replyTo, signal);
      ended.run(job.id);
    });
  }
}

/** What is cancelled says so at once, not when its turn has come. */
async function turnOf({ turn }: Place, signal: AbortSignal): Promise<void> {
  const { promise: cancelled, resolve } = Promise.withResolvers<void>();
  signal.addEventListener("abort", () => resolve(), { once: true });
  await Promise.race([turn, cancelled]);
}

/** True where the process that took a job is gone; one with our own number was an earlier one, as in a container. */
function isLeft(owner: number): boolean {
  if (owner === process.pid) return true;
  try {
    process.kill(owner, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "ESRCH";
  }
  return isZombie(owner);
}

/** A killed process keeps its number until somebody asks how it ended. */
function isZombie(pid: number): boolean {
  try {
    // The state follows the name, which stands in brackets and may hold anything.
    return /\) Z /.test(readFileSync(`/proc/${pid}/stat`, "utf8"));
  } catch {
    return false;
  }
}
