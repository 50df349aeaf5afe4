import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, test, vi } from "vitest";
import type { ReplyTo } from "../../src/job.ts";
import { JobLost } from "../../src/queue/runner.ts";
import { gated, job, replyTo, setUp, TIMING } from "./desk.ts";

describe("what a process that died left behind", () => {
  test.each([
    ["is taken up where it was acknowledged", { state: "acknowledged" }, ["perform 1"]],
    ["is acknowledged again where Discord never confirmed it", { state: "accepted" }, ["acknowledge 1", "perform 1"]],
    ["is given up where it took its process down four times", { starts: 4 }, ["abandon 1"]],
    ["is given up where nobody could be told for an hour and a half", { at: Date.now() - 91 * 60_000 }, ["abandon 1"]],
    ["is left where it has ended", { state: "done" }, []],
  ])("%s", async (_what, left, expected) => {
    const { start, events, leave, rows } = await setUp();
    leave("1", left);
    const runner = start();
    runner.recover();
    await runner.close();
    expect(events).toEqual(expected);
    expect(rows().every((row) => row["state"] === "done")).toBe(true);
  });

  test("is told that it comes late, and dropped where it can't be answered", async () => {
    const late: boolean[] = [];
    const { start, events, leave, rows } = await setUp({
      acknowledge: (_job, _reply, isLate) => (late.push(isLate), Promise.reject(new Error("unknown interaction"))),
    });
    leave("1", { state: "accepted" });
    const runner = start();
    runner.recover();
    await runner.close();
    expect({ late, events, rows: rows() }).toMatchObject({ late: [true], events: [], rows: [{ state: "done" }] });
  });

  test("is taken up when its lease has run out, not before", async () => {
    const { start, events, leave } = await setUp();
    const until = Date.now() + TIMING.lease;
    leave("1", { until });
    start().recover();
    await sleep(TIMING.lease / 2);
    expect(events).toEqual([]);
    await vi.waitFor(() => expect(events).toEqual(["perform 1"]), { timeout: 5_000 });
    expect(Date.now()).toBeGreaterThanOrEqual(until);
  });

  test("is taken up where its lease ends later than any can: the clock was set back", async () => {
    const { start, events, leave } = await setUp();
    leave("1", { until: Date.now() + 24 * 60 * 60_000 });
    start().recover();
    await vi.waitFor(() => expect(events).toEqual(["perform 1"]));
  });

  test("is taken up by one of two processes", async () => {
    const { start, events, leave } = await setUp();
    for (const id of ["1", "2", "3"]) leave(id);
    const runners = [start(), start()];
    for (const runner of runners) runner.recover();
    await Promise.all(runners.map((runner) => runner.close()));
    expect(events.toSorted()).toEqual(["perform 1", "perform 2", "perform 3"]);
  });

  test("is done one after the other where it may have brought its process down, the most suspicious last", async () => {
    const { perform, end, underWay } = gated();
    const { start, leave } = await setUp({ perform });
    leave("1", { starts: 3 });
    leave("2", { starts: 2 });
    leave("3", { starts: 1 });
    const runner = start({ concurrency: 9 });
    runner.recover();
    await vi.waitFor(() => expect(underWay()).toEqual(["3", "2"]));
    await end("2");
    await vi.waitFor(() => expect(underWay()).toEqual(["3", "1"]));
    for (const id of ["1", "3"]) await end(id);
  });

  test("doesn't stop what can be read for what can't", async () => {
    const { start, events, leave, database, rows } = await setUp();
    for (const id of ["1", "2"]) leave(id);
    database.exec("UPDATE queue SET job = 'torn' WHERE id = '1'");
    const runner = start();
    runner.recover();
    await vi.waitFor(() => expect(rows().every((row) => row["state"] === "done")).toBe(true));
    expect(events).toEqual(["perform 2"]);
  });
});

describe("a job", () => {
  test("stays its process's for as long as that lives, however long it takes", async () => {
    const { perform, end } = gated();
    const { start, events } = await setUp({ perform });
    await start().submit(job, replyTo);
    start().recover();
    await sleep(TIMING.lease * 2);
    expect(events).toEqual(["acknowledge 1"]);
    await end("1");
  });

  test("that another process took over says nothing more, and is not ended by the first", async () => {
    const told: unknown[] = [];
    const { start, database, rows } = await setUp({
      perform: async (_job, place, { signal, keep }) => {
        database.exec("UPDATE queue SET owner = 'another', until = 9e15");
        await new Promise((resolve) => signal.addEventListener("abort", resolve));
        told.push(signal.reason);
        await expect(keep(place)).rejects.toThrow(JobLost);
      },
    });
    const runner = start();
    await runner.submit(job, replyTo);
    await vi.waitFor(() => expect(told).toEqual([expect.any(JobLost)]));
    await runner.close();
    expect(rows()).toMatchObject([{ state: "acknowledged", owner: "another" }]);
  });

  test("that could tell nobody is tried again after a while, and that counts as no start", async () => {
    let tries = 0;
    const { start, rows } = await setUp({
      perform: () => (++tries < 6 ? Promise.reject(new Error("Discord is away")) : Promise.resolve()),
    });
    const runner = start({ timing: { lease: 20, heartbeat: 5 } });
    runner.recover();
    await runner.submit(job, replyTo);
    await vi.waitFor(() => expect(rows()).toMatchObject([{ state: "done" }]), { timeout: 5_000 });
    expect(tries).toBe(6);
  });

  test.each([
    [
      "acknowledgement",
      { acknowledge: (_job: unknown, given: ReplyTo) => Promise.resolve({ ...given, messageId: "77" }) },
    ],
    ["work", {}],
  ])("goes on after a restart from where its %s said that the answer goes", async (_what, handler) => {
    const seen: (string | undefined)[] = [];
    const { start } = await setUp({
      perform: async (_job, place, { keep }) => {
        seen.push(place.messageId);
        await keep({ ...place, messageId: "77" });
        if (seen.length === 1) await new Promise(() => {});
      },
      ...handler,
    });
    const runner = start();
    await runner.submit(job, replyTo);
    await runner.close(10);
    const next = start();
    next.recover();
    await next.close();
    expect(seen.at(-1)).toBe("77");
  });
});
