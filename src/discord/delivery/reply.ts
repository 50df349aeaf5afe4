import { MessageFlags, type RepliableInteraction } from "discord.js";
import type { Message } from "../message/message.ts";

/** A message as discord.js's own methods take it, which ping nobody. */
export function payload({ components, files = [] }: Message) {
  return {
    flags: MessageFlags.IsComponentsV2 as const,
    components,
    files: files.map(({ name, data }) => ({ name, attachment: data })),
  };
}

/** For the person's eyes alone. */
export async function replyPrivately(interaction: RepliableInteraction, message: Message): Promise<void> {
  await interaction.reply({ ...payload(message), flags: [MessageFlags.IsComponentsV2, MessageFlags.Ephemeral] });
}

/** The same where it takes longer than Discord waits. */
export async function replyLater(interaction: RepliableInteraction, make: () => Promise<Message>): Promise<void> {
  await interaction.deferReply({ flags: MessageFlags.Ephemeral });
  await interaction.editReply(payload(await make()));
}
