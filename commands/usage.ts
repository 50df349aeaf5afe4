import { ApplicationCommandOptionType } from "discord-api-types/v10";
import type { SlashCommand } from "../src/discord/command/command.ts";
import { described } from "../src/discord/command/localized.ts";
import { personalCommandData } from "../src/discord/manage/data.ts";

export default {
  data: personalCommandData("usage", [
    { type: ApplicationCommandOptionType.String, ...described("options.month"), autocomplete: true, max_length: 40 },
  ]),
  anywhere: true,
  execute: (interaction, { manage }) => manage.usage.report(interaction),
  autocomplete: (interaction, { manage }) => manage.usage.offer(interaction),
} satisfies SlashCommand;
