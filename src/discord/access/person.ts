import type { Message } from "discord.js";

/** Written by somebody, and not by a bot, a webhook or Discord itself. */
export function isByPerson({ author, webhookId, system }: Message): boolean {
  return !author.bot && !webhookId && !system;
}
