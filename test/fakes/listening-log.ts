import { pino } from "pino";
import type { Log } from "../../src/log.ts";

/** A log whose lines a test reads. */
export interface ListeningLog {
  readonly log: Log;
  /** As JSON has them; `level` is pino's number: 30 info, 40 warn, 50 error. */
  readonly lines: readonly Record<string, unknown>[];
}

export function createListeningLog(level = "info"): ListeningLog {
  const lines: Record<string, unknown>[] = [];
  const write = (line: string) => void lines.push(JSON.parse(line) as Record<string, unknown>);
  return { log: pino({ level, base: null }, { write }), lines };
}
