import {
  ApplicationCommandOptionType,
  PermissionFlagsBits,
  type APIApplicationCommandSubcommandOption,
} from "discord-api-types/v10";
import type { SlashCommand } from "../src/discord/command/command.ts";
import { described } from "../src/discord/command/localized.ts";
import { personalCommandData } from "../src/discord/manage/data.ts";

/** Characters of a name; an offered term, with its language, has to fit in a choice. */
const LONGEST = 60;

const ADD: APIApplicationCommandSubcommandOption = {
  type: ApplicationCommandOptionType.Subcommand,
  ...described("options.termAdd"),
  options: [
    { type: ApplicationCommandOptionType.String, ...described("options.source"), required: true, max_length: LONGEST },
    { type: ApplicationCommandOptionType.String, ...described("options.target"), required: true, max_length: LONGEST },
    {
      type: ApplicationCommandOptionType.String,
      ...described("options.termLanguage"),
      max_length: LONGEST,
      autocomplete: true,
    },
  ],
};

const REMOVE: APIApplicationCommandSubcommandOption = {
  type: ApplicationCommandOptionType.Subcommand,
  ...described("options.termRemove"),
  options: [
    {
      type: ApplicationCommandOptionType.String,
      ...described("options.term"),
      required: true,
      autocomplete: true,
      max_length: 100,
    },
  ],
};

export default {
  data: {
    ...personalCommandData("term", [
      ADD,
      REMOVE,
      { type: ApplicationCommandOptionType.Subcommand, ...described("options.termList") },
    ]),
    default_member_permissions: String(PermissionFlagsBits.ManageGuild),
  },
  anywhere: true,
  execute(interaction, { manage }) {
    switch (interaction.options.getSubcommand()) {
      case "add":
        return manage.terms.add(interaction);
      case "remove":
        return manage.terms.remove(interaction);
      default:
        return manage.terms.list(interaction);
    }
  },
  autocomplete: (interaction, { manage, completion }) =>
    interaction.options.getSubcommand() === "add" ? completion.languages(interaction) : manage.terms.offer(interaction),
} satisfies SlashCommand;
