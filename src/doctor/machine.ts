import { fill } from "../locale/fill.ts";
import { doctor as texts } from "../locale/doctor.ts";
import type { Check } from "./check.ts";

/** node:sqlite and running TypeScript as it is. */
const NEEDED = 24;

export function checkNode(version: string): Check {
  const major = Number(version.split(".")[0]);
  if (major >= NEEDED) return { name: "node", status: "ok", detail: version };
  return { name: "node", status: "failed", detail: version, fix: fill(texts.node, { needed: NEEDED }) };
}

/** Answers have minutes, not seconds. */
const TOLERANCE = 60_000;

/** `ahead`: milliseconds by which this clock is ahead of Discord's; undefined where nobody told. */
export function checkClock(ahead: number | undefined): Check[] {
  if (ahead === undefined) return [];
  if (Math.abs(ahead) <= TOLERANCE) return [{ name: "clock", status: "ok", detail: texts.clock }];
  const minutes = Math.round(Math.abs(ahead) / 60_000);
  const detail = fill(ahead > 0 ? texts.clockAhead : texts.clockBehind, { minutes });
  return [{ name: "clock", status: "failed", detail, fix: texts.clockFix }];
}
