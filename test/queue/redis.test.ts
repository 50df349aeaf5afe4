import { Queue } from "bullmq";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { UserError } from "../../src/errors.ts";
import { createLate } from "../../src/queue/redis/late.ts";
import type { Stored } from "../../src/queue/redis/stored.ts";
import { JobLost } from "../../src/queue/runner.ts";
import { HAS_REDIS, startRedis, type RedisServer } from "../fakes/redis.ts";
import { job, replyTo, TIMING } from "./desk.ts";
import { setUp } from "./redis-desk.ts";

let server: RedisServer;
beforeAll(async () => {
  if (HAS_REDIS) server = await startRedis();
});
afterAll(() => server?.close());

describe.skipIf(!HAS_REDIS)("jobs in Redis", () => {
  test("one is acknowledged by who took it, done by another process, and leaves nothing", async () => {
    const { start, events, left, redis, prefix } = setUp(server);
    const front = start();
    start().recover();
    await front.submit(job, replyTo);
    await vi.waitFor(async () => expect([events, await left()]).toEqual([["acknowledge 1", "perform 1"], []]));
    const values = await Promise.all((await redis.keys(`${prefix}*`)).map((key) => redis.dump(key)));
    expect(values.join("")).not.toContain("secret-token");
  });

  test("one that is told twice is taken once, in whichever process", async () => {
    const { start, events } = setUp(server);
    const runners = [start(), start()];
    runners[0]!.recover();
    await Promise.all(runners.map((runner) => runner.submit(job, replyTo)));
    await vi.waitFor(() => expect(events).toEqual(["acknowledge 1", "perform 1"]));
  });

  test("one that Discord doesn't confirm is dropped", async () => {
    const { start, events, left } = setUp(server, { acknowledge: () => Promise.reject(new Error("gone")) });
    const runner = start();
    runner.recover();
    await expect(runner.submit(job, replyTo)).rejects.toThrow("gone");
    expect(await left()).toEqual([]);
    expect(await runner.isOpen("1")).toBe(false);
    expect(events).toEqual([]);
  });

  test("one whose process died before Discord confirmed it is acknowledged late", async () => {
    const late: boolean[] = [];
    const { start, events } = setUp(server, {
      acknowledge: (_job, given, isLate) => (
        late.push(isLate),
        isLate ? Promise.resolve(given) : new Promise(() => {})
      ),
    });
    void start().submit(job, replyTo);
    start().recover();
    await vi.waitFor(() => expect(events).toEqual(["perform 1"]), { timeout: 5_000 });
    expect(late).toEqual([false, true]);
  });

  test("questions of one conversation are answered in their order, others meanwhile", async () => {
    const steps: string[] = [];
    const { start } = setUp(server, {
      perform: async ({ id }) => {
        steps.push(`begin ${id}`);
        await new Promise((resolve) => setTimeout(resolve, id === "1" ? 300 : 20));
        steps.push(`end ${id}`);
      },
    });
    const front = start();
    for (const worker of [start(), start()]) worker.recover();
    for (const id of ["1", "2", "10"]) await front.submit({ ...job, id }, { ...replyTo, conversation: "c" });
    await front.submit({ ...job, id: "7" }, replyTo);
    await vi.waitFor(() => expect(steps).toHaveLength(8), { timeout: 5_000 });
    expect(steps.filter((step) => !step.endsWith("7"))).toEqual(
      ["1", "2", "10"].flatMap((id) => [`begin ${id}`, `end ${id}`]),
    );
    expect(steps.indexOf("end 7")).toBeLessThan(steps.indexOf("end 1"));
  });

  test("one is cancelled from any process, by its person alone, while it runs or waits", async () => {
    const reasons: unknown[] = [];
    const { start } = setUp(server, {
      perform: (_job, _to, { signal }) =>
        new Promise((resolve) => {
          const say = () => resolve(void reasons.push(signal.reason));
          if (signal.aborted) say();
          else signal.addEventListener("abort", say);
        }),
    });
    const front = start();
    start({ concurrency: 1 }).recover();
    await front.submit(job, replyTo);
    await front.submit({ ...job, id: "2" }, replyTo);
    await vi.waitFor(async () => expect(await front.load()).toEqual({ running: 1, waiting: 1 }));
    expect(await front.cancel("1", "somebody else")).toBe("foreign");
    expect(await front.cancel("2", replyTo.userId)).toBe("cancelled");
    expect(await front.cancel("1")).toBe("cancelled");
    await vi.waitFor(() => expect(reasons).toEqual([1, 2].map(() => new UserError("cancelled"))), { timeout: 5_000 });
    expect(await front.cancel("1")).toBe("over");
  });

  test("one that can't be told is tried again", async () => {
    let tries = 0;
    const { start } = setUp(server, {
      perform: async () => {
        if (++tries < 3) throw new Error("Discord is away");
      },
    });
    const runner = start();
    runner.recover();
    await runner.submit(job, replyTo);
    await vi.waitFor(() => expect(tries).toBe(3), { timeout: 5_000 });
    await vi.waitFor(async () => expect(await runner.isOpen("1")).toBe(false));
  });

  test("one that is let go of goes on elsewhere, from where its answer goes", async () => {
    const seen: (string | undefined)[] = [];
    const lost: unknown[] = [];
    const { start } = setUp(server, {
      perform: async (_job, to, { signal, keep }) => {
        seen.push(to.messageId);
        if (seen.length > 1) return;
        await keep({ ...to, messageId: "77" });
        await new Promise((_, reject) => signal.addEventListener("abort", () => reject(signal.reason as Error)));
      },
    });
    const first = start();
    first.recover();
    await first.submit(job, replyTo);
    await vi.waitFor(() => expect(seen).toEqual([undefined]));
    await first.close(0).catch((error: unknown) => lost.push(error));
    start().recover();
    await vi.waitFor(() => expect(seen).toEqual([undefined, "77"]), { timeout: 5_000 });
    expect(lost).toEqual([]);
  });

  test("one whose process fell silent is another's: the first says nothing more", async () => {
    const told: unknown[] = [];
    let starts = 0;
    const { start, redis, prefix } = setUp(server, {
      perform: async (_job, to, { keep }) => {
        if (++starts > 1) return void told.push("answered");
        await redis.set(`${prefix}queue:interactions:job-1:lock`, "another's");
        await keep(to).catch((error: unknown) => told.push(error));
        await redis.del(`${prefix}queue:interactions:job-1:lock`);
        await new Promise(() => {});
      },
    });
    const runner = start();
    runner.recover();
    await runner.submit(job, replyTo);
    await vi.waitFor(() => expect(told).toHaveLength(1));
    expect(told[0]).toBeInstanceOf(JobLost);
  });

  test("one that was left behind four times ends with an error, after three it is begun once more", async () => {
    const { start, events, redis, prefix } = setUp(server);
    const front = start();
    await front.submit(job, replyTo);
    await redis.hset(`${prefix}queue:interactions:job-1`, "stc", 4);
    await front.submit({ ...job, id: "2" }, replyTo);
    await redis.hset(`${prefix}queue:interactions:job-2`, "stc", 3);
    events.length = 0;
    start().recover();
    await vi.waitFor(() => expect(events.toSorted()).toEqual(["abandon 1", "perform 2"]));
    await vi.waitFor(async () => expect([await front.isOpen("1"), await front.isOpen("2")]).toEqual([false, false]));
  });

  test("those that were left behind twice are begun one after the other, beside the others", async () => {
    let [suspects, most, others] = [0, 0, 0];
    const { start, redis, prefix } = setUp(server, {
      perform: async ({ id }) => {
        if (id === "9") return void (others += 1);
        most = Math.max(most, ++suspects);
        await new Promise((resolve) => setTimeout(resolve, 100));
        suspects -= 1;
      },
    });
    const front = start();
    const ids = ["1", "2", "3"];
    for (const id of ids) {
      await front.submit({ ...job, id }, replyTo);
      await redis.hset(`${prefix}queue:interactions:job-${id}`, "stc", 2);
    }
    await front.submit({ ...job, id: "9" }, replyTo);
    start().recover();
    start().recover();
    const open = () => Promise.all([...ids, "9"].map((id) => front.isOpen(id)));
    await vi.waitFor(async () => expect(await open()).not.toContain(true), { timeout: 10_000 });
    expect([most, others]).toEqual([1, 1]);
  });

  test("one that waits while its interaction ends has its person told where the answer will be", async () => {
    let time = Date.now();
    const { start, events, redis, prefix } = setUp(server, {
      accepted: (_job, to, { keep }) => void keep({ ...to, onPress: true }),
    });
    const front = start({ now: () => time });
    await front.submit(job, replyTo);
    const queue = new Queue<Stored>("interactions", { connection: redis, prefix: `${prefix}queue` });
    const late = createLate({
      redis,
      prefix,
      now: () => time,
      handler: { accepted: (_job, to, { keep }) => void keep({ ...to, onPress: true }) },
      onError: (error) => events.push(String(error)),
    });
    await late.sweep(queue);
    expect((await queue.getJob("job-1"))?.data.replyTo.onPress).toBeUndefined();
    time += 13 * 60_000 + 5_000;
    await late.sweep(queue);
    expect((await queue.getJob("job-1"))?.data.replyTo).toEqual({ ...replyTo, onPress: true });
    expect(await late.isHeld("1")).toBe(false);
    start().recover();
    await vi.waitFor(() => expect(events).toEqual(["acknowledge 1", "perform 1"]));
  });

  test("no more is taken than can be done, nor by one person", async () => {
    const { start } = setUp(server, { perform: () => new Promise(() => {}) });
    const runner = start({ capacity: 3, shares: { person: 2, server: 9 } });
    const other = { ...replyTo, userId: "5" };
    await runner.submit(job, replyTo);
    await runner.submit({ ...job, id: "2" }, replyTo);
    await expect(runner.submit({ ...job, id: "3" }, replyTo)).rejects.toMatchObject({ code: "person_at_once" });
    await runner.submit({ ...job, id: "3" }, other);
    await expect(start({ capacity: 3 }).submit({ ...job, id: "4" }, { ...replyTo, userId: "6" })).rejects.toMatchObject(
      {
        code: "queue_full",
        values: { position: 4 },
      },
    );
  });

  test("without the bot's token only interactions are answered", async () => {
    const { start, events } = setUp(server);
    const front = start();
    const worker = start({ hasToken: false });
    worker.recover();
    const { interaction: _none, ...typed } = replyTo;
    await front.submit(job, typed);
    await front.submit({ ...job, id: "2" }, replyTo);
    await vi.waitFor(() => expect(events).toContain("perform 2"));
    await new Promise((resolve) => setTimeout(resolve, TIMING.lease));
    expect(events).not.toContain("perform 1");
    front.recover();
    await vi.waitFor(() => expect(events).toContain("perform 1"));
  });
});
