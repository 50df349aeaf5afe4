import { loadCommands } from "../discord/load.ts";
import { staleCommands } from "../discord/register.ts";
import { doctor as texts } from "../locale/doctor.ts";
import { fill } from "../locale/fill.ts";
import type { Check } from "./check.ts";
import type { Rest } from "./rest.ts";

/** Whether the commands that Discord has registered are those of today. */
export async function checkCommands(rest: Pick<Rest, "get">, applicationId: string): Promise<Check> {
  const registered = await rest.get(`/applications/${applicationId}/commands?with_localizations=true`);
  const theirs: unknown[] = Array.isArray(registered) ? registered : [];
  const ours = await loadCommands();
  const stale = staleCommands(theirs, ours);
  if (stale.length === 0 && theirs.length === ours.length) {
    return { name: "commands", status: "ok", detail: fill(texts.commands, { count: ours.length }) };
  }
  const detail = fill(texts.commandsStale, { stale: stale.length, registered: theirs.length });
  return { name: "commands", status: "failed", detail, fix: texts.commandsFix };
}
