import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  type APIApplicationCommandBasicOption,
  type RESTPostAPIChatInputApplicationCommandsJSONBody as SlashCommandData,
  type RESTPostAPIContextMenuApplicationCommandsJSONBody as MessageCommandData,
} from "discord-api-types/v10";
import { LONGEST_LINK } from "../../job.ts";
import { described, named } from "./localized.ts";

export type { MessageCommandData, SlashCommandData };

/** A command as Discord is told of it. */
export interface Registered {
  readonly data: SlashCommandData | MessageCommandData;
}

/** In servers and direct messages, for servers and people who have the bot. */
export const EVERYWHERE = {
  integration_types: [ApplicationIntegrationType.GuildInstall, ApplicationIntegrationType.UserInstall],
  contexts: [InteractionContextType.Guild, InteractionContextType.BotDM, InteractionContextType.PrivateChannel],
};

export function slashCommandData(
  command: "translate" | "summarize" | "quotes" | "ask",
  options: APIApplicationCommandBasicOption[],
): SlashCommandData {
  return { type: ApplicationCommandType.ChatInput, ...described(`commands.${command}`), options, ...EVERYWHERE };
}

export function messageCommandData(
  command: "translateMessage" | "summarizeMessage" | "quotesMessage",
): MessageCommandData {
  return { type: ApplicationCommandType.Message, ...named(`commands.${command}`), ...EVERYWHERE };
}

/** The options by which every slash command takes its article. */
export const ARTICLE_OPTIONS: APIApplicationCommandBasicOption[] = [
  { type: ApplicationCommandOptionType.String, ...described("options.link"), max_length: LONGEST_LINK },
  { type: ApplicationCommandOptionType.Attachment, ...described("options.file") },
  { type: ApplicationCommandOptionType.Integer, ...described("options.chapter"), min_value: 1, max_value: 2_000 },
];

/** The options that shape every result. */
export const RESULT_OPTIONS: APIApplicationCommandBasicOption[] = [
  { type: ApplicationCommandOptionType.String, ...described("options.to"), max_length: 60, autocomplete: true },
  { type: ApplicationCommandOptionType.Boolean, ...described("options.private") },
];
