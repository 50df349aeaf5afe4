import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from "prom-client";
import type { Metrics } from "./telemetry.ts";

export interface Prometheus {
  readonly metrics: Metrics;
  readonly contentType: string;
  /** All that was counted, in Prometheus' text format. */
  readonly text: () => Promise<string>;
  /** The process' own: event loop, memory, garbage collection. It is measured from then on. */
  readonly measureProcess: () => void;
  /** Asked with each look at the metrics; one that rejects shows nothing. */
  readonly gauge: (
    name: string,
    help: string,
    label: string,
    read: () => Promise<Readonly<Record<string, number>>>,
  ) => void;
}

const ACKNOWLEDGEMENT = [0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 3];
const WORK = [0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120, 300];

export function createPrometheus(): Prometheus {
  const registry = new Registry();
  const registers = [registry];
  const counter = <L extends string>(name: string, help: string, labelNames: readonly L[] = []) =>
    new Counter<L>({ name: `dragoman_${name}`, help, labelNames, registers });
  const histogram = <L extends string>(name: string, help: string, buckets: number[], labelNames: readonly L[] = []) =>
    new Histogram<L>({ name: `dragoman_${name}`, help, buckets, labelNames, registers });

  const interactions = counter("interactions_total", "Interactions heard of", ["command", "outcome"]);
  const acknowledgement = histogram(
    "acknowledgement_seconds",
    "From an interaction to Discord's confirmation of the first response",
    ACKNOWLEDGEMENT,
  );
  const stages = histogram("job_stage_seconds", "What jobs spend their time on", WORK, ["stage"]);
  const jobs = histogram("job_seconds", "From a job's turn to its last word", WORK, ["task"]);
  const tasks = counter("tasks_total", "Tasks that ended", ["task", "outcome", "code"]);
  const calls = counter("model_calls_total", "Requests to models", ["model", "outcome"]);
  const callTime = histogram("model_call_seconds", "How long requests to models take", WORK, ["model"]);
  const tokens = counter("model_tokens_total", "Tokens of requests and answers", ["model", "kind"]);
  const usd = counter("model_usd_total", "Dollars by list price", ["model"]);
  const lookups = counter("cache_lookups_total", "Lookups in the cache", ["namespace", "outcome"]);
  const unread = counter("unread_total", "Articles that couldn't be read", ["reason", "reading"]);
  const reconnects = counter("gateway_reconnects_total", "Connections to the gateway after the first", ["purpose"]);
  const faults = counter("store_faults_total", "Failures of the store that work went on in spite of");

  return {
    contentType: registry.contentType,
    text: () => registry.metrics(),
    measureProcess: () => collectDefaultMetrics({ register: registry }),
    gauge(name, help, label, read) {
      const gauge: Gauge = new Gauge({
        name: `dragoman_${name}`,
        help,
        labelNames: [label],
        registers,
        async collect() {
          gauge.reset();
          const values = await read().catch(() => ({}));
          for (const [of, value] of Object.entries(values)) gauge.set({ [label]: of }, value);
        },
      });
    },
    metrics: {
      interaction: (command, outcome) => interactions.inc({ command, outcome }),
      acknowledged: (seconds) => acknowledgement.observe(seconds),
      stage: (stage, seconds) => stages.observe({ stage }, seconds),
      job: (task, seconds) => jobs.observe({ task }, seconds),
      task: (task, outcome, code) => tasks.inc({ task, outcome, ...(code ? { code } : {}) }),
      modelCall({ model, outcome, seconds, usage, usd: cost }) {
        calls.inc({ model, outcome });
        callTime.observe({ model }, seconds);
        tokens.inc({ model, kind: "input" }, countable(usage.inputTokens));
        tokens.inc({ model, kind: "cache_read" }, countable(usage.cacheReadTokens));
        tokens.inc({ model, kind: "cache_write" }, countable(usage.cacheWriteTokens));
        tokens.inc({ model, kind: "output" }, countable(usage.outputTokens));
        usd.inc({ model }, countable(cost));
      },
      lookup: (namespace, isHit) => lookups.inc({ namespace, outcome: isHit ? "hit" : "miss" }),
      unread: (reason, reading) => unread.inc({ reason, ...(reading === undefined ? {} : { reading }) }),
      reconnect: (purpose) => reconnects.inc({ purpose }),
      storeFault: () => faults.inc(),
    },
  };
}

/** An endpoint says anything; a counter that is told to go down throws. */
function countable(number: number | undefined): number {
  return number !== undefined && Number.isFinite(number) && number > 0 ? number : 0;
}
