import { setImmediate as turn } from "node:timers/promises";
import { expect, test, vi } from "vitest";
import { type Start, createFlight } from "../src/flight.ts";

/** Work that ends when told to, and can be watched. */
function work(): {
  start: Start<string, number>;
  starts: () => number;
  emit: (event: number) => void;
  signal: () => AbortSignal | undefined;
  done: PromiseWithResolvers<string>;
} {
  let starts = 0;
  let signal: AbortSignal | undefined;
  let report: ((event: number) => void) | undefined;
  const done = Promise.withResolvers<string>();
  return {
    start: (emit, given) => {
      starts += 1;
      signal = given;
      report = emit;
      return done.promise;
    },
    starts: () => starts,
    emit: (event) => report?.(event),
    signal: () => signal,
    done,
  };
}

test("ten who ask for one thing cost one piece of work", async () => {
  const flight = createFlight<string, string, number>();
  const { start, starts, done } = work();
  const waiting = Array.from({ length: 10 }, () => flight.join("a", start));
  done.resolve("value");
  expect(await Promise.all(waiting)).toEqual(Array(10).fill("value"));
  expect(starts()).toBe(1);
});

test("different keys are different work", async () => {
  const flight = createFlight<string, string>();
  const both = [flight.join("a", async () => "A"), flight.join("b", async () => "B")];
  expect(await Promise.all(both)).toEqual(["A", "B"]);
});

test("after it ended, the same key starts anew", async () => {
  const flight = createFlight<string, number>();
  let starts = 0;
  const start = async (): Promise<number> => (starts += 1);
  expect([await flight.join("a", start), await flight.join("a", start)]).toEqual([1, 2]);
});

test.each([
  ["rejects", () => Promise.reject(new Error("no"))],
  [
    "throws",
    () => {
      throw new Error("no");
    },
  ],
])("work that %s fails for everyone, and is forgotten", async (_name, start) => {
  const flight = createFlight<string, string>();
  const waiting = [flight.join("a", start), flight.join("a", start)];
  const results = await Promise.allSettled(waiting);
  expect(results.map((result) => result.status)).toEqual(["rejected", "rejected"]);
  expect(await flight.join("a", async () => "again")).toBe("again");
});

test("every waiter hears every event, and a late one the last at once", async () => {
  const flight = createFlight<string, string, number>();
  const { start, emit, done } = work();
  const early = vi.fn<(event: number) => void>();
  const late = vi.fn<(event: number) => void>();
  const waiting = [flight.join("a", start, { onEvent: early })];
  await turn();
  emit(1);
  emit(2);
  waiting.push(flight.join("a", start, { onEvent: late }));
  expect(late.mock.calls).toEqual([[2]]);
  emit(3);
  done.resolve("value");
  await Promise.all(waiting);
  expect(early.mock.calls).toEqual([[1], [2], [3]]);
  expect(late.mock.calls).toEqual([[2], [3]]);
});

test("an event sent at the very start is heard", async () => {
  const flight = createFlight<string, void, number>();
  const onEvent = vi.fn<(event: number) => void>();
  await flight.join("a", async (emit) => emit(1), { onEvent });
  expect(onEvent.mock.calls).toEqual([[1]]);
});

test("who gives up leaves the others to wait, and hears nothing more", async () => {
  const flight = createFlight<string, string, number>();
  const { start, emit, signal, done } = work();
  const controller = new AbortController();
  const onEvent = vi.fn<(event: number) => void>();
  const first = flight.join("a", start, { signal: controller.signal, onEvent });
  const second = flight.join("a", start);
  await turn();
  const reason = new Error("cancelled");
  controller.abort(reason);
  await expect(first).rejects.toBe(reason);
  emit(1);
  expect(onEvent).not.toHaveBeenCalled();
  expect(signal()?.aborted).toBe(false);
  done.resolve("value");
  expect(await second).toBe("value");
});

test("the work is ended when the last one gives up, and whoever comes then starts anew", async () => {
  const flight = createFlight<string, string, number>();
  const { start, signal, done } = work();
  const controllers = [new AbortController(), new AbortController()];
  const waiting = controllers.map((controller) => flight.join("a", start, { signal: controller.signal }));
  const settled = Promise.allSettled(waiting);
  await turn();
  controllers[0]?.abort();
  expect(signal()?.aborted).toBe(false);
  controllers[1]?.abort();
  expect(signal()?.aborted).toBe(true);
  const anew = flight.join("a", async () => "anew");
  done.reject(new Error("aborted"));
  expect(await anew).toBe("anew");
  expect((await settled).map((result) => result.status)).toEqual(["rejected", "rejected"]);
});

test("old work that ends late doesn't end the new work of its key", async () => {
  const flight = createFlight<string, string, number>();
  const old = work();
  const anew = work();
  const controller = new AbortController();
  const gone = flight.join("a", old.start, { signal: controller.signal });
  await turn();
  controller.abort(new Error("cancelled"));
  await expect(gone).rejects.toThrow("cancelled");
  const first = flight.join("a", anew.start);
  old.done.resolve("old");
  await turn();
  const second = flight.join("a", anew.start);
  anew.done.resolve("new");
  expect(await Promise.all([first, second])).toEqual(["new", "new"]);
  expect(anew.starts()).toBe(1);
});

test("a signal that was aborted before starts nothing", async () => {
  const flight = createFlight<string, string, number>();
  const { start, starts } = work();
  await expect(flight.join("a", start, { signal: AbortSignal.abort(new Error("before")) })).rejects.toThrow("before");
  await turn();
  expect(starts()).toBe(0);
});

test("work that nobody waits for any more before it began never begins", async () => {
  const flight = createFlight<string, string, number>();
  const { start, starts } = work();
  const controller = new AbortController();
  const gone = flight.join("a", start, { signal: controller.signal });
  controller.abort(new Error("cancelled"));
  await expect(gone).rejects.toThrow("cancelled");
  await turn();
  expect(starts()).toBe(0);
});

test("a listener that throws ends its own waiting only", async () => {
  const flight = createFlight<string, string, number>();
  const { start, emit, done } = work();
  const broken = flight.join("a", start, {
    onEvent: () => {
      throw new Error("broken");
    },
  });
  const whole = flight.join("a", start);
  await turn();
  emit(1);
  await expect(broken).rejects.toThrow("broken");
  done.resolve("value");
  expect(await whole).toBe("value");
});
