import { UserError } from "../errors.ts";
import type { Source } from "../source/source.ts";
import type { Telemetry } from "./telemetry.ts";

/** Counts why articles couldn't be read. */
export function watchedSource(source: Source, telemetry: Telemetry | undefined): Source {
  if (!telemetry) return source;
  return {
    async read(input, options) {
      try {
        return await source.read(input, options);
      } catch (error) {
        // One who doesn't wait any longer has found nothing wrong.
        if (error instanceof UserError && options?.signal?.aborted !== true) telemetry.metrics.unread(error.code);
        throw error;
      }
    },
  };
}
