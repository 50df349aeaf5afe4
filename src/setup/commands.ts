import type { Config } from "../config.ts";
import { createCore } from "../core.ts";
import { loadCommands } from "../discord/load.ts";
import { registerAnew } from "../discord/register.ts";
import type { Check } from "../doctor/check.ts";
import { checkCommands } from "../doctor/commands.ts";
import { setup as texts } from "../locale/setup.ts";
import { fill } from "../locale/fill.ts";
import { createLog } from "../log.ts";
import { createLocalReader } from "../terminal/reader.ts";
import type { Bot } from "./bot.ts";

/**
 * Registers the commands where they aren't current. As global ones, which every server and account has at once: those of
 * a single server would stand beside them in its list, each command twice. The store remembers it, so that the bot
 * doesn't register them again.
 */
export async function settleCommands(config: Config, { rest, application }: Bot): Promise<Check> {
  const found = await checkCommands(rest, application.applicationId);
  if (found.status === "ok") return found;
  const commands = await loadCommands();
  const { model: _unused, ...modelless } = config;
  const core = await createCore(modelless, { log: createLog("silent", []), reader: createLocalReader() });
  try {
    await registerAnew(rest, application.applicationId, commands, core.cache.facts);
  } finally {
    await core.close();
  }
  return { name: "commands", status: "ok", detail: fill(texts.registered, { count: commands.length }) };
}
