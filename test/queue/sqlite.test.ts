import { spawn, spawnSync } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import type { Job, ReplyTo } from "../../src/job.ts";
import { createLog } from "../../src/log.ts";
import type { JobHandler } from "../../src/queue/runner.ts";
import { createSqliteRunner } from "../../src/queue/sqlite.ts";
import { openDatabase } from "../../src/store/database.ts";
import { temporaryFolder } from "../loopback/rig.ts";

const job: Job = {
  id: "1",
  task: "summarize",
  input: { kind: "link", url: "https://x.example/" },
  options: { to: "en" },
};
const replyTo: ReplyTo = {
  applicationId: "2",
  channelId: "3",
  userId: "4",
  locale: "en-US",
  private: false,
  member: true,
  interaction: { id: "1", token: "secret-token", expires: 5 },
};

async function setUp(handler: Partial<JobHandler> = {}) {
  const data = await temporaryFolder();
  const database = openDatabase(data);
  onTestFinished(() => database.close());
  const events: string[] = [];
  const acted: JobHandler = {
    acknowledge: async ({ id }, given) => (events.push(`acknowledge ${id}`), given),
    perform: async ({ id }) => void events.push(`perform ${id}`),
    ...handler,
  };
  const log = createLog("silent", []);
  const laneOf = (_job: Job, { conversation }: ReplyTo) => conversation;
  const start = () => createSqliteRunner({ database, handler: acted, log, now: Date.now, laneOf, concurrency: 2 });
  const rows = () => database.prepare("SELECT * FROM job").all();
  return { start, rows, events, database };
}

describe("submit", () => {
  test("writes the job down before it is acknowledged, and runs it afterwards", async () => {
    const seen: unknown[] = [];
    const { start, rows, events } = await setUp({ acknowledge: async (_job, given) => (seen.push(...rows()), given) });
    const runner = start();
    await runner.submit(job, replyTo);
    expect(seen).toMatchObject([{ id: "1", state: "accepted" }]);
    await runner.close();
    expect(events).toEqual(["perform 1"]);
  });

  test("hands on what was written, not what was given", async () => {
    const given = { ...job, options: { to: "en", question: undefined } } as unknown as Job;
    const seen: Job[] = [];
    const { start } = await setUp({ perform: async (performed) => void seen.push(performed) });
    const runner = start();
    await runner.submit(given, replyTo);
    await runner.close();
    expect(seen).toEqual([JSON.parse(JSON.stringify(given))]);
  });

  test("drops a job that was submitted before, also after it ended", async () => {
    const { start, events } = await setUp();
    const runner = start();
    await Promise.all([runner.submit(job, replyTo), runner.submit(job, replyTo)]);
    await runner.close();
    await runner.submit(job, replyTo);
    expect(events).toEqual(["acknowledge 1", "perform 1"]);
  });

  test("forgets that a job was there after a day", async () => {
    const { start, rows, database } = await setUp();
    const runner = start();
    await runner.submit(job, replyTo);
    await runner.close();
    database.prepare("UPDATE job SET at = at - ?").run(24 * 60 * 60 * 1000 + 1);
    await runner.submit({ ...job, id: "2" }, replyTo);
    expect(rows()).toMatchObject([{ id: "2" }]);
  });

  test("does not run what could not be acknowledged", async () => {
    const { start, events, rows } = await setUp({ acknowledge: () => Promise.reject(new Error("too late")) });
    await expect(start().submit(job, replyTo)).rejects.toThrow("too late");
    expect(events).toEqual([]);
    expect(rows()).toMatchObject([{ state: "done", reply: null }]);
  });

  test("keeps no token of a job that ended", async () => {
    const { start, rows } = await setUp();
    const runner = start();
    await runner.submit(job, replyTo);
    await runner.close();
    expect(JSON.stringify(rows())).not.toContain("secret-token");
  });

  test("acknowledges at once what has to wait for its turn", async () => {
    let open = () => {};
    const gate = new Promise<void>((resolve) => (open = resolve));
    const { start, events } = await setUp({ perform: () => gate });
    const runner = start();
    await Promise.all(["1", "2", "3", "4"].map((id) => runner.submit({ ...job, id }, replyTo)));
    expect(events.filter((event) => event.startsWith("acknowledge"))).toHaveLength(4);
    open();
    await runner.close();
  });
});

describe("recover", () => {
  const ended = spawnSync("true").pid;
  const left = (state: string, starts: number, owner = ended) =>
    `INSERT INTO job (id, at, state, owner, starts, job, reply) VALUES ('1', 0, '${state}', ${owner}, ${starts}, '${JSON.stringify(job)}', '${JSON.stringify(replyTo)}')`;

  test.each([
    ["takes up what was acknowledged", "acknowledged", 1, ["perform 1"]],
    ["asks again for what Discord never confirmed", "accepted", 0, ["acknowledge 1", "perform 1"]],
    ["drops what took its process down four times", "acknowledged", 4, []],
    ["leaves what has ended", "done", 1, []],
  ])("%s", async (_what, state, starts, expected) => {
    const { start, events, database, rows } = await setUp();
    await start().close();
    database.exec(left(state, starts));
    const runner = start();
    runner.recover();
    await runner.close();
    expect(events).toEqual(expected);
    expect(rows().every((row) => row["state"] === "done")).toBe(true);
  });
});

describe("what belongs to one conversation", () => {
  const asked = (id: string, conversation: string) =>
    [
      { ...job, id },
      { ...replyTo, conversation },
    ] as const;

  /** Performs jobs when it is told to, and says which are under way. */
  function performing() {
    const gates = new Map<string, { open: () => void; fail: (error: Error) => void }>();
    const perform = ({ id }: Job) =>
      new Promise<void>((open, fail) => {
        gates.set(id, { open, fail });
      });
    const end = async (id: string, error?: Error) => {
      await vi.waitFor(() => expect([...gates.keys()]).toContain(id));
      if (error) gates.get(id)?.fail(error);
      else gates.get(id)?.open();
      gates.delete(id);
    };
    return { perform, end, underWay: () => [...gates.keys()] };
  }

  test("is done in the order it was accepted in, whenever it was acknowledged", async () => {
    const order: string[] = [];
    const { start } = await setUp({
      acknowledge: async ({ id }, given) => (await sleep(id === "1" ? 30 : 0), given),
      perform: async ({ id }) => void order.push(id),
    });
    const runner = start();
    await Promise.all(["1", "2", "3"].map((id) => runner.submit(...asked(id, "thread"))));
    await runner.close();
    expect(order).toEqual(["1", "2", "3"]);
  });

  test("waits for what came before, not for other conversations; one that fails doesn't hold up the next", async () => {
    const { perform, end, underWay } = performing();
    const { start } = await setUp({ perform });
    const runner = start();
    for (const [id, place] of [
      ["1", "here"],
      ["2", "here"],
      ["3", "there"],
    ] as const) {
      await runner.submit(...asked(id, place));
    }
    await vi.waitFor(() => expect(underWay()).toEqual(["1", "3"]));
    await end("1", new Error("failed"));
    await vi.waitFor(() => expect(underWay()).toEqual(["3", "2"]));
    await end("2");
    await end("3");
    await runner.close();
  });

  test("doesn't wait for what could not be acknowledged", async () => {
    const order: string[] = [];
    const { start } = await setUp({
      acknowledge: ({ id }, given) => (id === "1" ? Promise.reject(new Error("gone")) : Promise.resolve(given)),
      perform: async ({ id }) => void order.push(id),
    });
    const runner = start();
    await expect(runner.submit(...asked("1", "thread"))).rejects.toThrow("gone");
    await runner.submit(...asked("2", "thread"));
    await runner.close();
    expect(order).toEqual(["2"]);
  });

  test("is told at once that it was cancelled, while it waits", async () => {
    const { perform, end } = performing();
    const cancelled: string[] = [];
    const { start } = await setUp({
      perform: async (performed, _place, signal) => {
        if (signal.aborted) cancelled.push(performed.id);
        else await perform(performed);
      },
    });
    const runner = start();
    for (const id of ["1", "2"]) await runner.submit(...asked(id, "thread"));
    expect(runner.cancel("2")).toBe("cancelled");
    await vi.waitFor(() => expect(cancelled).toEqual(["2"]));
    await end("1");
    await runner.close();
  });

  test("keeps its order over a restart, also of one moment", async () => {
    const { start, events, database } = await setUp();
    await start().close();
    const gone = spawnSync("true").pid;
    for (const id of ["10", "9", "11"]) {
      const [written, place] = asked(id, "thread").map((part) => JSON.stringify(part));
      database
        .prepare("INSERT INTO job (id, at, state, owner, job, reply) VALUES (?, 0, 'acknowledged', ?, ?, ?)")
        .run(id, gone, written!, place!);
    }
    const runner = start();
    runner.recover();
    await runner.close();
    expect(events).toEqual(["perform 9", "perform 10", "perform 11"]);
  });
});

test("a job goes on from where its acknowledgement said that the answer goes, also after a restart", async () => {
  const seen: ReplyTo[] = [];
  const { start, rows } = await setUp({
    acknowledge: async (_job, given) => ({ ...given, messageId: "77" }),
    perform: (_job, place) => (seen.push(place), seen.length === 1 ? new Promise(() => {}) : Promise.resolve()),
  });
  const runner = start();
  await runner.submit(job, replyTo);
  await runner.close(10);
  expect(rows()).toMatchObject([{ state: "acknowledged", reply: expect.stringContaining('"messageId":"77"') }]);
  const next = start();
  next.recover();
  await next.close();
  expect(seen.map(({ messageId }) => messageId)).toEqual(["77", "77"]);
});

test("what another living process has taken is left to it", async () => {
  const { start, events, database } = await setUp();
  await start().close();
  const other = spawn("sleep", ["60"]);
  onTestFinished(() => void other.kill());
  database.exec(
    `INSERT INTO job (id, at, state, owner, job, reply) VALUES ('1', 0, 'acknowledged', ${other.pid}, '{}', '{}')`,
  );
  const runner = start();
  runner.recover();
  await runner.close();
  expect(events).toEqual([]);
});

test("close waits for what runs, but not for ever", async () => {
  const { start } = await setUp({ perform: () => new Promise(() => {}) });
  const runner = start();
  await runner.submit(job, replyTo);
  const started = performance.now();
  await runner.close(50);
  expect(performance.now() - started).toBeLessThan(1_000);
});
