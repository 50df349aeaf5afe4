import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { ModelError } from "../../src/llm/llm.ts";
import { createRetry, type RetryOptions } from "../../src/llm/retry.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Runs an attempt that fails with these errors, one after another, then succeeds; tells when each attempt began. */
async function attempts(errors: readonly unknown[], options: RetryOptions = {}, signal?: AbortSignal) {
  const began: number[] = [];
  const start = Date.now();
  const outcome = createRetry({ random: () => 0.5, ...options })(async () => {
    began.push(Date.now() - start);
    const error = errors[began.length - 1];
    if (error !== undefined) throw error;
    return "done";
  }, signal).catch((error: unknown) => error);
  await vi.runAllTimersAsync();
  return { began, outcome: await outcome };
}

const busy = (retryAfter?: number) => new ModelError("busy", { retryAfter });

describe("what may pass is tried again", () => {
  test.each(["busy", "limited", "unreachable", "stalled"] as const)("%s", async (kind) => {
    expect((await attempts([new ModelError(kind)])).outcome).toBe("done");
  });

  test("after waits that double", async () => {
    expect((await attempts([busy(), busy(), busy()])).began).toEqual([0, 1_000, 3_000, 7_000]);
  });

  test.each([
    [0, [0, 75, 225]],
    [0.5, [0, 100, 300]],
    [0.999, [0, 124.95, 374.85]],
  ])("with a quarter of jitter: %d", async (random, expected) => {
    const { began } = await attempts([busy(), busy()], { baseDelay: 100, random: () => random });

    expect(began.every((at, index) => Math.abs(at - (expected[index] ?? 0)) <= 2)).toBe(true);
  });

  test("as long after as the endpoint asks", async () => {
    expect((await attempts([busy(12_345), busy(0), busy()])).began).toEqual([0, 12_345, 12_345, 16_345]);
  });

  test("three times, then the last error is thrown", async () => {
    const errors = [busy(), busy(), busy(), busy(), busy()];
    const { began, outcome } = await attempts(errors);

    expect(began).toHaveLength(4);
    expect(outcome).toBe(errors[3]);
  });
});

test("a second stream that dies is not waited for again", async () => {
  const stalled = [new ModelError("stalled"), busy(), new ModelError("stalled")];
  const { began, outcome } = await attempts(stalled);

  expect([began.length, outcome]).toEqual([3, stalled[2]]);
});

describe("what won't pass is thrown at once", () => {
  test.each(["circuit_open", "key", "unknown_model", "spend_limit", "rejected"] as const)("%s", async (kind) => {
    const error = new ModelError(kind);
    const { began, outcome } = await attempts([error]);

    expect([began.length, outcome]).toEqual([1, error]);
  });

  test("any other error", async () => {
    const error = new TypeError("a bug");

    expect(await attempts([error])).toEqual({ began: [0], outcome: error });
  });

  test.each([
    [30_000, 2],
    [30_001, 1],
    [86_400_000, 1],
  ])("a wait of %d ms makes %d attempts", async (retryAfter, expected) => {
    expect((await attempts([busy(retryAfter)])).began).toHaveLength(expected);
  });
});

test("whoever has given up isn't waited for, and gets their own reason", async () => {
  const reason = new Error("enough");
  const { began, outcome } = await attempts([busy(), busy()], {}, AbortSignal.abort(reason));

  expect([began.length, outcome]).toEqual([1, reason]);
});
