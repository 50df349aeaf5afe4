import { ApplicationIntegrationType, InteractionContextType, type BaseInteraction } from "discord.js";

/** True where the bot is in the channel itself, not only installed by the person. */
export function isMember(interaction: Pick<BaseInteraction, "authorizingIntegrationOwners" | "context">): boolean {
  if (interaction.context === InteractionContextType.BotDM) return true;
  const owners = interaction.authorizingIntegrationOwners;
  return (
    interaction.context === InteractionContextType.Guild &&
    owners[ApplicationIntegrationType.GuildInstall] !== undefined
  );
}

/** The person's locale for what they alone see; the server's for what all see. */
export function localeOf(interaction: Pick<BaseInteraction, "locale" | "guildLocale">, own: boolean): string {
  return own ? interaction.locale : (interaction.guildLocale ?? interaction.locale);
}
