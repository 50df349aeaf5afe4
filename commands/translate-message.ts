import { messageCommandData, type MessageCommand } from "../src/discord/command.ts";

export default {
  data: messageCommandData("translateMessage"),
  execute: (interaction, { onMessage }) => onMessage(interaction, "translate"),
} satisfies MessageCommand;
