import { expect, test } from "vitest";
import { ModelError, NO_USAGE, type Llm, type Prompt } from "../../src/llm/llm.ts";
import { NO_METRICS } from "../../src/telemetry/no-metrics.ts";
import { watchedModel } from "../../src/telemetry/model.ts";
import type { ModelCall } from "../../src/telemetry/telemetry.ts";

const PROMPT: Prompt = { system: "", material: "", turns: [], instruction: "", maxTokens: 100 };
const usage = { ...NO_USAGE, requests: 1, inputTokens: 1_000_000, outputTokens: 10 };

/** What is counted of one request. */
async function count(complete: Llm["complete"], signal?: AbortSignal): Promise<readonly ModelCall[]> {
  const calls: ModelCall[] = [];
  const metrics = { ...NO_METRICS, modelCall: (call: ModelCall) => void calls.push(call) };
  const telemetry = { metrics, span: () => Promise.reject(new Error("no span is a model's")) };
  const limits = async () => ({ contextWindow: undefined, maxOutput: 100 });
  const llm = { model: "claude-sonnet-5-5", settings: "", caches: true, limits, complete };
  const watched = watchedModel(llm, telemetry);
  await watched.complete(PROMPT, signal ? { signal } : {}).catch(() => undefined);
  return calls;
}

test("an answer is counted with its price", async () => {
  const completion = { text: "", stopReason: "max_tokens", model: "x", usage } as const;
  expect(await count(async () => completion)).toMatchObject([
    { model: "claude-sonnet-5-5", outcome: "max_tokens", usage, usd: 2.0001 },
  ]);
});

test("a stream that was cut is counted with what had come", async () => {
  const cut = new ModelError("stalled", { usage });
  expect(await count(() => Promise.reject(cut))).toMatchObject([{ outcome: "stalled", usage }]);
});

test("one that nobody waits for any more is no failure", async () => {
  const complete: Llm["complete"] = async (_, options) => {
    options?.onUsage?.(usage);
    throw options?.signal?.reason;
  };
  expect(await count(complete, AbortSignal.abort(new Error("cancelled")))).toMatchObject([
    { outcome: "stopped", usage },
  ]);
  expect(await count(() => Promise.reject(new TypeError("a fault of ours")))).toMatchObject([{ outcome: "failed" }]);
});
