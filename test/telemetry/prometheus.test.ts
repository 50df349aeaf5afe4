import { expect, test } from "vitest";
import { NO_USAGE } from "../../src/llm/llm.ts";
import { createPrometheus } from "../../src/telemetry/prometheus.ts";

test("an endpoint that counts nonsense does no harm", async () => {
  const { metrics, text } = createPrometheus();
  const usage = { ...NO_USAGE, inputTokens: Number.NaN, outputTokens: -5, cacheReadTokens: 7 };
  metrics.modelCall({ model: "qwen3:8b", outcome: "end", seconds: 1, usage, usd: undefined });
  const told = await text();
  expect(told).toContain('dragoman_model_tokens_total{model="qwen3:8b",kind="cache_read"} 7\n');
  for (const kind of ["input", "output"]) {
    expect(told).toContain(`dragoman_model_tokens_total{model="qwen3:8b",kind="${kind}"} 0\n`);
  }
  expect(told).toContain('dragoman_model_usd_total{model="qwen3:8b"} 0\n');
});

test("a gauge shows what it is told now, and nothing where it is told nothing", async () => {
  const { gauge, text } = createPrometheus();
  const answers = [async () => ({ running: 2 }), () => Promise.reject(new Error("out of reach"))];
  gauge("queue_jobs", "Jobs", "state", () => answers.shift()!());
  expect(await text()).toContain('dragoman_queue_jobs{state="running"} 2\n');
  expect(await text()).not.toContain("dragoman_queue_jobs{");
});

test("two processes' metrics in one are not mixed", async () => {
  const [one, other] = [createPrometheus(), createPrometheus()];
  one.metrics.storeFault();
  expect(await one.text()).toContain("dragoman_store_faults_total 1\n");
  expect(await other.text()).toContain("dragoman_store_faults_total 0\n");
});
