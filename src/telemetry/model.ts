import { ModelError, type Llm } from "../llm/llm.ts";
import { costUsd } from "../llm/price.ts";
import { createMeter } from "../task/metered.ts";
import type { Telemetry } from "./telemetry.ts";

/** Counts a model's requests, with what they use and cost. */
export function watchedModel(llm: Llm, telemetry: Telemetry | undefined): Llm {
  if (!telemetry) return llm;
  return {
    ...llm,
    async complete(prompt, options = {}) {
      const since = performance.now();
      const meter = createMeter(options);
      let outcome = "failed";
      try {
        const completion = await llm.complete(prompt, meter.options);
        meter.ended(completion.usage);
        outcome = completion.stopReason;
        return completion;
      } catch (error) {
        meter.broke(error);
        if (error instanceof ModelError) outcome = error.kind;
        else if (options.signal?.aborted) outcome = "stopped";
        throw error;
      } finally {
        const usage = meter.used();
        const seconds = (performance.now() - since) / 1_000;
        telemetry.metrics.modelCall({ model: llm.model, outcome, seconds, usage, usd: costUsd(llm.model, usage) });
      }
    },
  };
}
