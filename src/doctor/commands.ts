import { isDeepStrictEqual } from "node:util";
import { loadCommands } from "../discord/load.ts";
import { doctor as texts } from "../locale/doctor.ts";
import { fill } from "../locale/fill.ts";
import type { Check } from "./check.ts";
import type { Rest } from "./rest.ts";

/** Whether the commands that Discord has registered are those of today. */
export async function checkCommands(rest: Pick<Rest, "get">, applicationId: string): Promise<Check> {
  const registered = await rest.get(`/applications/${applicationId}/commands?with_localizations=true`);
  const theirs = Array.isArray(registered) ? (registered as { name?: string; type?: number }[]) : [];
  const ours = (await loadCommands()).map((command) => command.data);
  const stale = ours.filter((command) => !theirs.some((other) => holds(other, command)));
  if (stale.length === 0 && theirs.length === ours.length) {
    return { name: "commands", status: "ok", detail: fill(texts.commands, { count: ours.length }) };
  }
  const detail = fill(texts.commandsStale, { stale: stale.length, registered: theirs.length });
  return { name: "commands", status: "failed", detail, fix: texts.commandsFix };
}

/** True where `theirs` has all that `ours` says; Discord adds ids and defaults of its own. */
function holds(theirs: unknown, ours: unknown): boolean {
  if (Array.isArray(ours)) {
    return (
      Array.isArray(theirs) && theirs.length === ours.length && ours.every((item, index) => holds(theirs[index], item))
    );
  }
  if (typeof ours !== "object" || ours === null) return isDeepStrictEqual(theirs, ours);
  if (typeof theirs !== "object" || theirs === null) return false;
  return Object.entries(ours).every(([key, value]) => {
    const other: unknown = (theirs as Record<string, unknown>)[key];
    const empty = Array.isArray(value) && value.length === 0 && other === undefined;
    return empty || holds(other, value);
  });
}
