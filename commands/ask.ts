import { ApplicationCommandOptionType } from "discord-api-types/v10";
import { givenArticle, givenLanguage } from "../src/discord/command/arguments.ts";
import type { SlashCommand } from "../src/discord/command/command.ts";
import { ARTICLE_OPTIONS, RESULT_OPTIONS, slashCommandData } from "../src/discord/command/data.ts";
import { UserError } from "../src/errors.ts";
import { LONGEST_LINK, LONGEST_QUESTION } from "../src/job.ts";
import { described } from "../src/discord/command/localized.ts";

export default {
  data: slashCommandData("ask", [
    {
      type: ApplicationCommandOptionType.String,
      ...described("options.question"),
      required: true,
      max_length: LONGEST_QUESTION,
    },
    {
      type: ApplicationCommandOptionType.String,
      ...described("options.article"),
      max_length: LONGEST_LINK,
      autocomplete: true,
    },
    ...ARTICLE_OPTIONS,
    ...RESULT_OPTIONS,
  ]),
  async execute(interaction, { request, conversations, completion, usualLanguage }) {
    const question = interaction.options.getString("question", true).trim();
    if (question === "") throw new UserError("no_question");
    const isPrivate = interaction.options.getBoolean("private") ?? false;
    const known = interaction.options.getString("article");
    const read = givenArticle(interaction);
    if (known && read) throw new UserError("two_inputs");
    const given = known ? await completion.article(interaction, known) : read;
    // Without an article, the place tells: an article's thread, or a direct message's last article.
    const here = given ? undefined : await conversations.find(interaction.channelId);
    const input = given ?? (here && ({ kind: "article", id: here.articleId } as const));
    const to = givenLanguage(interaction, here?.to ?? (await usualLanguage(interaction)));
    await request(interaction, {
      task: "ask",
      input,
      options: { to, question },
      private: isPrivate,
      // What one person asks in private is no part of what the thread talks about.
      conversation: isPrivate ? undefined : here && interaction.channelId,
    });
  },
  autocomplete: (interaction, { completion }) =>
    interaction.options.getFocused(true).name === "article"
      ? completion.articles(interaction)
      : completion.languages(interaction),
} satisfies SlashCommand;
