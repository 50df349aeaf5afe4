import type { MessageCommand } from "../src/discord/command/command.ts";
import { messageCommandData } from "../src/discord/command/data.ts";

export default {
  data: messageCommandData("translateMessage"),
  execute: (interaction, { onMessage }) => onMessage(interaction, "translate"),
} satisfies MessageCommand;
