import { createHash } from "node:crypto";
import { Routes } from "discord-api-types/v10";
import type { Cache } from "../store/cache.ts";
import type { Command } from "./command.ts";

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
  commands: readonly Command[],
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
  commands: readonly Command[],
  facts: Cache["facts"],
): Promise<void> {
  await rest.put(Routes.applicationCommands(applicationId), { body: dataOf(commands) });
  await facts.put(keyOf(applicationId), digestOf(commands));
}

const keyOf = (applicationId: string) => `commands/${applicationId}`;

const dataOf = (commands: readonly Command[]) => commands.map((command) => command.data);

function digestOf(commands: readonly Command[]): string {
  return createHash("sha256")
    .update(JSON.stringify(dataOf(commands)))
    .digest("hex");
}
