import { ApplicationCommandOptionType } from "discord-api-types/v10";
import { givenArticle, givenLanguage } from "../src/discord/command/arguments.ts";
import type { SlashCommand } from "../src/discord/command/command.ts";
import { ARTICLE_OPTIONS, RESULT_OPTIONS, slashCommandData } from "../src/discord/command/data.ts";
import { described, named } from "../src/discord/command/localized.ts";

const INCLUDES = ["speech", "all"] as const;
const choices = INCLUDES.map((value) => ({ ...named(`choices.include.${value}`), value }));

export default {
  data: slashCommandData("quotes", [
    ...ARTICLE_OPTIONS,
    { type: ApplicationCommandOptionType.String, ...described("options.include"), choices },
    ...RESULT_OPTIONS,
  ]),
  async execute(interaction, { request, usualLanguage }) {
    await request(interaction, {
      task: "quotes",
      input: givenArticle(interaction),
      options: {
        to: givenLanguage(interaction, await usualLanguage(interaction)),
        include: (interaction.options.getString("include") ?? "speech") as (typeof INCLUDES)[number],
      },
      private: interaction.options.getBoolean("private") ?? false,
    });
  },
  autocomplete: (interaction, { completion }) => completion.languages(interaction),
} satisfies SlashCommand;
