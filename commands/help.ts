import type { SlashCommand } from "../src/discord/command/command.ts";
import { personalCommandData } from "../src/discord/manage/data.ts";

export default {
  data: personalCommandData("help"),
  anywhere: true,
  execute: (interaction, { manage }) => manage.help(interaction),
} satisfies SlashCommand;
