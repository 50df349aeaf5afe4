import type { Config } from "../../../src/config.ts";
import { createClaude } from "../../../src/llm/claude.ts";
import { createRetry } from "../../../src/llm/retry.ts";
import { createTaskRunner, type RunTask } from "../../../src/task/run.ts";
import { createMeter, type Meter } from "./meter.ts";

/** The product's tasks with the models that are set up. Nothing comes from a cache, and nothing is kept. */
export function createMetered({ apiKey, baseUrl, name, fallback }: NonNullable<Config["model"]>): {
  readonly run: RunTask;
  readonly meter: Meter;
} {
  const meter = createMeter();
  const create = (model: string) => meter.watch(createClaude({ apiKey, baseUrl, model }));
  const nothing = { get: async () => undefined, put: async () => undefined, remove: async () => undefined };
  const run = createTaskRunner({
    llm: create(name),
    fallback: fallback === undefined ? undefined : create(fallback),
    retry: createRetry(),
    results: nothing,
    drafts: nothing,
    transcripts: nothing,
  });
  return { run, meter };
}
