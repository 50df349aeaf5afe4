import { articleIn, DEFAULT_LANGUAGE } from "../src/discord/arguments.ts";
import { messageCommandData, type MessageCommand } from "../src/discord/command.ts";

export default {
  data: messageCommandData("translateMessage"),
  execute: (interaction, { submit }) =>
    submit(interaction, {
      task: "translate",
      input: articleIn(interaction.targetMessage, interaction.attachmentSizeLimit),
      options: { to: DEFAULT_LANGUAGE },
      private: false,
    }),
} satisfies MessageCommand;
