import { givenArticle, givenLanguage } from "../src/discord/command/arguments.ts";
import type { SlashCommand } from "../src/discord/command/command.ts";
import { ARTICLE_OPTIONS, RESULT_OPTIONS, slashCommandData } from "../src/discord/command/data.ts";

export default {
  data: slashCommandData("translate", [...ARTICLE_OPTIONS, ...RESULT_OPTIONS]),
  async execute(interaction, { request, usualLanguage }) {
    await request(interaction, {
      task: "translate",
      input: givenArticle(interaction),
      options: { to: givenLanguage(interaction, await usualLanguage(interaction)) },
      private: interaction.options.getBoolean("private") ?? false,
    });
  },
  autocomplete: (interaction, { completion }) => completion.languages(interaction),
} satisfies SlashCommand;
