import { AsyncResource } from "node:async_hooks";
import { PriceQuestion, UserError } from "../errors.ts";
import type { Job, Progress } from "../job.ts";
import type { Result } from "../task/result.ts";
import type { RunOptions } from "../task/run.ts";
import { beginStage } from "./stage.ts";
import type { TaskOutcome, Telemetry } from "./telemetry.ts";

type Run = (job: Job, context?: RunOptions) => Promise<Result>;

/** Counts how tasks end, and tells when they ask and check by what they report. */
export function watchedRun(run: Run, telemetry: Telemetry | undefined): Run {
  if (!telemetry) return run;
  const { metrics } = telemetry;

  return async (job, context = {}) => {
    const stages = followStages(telemetry, context.onProgress);
    try {
      const result = await run(job, { ...context, onProgress: stages.follow });
      metrics.task(job.task, result.cached ? "cached" : result.engine);
      return result;
    } catch (error) {
      const isStopped = context.signal?.aborted === true;
      if (!isStopped && isCode(error, "no_text")) metrics.unread(error.code, String(error.values["reading"]));
      metrics.task(job.task, isStopped ? "stopped" : outcomeOf(error), codeOf(error));
      throw error;
    } finally {
      stages.end();
    }
  };
}

function followStages(telemetry: Telemetry, onProgress: RunOptions["onProgress"]) {
  let current: Progress["stage"] | undefined;
  let end = () => {};

  function enter(stage: Progress["stage"] | undefined): void {
    if (stage === current) return;
    current = stage;
    end();
    if (stage === "asking") end = beginStage(telemetry, "ask");
    if (stage === "checking") end = beginStage(telemetry, "check");
  }

  return {
    // Who joins another's work is told by that, and stays in its own job's span.
    follow: AsyncResource.bind((progress: Progress) => {
      enter(progress.stage);
      onProgress?.(progress);
    }),
    end: () => enter(undefined),
  };
}

function outcomeOf(error: unknown): TaskOutcome {
  if (error instanceof PriceQuestion) return "priced";
  return error instanceof UserError ? "refused" : "failed";
}

const codeOf = (error: unknown) => (error instanceof UserError ? error.code : undefined);

function isCode(error: unknown, code: UserError["code"]): error is UserError {
  return codeOf(error) === code;
}
