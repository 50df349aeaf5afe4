import { expect, test, vi } from "vitest";
import { gated, job, replyTo, setUp, TIMING } from "./desk.ts";

/** Nothing can be written to the queue until it is mended. */
function breakQueue(database: { exec: (sql: string) => void }): () => void {
  database.exec("CREATE TRIGGER broken BEFORE UPDATE ON queue BEGIN SELECT raise(ABORT, 'the disk is full'); END");
  return () => database.exec("DROP TRIGGER broken");
}

const beats = () => new Promise((resolve) => setTimeout(resolve, TIMING.heartbeat * 3));

test("a job that can't be written down is not taken", async () => {
  const { start, database, events } = await setUp();
  const runner = start();
  database.exec("DROP TABLE queue");

  await expect(runner.submit(job, replyTo)).rejects.toThrow("no such table");
  expect(events).toEqual([]);
});

test("that a job was done is written down when that can be done again; it isn't done twice", async () => {
  const { perform, end } = gated();
  const { start, database, rows } = await setUp({ perform });
  const runner = start();
  runner.recover();
  await runner.submit(job, replyTo);
  await vi.waitFor(() => expect(rows()).toMatchObject([{ starts: 1 }]));
  const mend = breakQueue(database);
  await end("1");
  await beats();
  expect(rows()).toMatchObject([{ state: "acknowledged" }]);
  mend();

  await vi.waitFor(() => expect(rows()).toMatchObject([{ state: "done", reply: null }]));
  expect(rows()).toMatchObject([{ starts: 1 }]);
});

test("a job that couldn't be answered is tried again when that can be written down", async () => {
  const { perform, end, underWay } = gated();
  const { start, database, rows } = await setUp({ perform });
  const runner = start();
  runner.recover();
  await runner.submit(job, replyTo);
  await vi.waitFor(() => expect(underWay()).toEqual(["1"]));
  const mend = breakQueue(database);
  await end("1", new Error("Discord is gone"));
  await beats();
  mend();
  await end("1");

  await vi.waitFor(() => expect(rows()).toMatchObject([{ state: "done" }]));
});

test("one whose place can't be written down goes on there", async () => {
  const kept: string[] = [];
  const { start, database, events } = await setUp({
    perform: async ({ id }, to, run) => {
      const mend = breakQueue(database);
      await run.keep({ ...to, channelId: "9" });
      kept.push(id);
      mend();
    },
  });
  await start().submit(job, replyTo);

  await vi.waitFor(() => expect(kept).toEqual(["1"]));
  expect(events).toEqual(["acknowledge 1"]);
});

test("one that Discord has confirmed is performed, though that can't be written down", async () => {
  let isBroken = false;
  const { start, database, events, rows } = await setUp({
    acknowledge: async (_job, to) => {
      if (!isBroken) setTimeout(breakQueue(database), TIMING.heartbeat * 2);
      isBroken = true;
      return to;
    },
  });
  const runner = start();
  runner.recover();
  await runner.submit(job, replyTo);

  await vi.waitFor(() => expect(events).toEqual(["perform 1"]), 3_000);
  await vi.waitFor(() => expect(rows()).toMatchObject([{ state: "done" }]), 3_000);
});
