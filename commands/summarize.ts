import { ApplicationCommandOptionType } from "discord-api-types/v10";
import { givenArticle, givenLanguage } from "../src/discord/arguments.ts";
import { ARTICLE_OPTIONS, RESULT_OPTIONS, slashCommandData, type SlashCommand } from "../src/discord/command.ts";
import { commands, lengths, options } from "../src/locale/en.ts";

const choices = Object.entries(lengths).map(([value, name]) => ({ name, value }));

export default {
  data: slashCommandData(commands.summarize, [
    ...ARTICLE_OPTIONS,
    { type: ApplicationCommandOptionType.String, ...options.length, choices },
    ...RESULT_OPTIONS,
  ]),
  execute: (interaction, { request }) =>
    request(interaction, {
      task: "summarize",
      input: givenArticle(interaction),
      options: {
        to: givenLanguage(interaction),
        length: (interaction.options.getString("length") ?? "medium") as keyof typeof lengths,
      },
      private: interaction.options.getBoolean("private") ?? false,
    }),
} satisfies SlashCommand;
