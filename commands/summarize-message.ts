import type { MessageCommand } from "../src/discord/command/command.ts";
import { messageCommandData } from "../src/discord/command/data.ts";

export default {
  data: messageCommandData("summarizeMessage"),
  execute: (interaction, { onMessage }) => onMessage(interaction, "summarize"),
} satisfies MessageCommand;
