import type { Config } from "../config.ts";
import { NO_METRICS } from "./no-metrics.ts";
import type { Prometheus } from "./prometheus.ts";
import { inSpan } from "./span.ts";
import type { Telemetry } from "./telemetry.ts";

/** Spans wherever a tracer is; metrics, and what it takes to count them, only where they are served. */
export async function startTelemetry({
  http,
}: Pick<Config, "http">): Promise<{ readonly telemetry: Telemetry; readonly prometheus?: Prometheus }> {
  if (!http) return { telemetry: { metrics: NO_METRICS, span: inSpan } };
  const { createPrometheus } = await import("./prometheus.ts");
  const prometheus = createPrometheus();
  prometheus.measureProcess();
  return { telemetry: { metrics: prometheus.metrics, span: inSpan }, prometheus };
}
