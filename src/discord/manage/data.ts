import {
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  PermissionFlagsBits,
  type APIApplicationCommandOption,
} from "discord-api-types/v10";
import { EVERYWHERE, type SlashCommandData } from "../command/data.ts";
import { described } from "../command/localized.ts";

/** A command for those who manage a server, in it. */
export function managerCommandData(command: "settings" | "doctor"): SlashCommandData {
  return {
    ...commandData(command, []),
    integration_types: [ApplicationIntegrationType.GuildInstall],
    contexts: [InteractionContextType.Guild],
    default_member_permissions: String(PermissionFlagsBits.ManageGuild),
  };
}

/** A command for everybody, everywhere. */
export function personalCommandData(
  command: "usage" | "privacy" | "forget" | "help" | "term",
  options: APIApplicationCommandOption[] = [],
): SlashCommandData {
  return {
    ...commandData(command, options),
    ...EVERYWHERE,
  };
}

function commandData(
  command: "settings" | "doctor" | "usage" | "privacy" | "forget" | "help" | "term",
  options: APIApplicationCommandOption[],
): SlashCommandData {
  return { type: ApplicationCommandType.ChatInput, ...described(`commands.${command}`), options };
}
