import type { SlashCommand } from "../src/discord/command/command.ts";
import { managerCommandData } from "../src/discord/manage/data.ts";

export default {
  data: managerCommandData("settings"),
  anywhere: true,
  execute: (interaction, { manage }) => manage.settings(interaction),
} satisfies SlashCommand;
