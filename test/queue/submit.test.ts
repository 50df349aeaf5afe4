import { describe, expect, test, vi } from "vitest";
import type { Job } from "../../src/job.ts";
import { gated, job, replyTo, setUp } from "./desk.ts";

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
    const { start, events, rows } = await setUp();
    const runner = start();
    await Promise.all([runner.submit(job, replyTo), runner.submit(job, replyTo)]);
    await vi.waitFor(() => expect(rows()).toMatchObject([{ state: "done" }]));
    await runner.submit(job, replyTo);
    expect(events).toEqual(["acknowledge 1", "perform 1"]);
  });

  test("forgets that a job was there after a day", async () => {
    const { start, rows, database } = await setUp();
    const runner = start();
    await runner.submit(job, replyTo);
    await vi.waitFor(() => expect(rows()).toMatchObject([{ state: "done" }]));
    database.prepare("UPDATE queue SET at = at - ?").run(24 * 60 * 60 * 1000 + 1);
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
    const { promise: gate, resolve: open } = Promise.withResolvers<void>();
    const { start, events } = await setUp({ perform: () => gate });
    const runner = start();
    await Promise.all(["1", "2", "3", "4"].map((id) => runner.submit({ ...job, id }, replyTo)));
    expect(events.filter((event) => event.startsWith("acknowledge"))).toHaveLength(4);
    open();
    await runner.close();
  });

  test("takes no more than it may hold, and says how many wait", async () => {
    const { perform, end } = gated();
    const { start, events, rows } = await setUp({ perform });
    const runner = start({ concurrency: 1, capacity: 3 });
    for (const id of ["1", "2", "3"]) await runner.submit({ ...job, id }, replyTo);
    const refused = runner.submit({ ...job, id: "4" }, replyTo);
    await expect(refused).rejects.toMatchObject({ code: "queue_full", values: { position: 3 } });
    expect(events).not.toContain("acknowledge 4");
    expect(rows()).toHaveLength(3);
    // What is told twice was not refused.
    await runner.submit({ ...job, id: "3" }, replyTo);
    await end("1");
    await vi.waitFor(() => runner.submit({ ...job, id: "4" }, replyTo));
    for (const id of ["2", "3", "4"]) await end(id);
  });
});

test("whoever asks while it closes is told so, and nothing is written down", async () => {
  const { perform, end } = gated();
  const { start, rows } = await setUp({ perform });
  const runner = start();
  await runner.submit(job, replyTo);
  const closed = runner.close();
  await expect(runner.submit({ ...job, id: "2" }, replyTo)).rejects.toMatchObject({ code: "restarting" });
  await end("1");
  await closed;
  expect(rows()).toMatchObject([{ id: "1", state: "done" }]);
});

test("close waits for what runs, but not for ever, and lets go of it", async () => {
  const { start, rows } = await setUp({ perform: () => new Promise(() => {}) });
  const runner = start();
  await runner.submit(job, replyTo);
  const started = performance.now();
  await runner.close(50);
  expect(performance.now() - started).toBeLessThan(1_000);
  expect(rows()).toMatchObject([{ state: "acknowledged", owner: "", until: 0 }]);
});
