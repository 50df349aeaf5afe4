import { z } from "zod";
import type { ConfigProblem } from "../config.ts";
import { doctor } from "../locale/doctor.ts";

/** One thing looked at. `off`: not set up, and not needed. */
export interface Check {
  readonly name: string;
  readonly status: "ok" | "failed" | "off";
  /** What was found. */
  readonly detail: string;
  /** What to do, where something is to be done. */
  readonly fix?: string;
}

/** A line of the configuration that is wrong. */
export function checkOf({ variable, problem, fix }: ConfigProblem): Check {
  return { name: variable, status: "failed", detail: problem, fix };
}

/** Why a request came to nothing: the runtime's own message is only “fetch failed”. */
export function reason(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.name === "TimeoutError") return doctor.timeout;
  if (error instanceof SyntaxError || error instanceof z.ZodError) return doctor.otherAnswer;
  const { code } = error as { code?: unknown };
  return error.cause instanceof Error ? reason(error.cause) : error.message || String(code);
}

/** Bounds every look at the network. */
export const CHECK_TIMEOUT = 10_000;

const MARKS = { ok: "✅", failed: "❌", off: "➖" };

/** A check as people read it. */
export function checkLine({ name, status, detail, fix }: Check): string {
  return `${MARKS[status]} ${name}: ${detail}${fix ? ` → ${fix}` : ""}`;
}
