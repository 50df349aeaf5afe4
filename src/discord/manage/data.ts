import {
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  PermissionFlagsBits,
  type APIApplicationCommandOption,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
} from "discord-api-types/v10";
import { described } from "../command/localized.ts";

type Data = RESTPostAPIChatInputApplicationCommandsJSONBody;

/** A command for those who manage a server, in it. */
export function managerCommandData(command: "settings" | "doctor"): Data {
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
): Data {
  return {
    ...commandData(command, options),
    integration_types: [ApplicationIntegrationType.GuildInstall, ApplicationIntegrationType.UserInstall],
    contexts: [InteractionContextType.Guild, InteractionContextType.BotDM, InteractionContextType.PrivateChannel],
  };
}

function commandData(
  command: "settings" | "doctor" | "usage" | "privacy" | "forget" | "help" | "term",
  options: APIApplicationCommandOption[],
): Data {
  return { type: ApplicationCommandType.ChatInput, ...described(`commands.${command}`), options };
}
