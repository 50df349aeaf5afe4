import { Redis } from "ioredis";
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from "vitest";
import { createExclusive } from "../../src/store/redis/exclusive.ts";
import { HAS_REDIS, startRedis } from "../fakes/redis.ts";

let server: Awaited<ReturnType<typeof startRedis>>;
beforeAll(async () => {
  if (HAS_REDIS) server = await startRedis();
});
afterAll(() => server?.close());

/** What another process would have. */
function exclusive(errors: unknown[] = []) {
  const redis = new Redis(server!.url, { maxRetriesPerRequest: 0 });
  redis.on("error", () => undefined);
  onTestFinished(() => redis.disconnect());
  return createExclusive(redis, "test:", { lease: 10_000, onError: (error) => errors.push(error) });
}

const never = new AbortController().signal;

describe.skipIf(!HAS_REDIS)("work that one process does at a time", () => {
  test("is done one after the other under the same key, and beside each other under different ones", async () => {
    const steps: string[] = [];
    const work = (name: string) => async () => {
      steps.push(`begin ${name}`);
      await new Promise((resolve) => setTimeout(resolve, 100));
      steps.push(`end ${name}`);
    };
    await Promise.all([
      exclusive()("k", never, work("one")),
      exclusive()("k", never, work("two")),
      exclusive()("other", never, work("three")),
    ]);
    const same = steps.filter((step) => !step.endsWith("three")).map((step) => step.split(" ")[0]);
    expect(same).toEqual(["begin", "end", "begin", "end"]);
    expect(steps.indexOf("begin three")).toBeLessThan(3);
  });

  test("is free again where it failed", async () => {
    await expect(exclusive()("f", never, () => Promise.reject(new Error("no")))).rejects.toThrow("no");
    expect(await exclusive()("f", never, async () => "done")).toBe("done");
  });

  test("isn't waited for by who gave up", async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    const begun = vi.fn<() => Promise<void>>(() => promise);
    const first = exclusive()("g", never, begun);
    await vi.waitFor(() => expect(begun).toHaveBeenCalled());
    const controller = new AbortController();
    const second = vi.fn<() => Promise<void>>(async () => undefined);
    const waiting = exclusive()("g", controller.signal, second);
    controller.abort(new Error("gave up"));
    await expect(waiting).rejects.toThrow("gave up");
    resolve();
    await first;
    expect(second).not.toHaveBeenCalled();
  });

  test("is done at once where Redis is gone, and that is told", async () => {
    const errors: unknown[] = [];
    const alone = exclusive(errors);
    await alone("h", never, async () => undefined);
    await server!.kill();
    expect(await alone("h", never, async () => "done")).toBe("done");
    expect(errors).not.toEqual([]);
    await server!.start();
  });
});
