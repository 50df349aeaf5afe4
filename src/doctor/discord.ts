import type { Config } from "../config.ts";
import { checkInstallation, checkIntents, checkToken, discordFailure, lookAtApplication } from "./application.ts";
import type { Check } from "./check.ts";
import { checkCommands } from "./commands.ts";
import { checkClock } from "./machine.ts";
import { checkPermissions } from "./permissions.ts";
import { createRest } from "./rest.ts";

/** Token accepted; intents and installation as needed; commands current; what the bot lacks in its servers; the clock. */
export async function checkDiscord(discord: Config["discord"]): Promise<Check[]> {
  const rest = createRest(discord);
  try {
    const application = await lookAtApplication(rest);
    return [
      checkToken(application),
      checkIntents(application, discord.messageContent),
      checkInstallation(application),
      await checkCommands(rest, application.applicationId),
      ...(await checkPermissions(rest, application)),
      ...checkClock(rest.clockAhead()),
    ];
  } catch (error) {
    return [discordFailure(error, discord.apiUrl)];
  }
}
