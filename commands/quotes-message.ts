import { articleIn, DEFAULT_LANGUAGE } from "../src/discord/arguments.ts";
import { messageCommandData, type MessageCommand } from "../src/discord/command.ts";
import { commands } from "../src/locale/en.ts";

export default {
  data: messageCommandData(commands.quotesMessage),
  execute: (interaction, { submit }) =>
    submit(interaction, {
      task: "quotes",
      input: articleIn(interaction.targetMessage, interaction.attachmentSizeLimit),
      options: { to: DEFAULT_LANGUAGE },
      private: false,
    }),
} satisfies MessageCommand;
