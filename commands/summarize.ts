import { ApplicationCommandOptionType } from "discord-api-types/v10";
import { givenArticle, givenLanguage } from "../src/discord/command/arguments.ts";
import type { SlashCommand } from "../src/discord/command/command.ts";
import { ARTICLE_OPTIONS, RESULT_OPTIONS, slashCommandData } from "../src/discord/command/data.ts";
import { described, named } from "../src/discord/command/localized.ts";
import type { Length } from "../src/job.ts";

const LENGTHS: readonly Length[] = ["short", "medium", "long"];
const choices = LENGTHS.map((value) => ({ ...named(`choices.length.${value}`), value }));

export default {
  data: slashCommandData("summarize", [
    ...ARTICLE_OPTIONS,
    { type: ApplicationCommandOptionType.String, ...described("options.length"), choices },
    ...RESULT_OPTIONS,
  ]),
  async execute(interaction, { request, usualLanguage }) {
    await request(interaction, {
      task: "summarize",
      input: givenArticle(interaction),
      options: {
        to: givenLanguage(interaction, await usualLanguage(interaction)),
        length: (interaction.options.getString("length") ?? "medium") as Length,
      },
      private: interaction.options.getBoolean("private") ?? false,
    });
  },
  autocomplete: (interaction, { completion }) => completion.languages(interaction),
} satisfies SlashCommand;
