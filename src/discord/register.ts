import { createHash } from "node:crypto";
import { isDeepStrictEqual } from "node:util";
import { Routes } from "discord-api-types/v10";
import type { Cache } from "../store/cache.ts";
import type { Registered } from "./command/data.ts";

interface Registry {
  readonly put: (route: `/${string}`, options: { readonly body: unknown }) => Promise<unknown>;
}

/**
 * Tells Discord of the commands where they changed since it was last told (it lets 200 be made a day); true where it
 * was.
 */
export async function registerCommands(
  rest: Registry,
  applicationId: string,
  commands: readonly Registered[],
  facts: Cache["facts"],
): Promise<boolean> {
  if ((await facts.get(keyOf(applicationId)))?.data === digestOf(commands)) return false;
  await registerAnew(rest, applicationId, commands, facts);
  return true;
}

/** Tells Discord of the commands, and remembers that. Global commands replace all earlier ones. */
export async function registerAnew(
  rest: Registry,
  applicationId: string,
  commands: readonly Registered[],
  facts: Cache["facts"],
): Promise<void> {
  await rest.put(Routes.applicationCommands(applicationId), { body: dataOf(commands) });
  await facts.put(keyOf(applicationId), digestOf(commands));
}

/** Of our commands, those that Discord, which lists `theirs`, doesn't have as they are. */
export function staleCommands(theirs: readonly unknown[], commands: readonly Registered[]): readonly unknown[] {
  return dataOf(commands).filter((ours) => !theirs.some((other) => holds(other, ours)));
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

const keyOf = (applicationId: string) => `commands/${applicationId}`;

const dataOf = (commands: readonly Registered[]) => commands.map((command) => command.data);

function digestOf(commands: readonly Registered[]): string {
  return createHash("sha256")
    .update(JSON.stringify(dataOf(commands)))
    .digest("hex");
}
