import type { Ids, Stage, Telemetry } from "./telemetry.ts";

/** Work that is a stage of a job; `idsOf` names what came of it. */
export function staged<A extends unknown[], R>(
  work: (...given: A) => Promise<R>,
  stage: Stage,
  telemetry: Telemetry | undefined,
  idsOf?: (done: R) => Ids,
): (...given: A) => Promise<R> {
  if (!telemetry) return work;
  return (...given) =>
    inStage(telemetry, stage, async (note) => {
      const done = await work(...given);
      if (idsOf) note(idsOf(done));
      return done;
    });
}

/** Begins a stage that ends when what is given is called. */
export function beginStage(telemetry: Telemetry, stage: Stage): () => void {
  const { promise, resolve } = Promise.withResolvers<void>();
  void inStage(telemetry, stage, () => promise);
  return resolve;
}

async function inStage<T>(
  { metrics, span }: Telemetry,
  stage: Stage,
  work: (note: (ids: Ids) => void) => Promise<T>,
): Promise<T> {
  const since = performance.now();
  try {
    return await span(stage, {}, work);
  } finally {
    metrics.stage(stage, (performance.now() - since) / 1_000);
  }
}
