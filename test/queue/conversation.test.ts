import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, test, vi } from "vitest";
import { gated, job, replyTo, setUp, TIMING } from "./desk.ts";

/** Performs jobs when it is told to, and notes those that were cancelled before. */
function cancellable() {
  const { perform, end } = gated();
  const cancelled: string[] = [];
  const unlessCancelled: typeof perform = async (job, place, run) => {
    if (run.signal.aborted) cancelled.push(job.id);
    else await perform(job, place, run);
  };
  return { cancelled, perform: unlessCancelled, end };
}

describe("what belongs to one conversation", () => {
  const asked = (id: string, conversation: string) =>
    [
      { ...job, id },
      { ...replyTo, conversation },
    ] as const;

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
    const { perform, end, underWay } = gated();
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
    const { cancelled, perform, end } = cancellable();
    const { start } = await setUp({ perform });
    const runner = start();
    for (const id of ["1", "2"]) await runner.submit(...asked(id, "thread"));
    expect(await runner.cancel("2")).toBe("cancelled");
    await vi.waitFor(() => expect(cancelled).toEqual(["2"]));
    await end("1");
    await runner.close();
  });

  test("keeps its order over a restart, also of one moment", async () => {
    const { start, events, leave } = await setUp();
    const moment = Date.now();
    for (const id of ["10", "9", "11"]) leave(id, { at: moment, reply: { ...replyTo, conversation: "thread" } });
    const runner = start();
    runner.recover();
    await runner.close();
    expect(events).toEqual(["perform 9", "perform 10", "perform 11"]);
  });

  test("waits for what a process that died was asked before", async () => {
    const { start, events, leave } = await setUp();
    const conversation = "thread";
    leave("1", { until: Date.now() + TIMING.lease, reply: { ...replyTo, conversation } });
    const runner = start();
    runner.recover();
    await runner.submit({ ...job, id: "2" }, { ...replyTo, conversation });
    await runner.submit({ ...job, id: "3" }, { ...replyTo, conversation: "other" });
    await vi.waitFor(() => expect(events).toContain("perform 2"), { timeout: 5_000 });
    expect(events.filter((event) => event.startsWith("perform"))).toEqual(["perform 3", "perform 1", "perform 2"]);
  });

  test("is told at once that it was cancelled where others have taken every place", async () => {
    const { cancelled, perform, end } = cancellable();
    const { start } = await setUp({ perform });
    const runner = start({ concurrency: 1 });
    await runner.submit({ ...job, id: "1" }, replyTo);
    await runner.submit({ ...job, id: "2" }, replyTo);
    await runner.cancel("2");
    await vi.waitFor(() => expect(cancelled).toEqual(["2"]));
    await end("1");
    await runner.close();
    expect(cancelled).toEqual(["2"]);
  });
});
