import { givenArticle, givenLanguage } from "../src/discord/arguments.ts";
import { ARTICLE_OPTIONS, RESULT_OPTIONS, slashCommandData, type SlashCommand } from "../src/discord/command.ts";

export default {
  data: slashCommandData("quotes", [...ARTICLE_OPTIONS, ...RESULT_OPTIONS]),
  execute: (interaction, { request }) =>
    request(interaction, {
      task: "quotes",
      input: givenArticle(interaction),
      options: { to: givenLanguage(interaction) },
      private: interaction.options.getBoolean("private") ?? false,
    }),
} satisfies SlashCommand;
