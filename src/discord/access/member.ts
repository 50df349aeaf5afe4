import {
  ApplicationIntegrationType,
  InteractionContextType,
  PermissionFlagsBits,
  type BaseInteraction,
} from "discord.js";

/** True where the bot is in the channel itself, not only installed by the person. */
export function isMember(interaction: Pick<BaseInteraction, "authorizingIntegrationOwners" | "context">): boolean {
  if (interaction.context === InteractionContextType.BotDM) return true;
  const owners = interaction.authorizingIntegrationOwners;
  return (
    interaction.context === InteractionContextType.Guild &&
    owners[ApplicationIntegrationType.GuildInstall] !== undefined
  );
}

/** Where members may not use what people bring along, Discord shows them its answers for their eyes alone. */
export function isForcedPrivate(
  interaction: Pick<BaseInteraction, "authorizingIntegrationOwners" | "context" | "memberPermissions">,
): boolean {
  const isBrought = interaction.context === InteractionContextType.Guild && !isMember(interaction);
  return isBrought && interaction.memberPermissions?.has(PermissionFlagsBits.UseExternalApps) === false;
}

/** The person's locale for what they alone see; the server's for what all see. */
export function localeOf(interaction: Pick<BaseInteraction, "locale" | "guildLocale">, own: boolean): string {
  return own ? interaction.locale : (interaction.guildLocale ?? interaction.locale);
}
