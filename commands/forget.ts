import { ApplicationCommandOptionType } from "discord-api-types/v10";
import type { SlashCommand } from "../src/discord/command/command.ts";
import { described } from "../src/discord/command/localized.ts";
import { personalCommandData } from "../src/discord/manage/data.ts";

export default {
  data: personalCommandData("forget", [
    { type: ApplicationCommandOptionType.Subcommand, ...described("options.forgetMine") },
    {
      type: ApplicationCommandOptionType.Subcommand,
      ...described("options.forgetArticle"),
      options: [
        {
          type: ApplicationCommandOptionType.String,
          ...described("options.forgotten"),
          required: true,
          autocomplete: true,
          max_length: 300,
        },
      ],
    },
  ]),
  anywhere: true,
  execute: (interaction, { manage }) =>
    interaction.options.getSubcommand() === "article"
      ? manage.forget.article(interaction)
      : manage.forget.mine(interaction),
  autocomplete: (interaction, { manage }) => manage.forget.offer(interaction),
} satisfies SlashCommand;
