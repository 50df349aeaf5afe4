import type { JobHandler } from "../../queue/runner.ts";
import type { Telemetry } from "../../telemetry/telemetry.ts";

/** Times jobs from their turn to their last word. */
export function watchPerform(perform: JobHandler["perform"], telemetry: Telemetry | undefined): JobHandler["perform"] {
  if (!telemetry) return perform;
  const { metrics, span } = telemetry;
  return async (job, replyTo, run) => {
    const since = performance.now();
    try {
      await span("job", { job: job.id, task: job.task }, () => perform(job, replyTo, run));
    } finally {
      metrics.job(job.task, (performance.now() - since) / 1_000);
    }
  };
}
