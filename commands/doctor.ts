import type { SlashCommand } from "../src/discord/command/command.ts";
import { managerCommandData } from "../src/discord/manage/data.ts";

export default {
  data: managerCommandData("doctor"),
  anywhere: true,
  execute: (interaction, { manage }) => manage.doctor(interaction),
} satisfies SlashCommand;
