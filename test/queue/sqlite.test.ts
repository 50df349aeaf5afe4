import { spawn, spawnSync } from "node:child_process";
import { describe, expect, onTestFinished, test } from "vitest";
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
    acknowledge: async ({ id }) => void events.push(`acknowledge ${id}`),
    perform: async ({ id }) => void events.push(`perform ${id}`),
    ...handler,
  };
  const log = createLog("silent", []);
  const start = () => createSqliteRunner({ database, handler: acted, log, now: Date.now, concurrency: 2 });
  const rows = () => database.prepare("SELECT * FROM job").all();
  return { start, rows, events, database };
}

describe("submit", () => {
  test("writes the job down before it is acknowledged, and runs it afterwards", async () => {
    const seen: unknown[] = [];
    const { start, rows, events } = await setUp({ acknowledge: async () => void seen.push(...rows()) });
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
