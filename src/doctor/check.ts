import { doctor } from "../locale/en.ts";

/** One thing looked at. `off`: not set up, and not needed. */
export interface Check {
  readonly name: string;
  readonly status: "ok" | "failed" | "off";
  /** What was found. */
  readonly detail: string;
  /** What to do, where something is to be done. */
  readonly fix?: string;
}

/** Why a request came to nothing, in a few words: the runtime's own message is only “fetch failed”. */
export function reason(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.name === "TimeoutError") return doctor.timeout;
  const { code, message } = (error.cause ?? {}) as { code?: unknown; message?: unknown };
  const cause = typeof code === "string" ? code : message;
  return typeof cause === "string" ? `${error.message} (${cause})` : error.message;
}

/** Bounds every look at the network. */
export const CHECK_TIMEOUT = 10_000;
