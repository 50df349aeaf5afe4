import { expect, onTestFinished, vi } from "vitest";
import type { Job, ReplyTo } from "../../src/job.ts";
import { createLog } from "../../src/log.ts";
import type { RunnerOptions } from "../../src/queue/options.ts";
import type { JobHandler } from "../../src/queue/runner.ts";
import { createSqliteRunner, type SqliteRunnerOptions } from "../../src/queue/sqlite.ts";
import { temporaryFolder } from "../fakes/folder.ts";
import { openDatabase } from "../../src/store/database.ts";

export const job: Job = {
  id: "1",
  task: "summarize",
  input: { kind: "link", url: "https://x.example/" },
  options: { to: "en" },
};
export const replyTo: ReplyTo = {
  applicationId: "2",
  channelId: "3",
  userId: "4",
  locale: "en-US",
  private: false,
  member: true,
  interaction: { id: "1", token: "secret-token", expires: 5 },
};

/** Milliseconds: short enough to wait for, long enough for a busy machine to keep. */
export const TIMING = { lease: 400, heartbeat: 60 };

/** What every desk's queue is made with: its jobs say in `events` what is done with them. */
export function deskOptions(events: string[], handler: Partial<JobHandler>): RunnerOptions {
  return {
    handler: {
      acknowledge: async ({ id }, given) => (events.push(`acknowledge ${id}`), given),
      perform: async ({ id }) => void events.push(`perform ${id}`),
      abandon: async ({ id }) => void events.push(`abandon ${id}`),
      ...handler,
    },
    log: createLog("silent", []),
    now: Date.now,
    laneOf: (_job, { conversation }) => conversation,
    concurrency: 2,
    timing: TIMING,
  };
}

/** A queue in a folder of its own, whose jobs say what is done with them; `start` makes another process's view of it. */
export async function setUp(handler: Partial<JobHandler> = {}) {
  const data = await temporaryFolder();
  const database = openDatabase(data);
  onTestFinished(() => database.close());
  const events: string[] = [];
  const start = (options: Partial<SqliteRunnerOptions> = {}) => {
    const runner = createSqliteRunner({ database, ...deskOptions(events, handler), ...options });
    onTestFinished(() => runner.close(0));
    return runner;
  };
  // Makes the table.
  await start().close(0);
  const rows = () => database.prepare("SELECT * FROM queue").all();
  const put = database.prepare(
    "INSERT INTO queue (id, at, state, owner, until, starts, lane, job, reply) VALUES (?, ?, ?, 'another', ?, ?, ?, ?, ?)",
  );
  /** What a process that died left behind. */
  const leave = (
    id: string,
    { state = "acknowledged", starts = 1, until = 0, at = Date.now(), reply = replyTo } = {},
  ) =>
    void put.run(
      id,
      at,
      state,
      until,
      starts,
      reply.conversation ?? null,
      JSON.stringify({ ...job, id }),
      JSON.stringify(reply),
    );
  return { start, rows, events, database, leave };
}

/** Performs jobs when it is told to, and says which are under way. */
export function gated() {
  const gates = new Map<string, { readonly open: () => void; readonly fail: (error: Error) => void }>();
  const perform: JobHandler["perform"] = ({ id }) => new Promise((open, fail) => void gates.set(id, { open, fail }));
  const end = async (id: string, error?: Error) => {
    await vi.waitFor(() => expect([...gates.keys()]).toContain(id));
    if (error) gates.get(id)?.fail(error);
    else gates.get(id)?.open();
    gates.delete(id);
  };
  return { perform, end, underWay: () => [...gates.keys()] };
}
