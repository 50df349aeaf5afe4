import { messageCommandData, type MessageCommand } from "../src/discord/command.ts";

export default {
  data: messageCommandData("quotesMessage"),
  execute: (interaction, { onMessage }) => onMessage(interaction, "quotes"),
} satisfies MessageCommand;
