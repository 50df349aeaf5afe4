import { expect, onTestFinished, test } from "vitest";
import { createLog } from "../../src/log.ts";
import { serve, storeAnswers } from "../../src/serve.ts";
import { createPrometheus } from "../../src/telemetry/prometheus.ts";
import { inSpan } from "../../src/telemetry/span.ts";
import { isFinal, startRig, type Rig, type RigSetup } from "./rig.ts";

/** A rig whose metrics are served, as a process serves them; `value` looks at one. */
async function startServed(setup: RigSetup = {}) {
  const prometheus = createPrometheus();
  const rig = await startRig({ ...setup, telemetry: { metrics: prometheus.metrics, span: inSpan } });
  const needs = { gateway: rig.bot.isConnected, store: () => storeAnswers(rig.core) };
  const log = createLog("silent", []);
  const site = await serve({ http: { port: 0 }, needs, load: rig.bot.load, prometheus, log });
  onTestFinished(async () => site?.close());
  const get = (path: string) => fetch(`http://127.0.0.1:${site?.port}${path}`);
  const read = async () => (await get("/metrics")).text();
  const value = async (series: string) =>
    Number(
      (await read())
        .split("\n")
        .find((line) => line.startsWith(`${series} `))
        ?.slice(series.length + 1),
    );
  return { ...rig, get, read, value };
}

async function ask({ discord }: Rig, name: string, link: string): Promise<void> {
  await discord.command({ name, options: { link } }).original(isFinal);
}

test("commands, their jobs and what they cost are counted", async () => {
  const rig = await startServed({ routes: { "/gone": { status: 410, body: "gone" } } });
  const { site, value, model } = rig;
  await ask(rig, "translate", site.url("/article"));
  await ask(rig, "translate", site.url("/article"));
  await ask(rig, "summarize", site.url("/gone"));
  await expect.poll(() => value('dragoman_job_seconds_count{task="translate"}')).toBe(2);

  const counted = {
    'dragoman_interactions_total{command="translate",outcome="taken"}': 2,
    'dragoman_interactions_total{command="summarize",outcome="taken"}': 1,
    dragoman_acknowledgement_seconds_count: 3,
    'dragoman_acknowledgement_seconds_bucket{le="3"}': 3,
    'dragoman_tasks_total{task="translate",outcome="model"}': 1,
    'dragoman_tasks_total{task="translate",outcome="cached"}': 1,
    'dragoman_tasks_total{task="summarize",outcome="refused",code="page_gone"}': 1,
    'dragoman_unread_total{reason="page_gone"}': 1,
    'dragoman_job_stage_seconds_count{stage="read"}': 2,
    'dragoman_job_stage_seconds_count{stage="parse"}': 1,
    'dragoman_job_stage_seconds_count{stage="ask"}': 1,
    'dragoman_job_stage_seconds_count{stage="check"}': 1,
    'dragoman_job_stage_seconds_count{stage="deliver"}': 3,
    'dragoman_model_calls_total{model="claude-sonnet-5-5",outcome="end"}': model.requests.length,
    'dragoman_cache_lookups_total{namespace="result",outcome="hit"}': 1,
    'dragoman_cache_lookups_total{namespace="result",outcome="miss"}': 1,
    'dragoman_queue_jobs{state="running"}': 0,
    'dragoman_ready{need="gateway"}': 1,
    'dragoman_ready{need="store"}': 1,
    dragoman_store_faults_total: 0,
  };
  const values = Object.keys(counted).map(async (series) => [series, await value(series)]);
  expect(Object.fromEntries(await Promise.all(values))).toEqual(counted);
  const spent = await rig.core.usage.spentInAll(new Date().toISOString().slice(0, 7));
  expect(await value('dragoman_model_usd_total{model="claude-sonnet-5-5"}')).toBeCloseTo(spent, 10);
  expect(await value('dragoman_model_tokens_total{model="claude-sonnet-5-5",kind="output"}')).toBeGreaterThan(100);
});

test("what a model refuses or fails at is counted by its kind", async () => {
  const rig = await startServed({ answer: () => ({ status: 529 }) });
  await ask(rig, "summarize", rig.site.url("/article"));
  expect(await rig.value('dragoman_model_calls_total{model="claude-sonnet-5-5",outcome="busy"}')).toBeGreaterThan(0);
  expect(await rig.value('dragoman_tasks_total{task="summarize",outcome="extractive"}')).toBe(1);
});

test("labels are names of our own, never ids, addresses or words", async () => {
  const rig = await startServed();
  await ask(rig, "quotes", rig.site.url("/article"));
  const labels = (await rig.read()).matchAll(/[{,](?<label>[a-z]+)="(?<value>[^"]*)"/g);
  const values = labels.filter(({ groups }) => groups?.["label"] !== "le").map(({ groups }) => groups?.["value"] ?? "");
  const names = [...new Set(values)];
  expect(names).toContain("quotes");
  expect(names.filter((name) => !/^[a-z][a-z\d_-]{0,19}$/.test(name))).toEqual([]);
});

test("a process is ready while its gateway is heard, and counts the connections that follow", async () => {
  const { discord, get, value } = await startServed();
  expect([(await get("/readyz")).status, (await get("/healthz")).status]).toEqual([200, 200]);
  discord.refuseGateway(4000);
  discord.dropGateway();
  await expect.poll(async () => (await get("/readyz")).status).toBe(503);
  expect(await (await get("/readyz")).json()).toEqual({ missing: ["gateway"] });
  expect(await value('dragoman_ready{need="gateway"}')).toBe(0);
  expect((await get("/healthz")).status).toBe(200);
  discord.refuseGateway();
  await expect.poll(async () => (await get("/readyz")).status).toBe(200);
  expect(await value('dragoman_gateway_reconnects_total{purpose="resume"}')).toBeGreaterThan(0);
});
