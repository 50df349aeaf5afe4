import type { SlashCommand } from "../src/discord/command/command.ts";
import { personalCommandData } from "../src/discord/manage/data.ts";

export default {
  data: personalCommandData("privacy"),
  anywhere: true,
  execute: (interaction, { manage }) => manage.privacy(interaction),
} satisfies SlashCommand;
