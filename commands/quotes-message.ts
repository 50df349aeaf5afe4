import type { MessageCommand } from "../src/discord/command/command.ts";
import { messageCommandData } from "../src/discord/command/data.ts";

export default {
  data: messageCommandData("quotesMessage"),
  execute: (interaction, { onMessage }) => onMessage(interaction, "quotes"),
} satisfies MessageCommand;
