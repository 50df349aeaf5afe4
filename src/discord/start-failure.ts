import { DiscordAPIError, DiscordjsError, DiscordjsErrorCodes } from "discord.js";
import { start } from "../locale/en.ts";

/** What to do where Discord refuses the bot; undefined for a failure that isn't the operator's. */
export function startFailure(error: unknown): string | undefined {
  if (error instanceof DiscordjsError && error.code === DiscordjsErrorCodes.TokenInvalid) return start.tokenRefused;
  if (error instanceof DiscordAPIError && error.status === 401) return start.tokenRefused;
  // discord.js ends a login with the reason of the gateway's close code.
  if (error instanceof Error && /disallowed intents/i.test(error.message)) return start.intentRefused;
  return undefined;
}
