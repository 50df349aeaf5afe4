import { ApplicationIntegrationType, ChannelType, OAuth2Scopes, PermissionFlagsBits } from "discord-api-types/v10";

/** All that the bot does on a server; the one list behind the invite link and every check. */
const PERMISSIONS = [
  "ViewChannel",
  "SendMessages",
  "SendMessagesInThreads",
  "CreatePublicThreads",
  "EmbedLinks",
  "AttachFiles",
  "ReadMessageHistory",
] as const satisfies (keyof typeof PermissionFlagsBits)[];

export type PermissionName = (typeof PERMISSIONS)[number];

const BITS = PERMISSIONS.reduce((bits, name) => bits | PermissionFlagsBits[name], 0n);

/** Links by which a server's manager, or a person for themself, adds the bot. */
export function inviteLinks(applicationId: string): { readonly server: string; readonly user: string } {
  const link = (type: ApplicationIntegrationType, scopes: OAuth2Scopes[], permissions?: bigint) => {
    const url = new URL("https://discord.com/oauth2/authorize");
    url.search = new URLSearchParams({
      client_id: applicationId,
      scope: scopes.join(" "),
      integration_type: String(type),
      ...(permissions === undefined ? {} : { permissions: String(permissions) }),
    }).toString();
    return url.href;
  };
  return {
    server: link(ApplicationIntegrationType.GuildInstall, [OAuth2Scopes.Bot, OAuth2Scopes.ApplicationsCommands], BITS),
    user: link(ApplicationIntegrationType.UserInstall, [OAuth2Scopes.ApplicationsCommands]),
  };
}

/** Members write only in the posts of these, which are threads that members open. */
const POSTS: ReadonlySet<ChannelType> = new Set([ChannelType.GuildForum, ChannelType.GuildMedia]);
const NOT_IN_POSTS: ReadonlySet<PermissionName> = new Set(["SendMessages", "CreatePublicThreads"]);

/** What the bot lacks, with these permissions, in a channel of a server. Of a channel it can't see only that. */
export function missingPermissions(permissions: bigint, type: ChannelType): PermissionName[] {
  if ((permissions & PermissionFlagsBits.ViewChannel) === 0n) return ["ViewChannel"];
  const needed = POSTS.has(type) ? PERMISSIONS.filter((name) => !NOT_IN_POSTS.has(name)) : PERMISSIONS;
  return needed.filter((name) => (permissions & PermissionFlagsBits[name]) === 0n);
}
