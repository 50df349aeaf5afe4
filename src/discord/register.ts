import { createHash } from "node:crypto";
import { Routes } from "discord-api-types/v10";
import type { Cache } from "../store/cache.ts";
import type { Command } from "./command.ts";

/**
 * Tells Discord of the commands where they changed since it was last told (it lets 200 be made a day); true where it
 * was. Global commands replace all earlier ones.
 */
export async function registerCommands(
  rest: { readonly put: (route: `/${string}`, options: { readonly body: unknown }) => Promise<unknown> },
  applicationId: string,
  commands: readonly Command[],
  facts: Cache["facts"],
): Promise<boolean> {
  const body = commands.map((command) => command.data);
  const digest = createHash("sha256").update(JSON.stringify(body)).digest("hex");
  const key = `commands/${applicationId}`;
  if ((await facts.get(key))?.data === digest) return false;
  await rest.put(Routes.applicationCommands(applicationId), { body });
  await facts.put(key, digest);
  return true;
}
