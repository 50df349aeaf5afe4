import { messageCommandData, type MessageCommand } from "../src/discord/command.ts";

export default {
  data: messageCommandData("summarizeMessage"),
  execute: (interaction, { onMessage }) => onMessage(interaction, "summarize"),
} satisfies MessageCommand;
