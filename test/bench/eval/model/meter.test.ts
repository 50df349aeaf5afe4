import { expect, test } from "vitest";
import { createMeter } from "../../../../bench/eval/model/meter.ts";
import { type Llm, ModelError, NO_USAGE } from "../../../../src/llm/llm.ts";

const PROMPT = { system: "", material: "", turns: [], instruction: "", maxTokens: 1 };
const million = { ...NO_USAGE, requests: 1, inputTokens: 1_000_000 };

const modelOf = (model: string, complete: Llm["complete"]): Llm => ({
  model,
  settings: "",
  caches: false,
  limits: async () => ({ contextWindow: undefined, maxOutput: 1 }),
  complete,
});

const answering = async () => ({ text: "", stopReason: "end" as const, model: "as it names itself", usage: million });

test("what broke off is counted, and each reading begins anew", async () => {
  const meter = createMeter();
  const breaking = modelOf("claude-opus-5-5", () => Promise.reject(new ModelError("stalled", { usage: million })));
  const models = [meter.watch(modelOf("claude-sonnet-5-5", answering)), meter.watch(breaking)];
  await Promise.allSettled(models.map(({ complete }) => complete(PROMPT)));

  expect(meter.read()).toEqual({ usage: { ...million, requests: 2, inputTokens: 2_000_000 }, costUsd: 6 });
  expect(meter.read()).toEqual({ usage: NO_USAGE, costUsd: 0 });
});

test("one model without a price, and nobody knows the sum", async () => {
  const meter = createMeter();
  for (const model of ["a-local-model", "claude-sonnet-5-5"])
    await meter.watch(modelOf(model, answering)).complete(PROMPT);

  expect(meter.read()).toMatchObject({ usage: { requests: 2 }, costUsd: undefined });
});
