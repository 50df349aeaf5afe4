import { randomUUID } from "node:crypto";
import type { UserErrorCode } from "../../errors.ts";
import type { Log } from "../../log.ts";
import { UNREAD } from "./unread.ts";

/** What went wrong: an article couldn't be read, the model failed, a budget was spent; or an error of our own. */
export type IncidentKind = "article" | "model" | "budget" | "own";

export interface Incident {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly kind: IncidentKind;
  /** To be found in the log by; only an error of our own has one. */
  readonly ref?: string;
}

/** What went wrong lately in each server, without a word of what was asked; kept in memory alone. */
export interface Incidents {
  readonly note: (guildId: string | null | undefined, what: Omit<Incident, "at">) => void;
  /** The latest first. */
  readonly latest: (guildId: string) => readonly Incident[];
}

const KEPT = 5;

export function createIncidents(now: () => number): Incidents {
  const byServer = new Map<string, readonly Incident[]>();
  const latest = (guildId: string) => byServer.get(guildId) ?? [];
  return {
    note(guildId, what) {
      if (guildId) byServer.set(guildId, [{ at: now(), ...what }, ...latest(guildId)].slice(0, KEPT));
    },
    latest,
  };
}

/** Notes an error of our own, in the log too; gives the reference by which it is found there. */
export function noteOwn(
  error: unknown,
  { job, guildId, what }: { readonly job: string; readonly guildId: string | null | undefined; readonly what: string },
  { incidents, log }: { readonly incidents: Pick<Incidents, "note">; readonly log: Log },
): string {
  const ref = randomUUID().slice(0, 8);
  incidents.note(guildId, { kind: "own", ref });
  log.error({ err: error, job, ref }, what);
  return ref;
}

/** Undefined of what only needs to be asked otherwise. */
export function incidentOf(code: UserErrorCode): IncidentKind | undefined {
  if (UNREAD.has(code)) return "article";
  if (code.startsWith("model_")) return "model";
  return code.endsWith("_budget") ? "budget" : undefined;
}
