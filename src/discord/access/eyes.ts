import { MessageFlags, type Message } from "discord.js";

/** A message that nobody but its person sees. */
export function isForOneself({ flags }: Pick<Message, "flags">): boolean {
  return flags.has(MessageFlags.Ephemeral);
}
