import {
  ChannelType,
  GuildMember,
  PermissionFlagsBits,
  type BaseInteraction,
  type GuildBasedChannel,
} from "discord.js";
import { UserError } from "../../errors.ts";
import { isMember } from "../access/member.ts";

type Asking = Pick<
  BaseInteraction,
  "authorizingIntegrationOwners" | "context" | "guildId" | "member" | "memberPermissions" | "guild"
>;

/** Who may change a server's settings. */
export function isManager({ memberPermissions }: Pick<Asking, "memberPermissions">): boolean {
  return memberPermissions?.has(PermissionFlagsBits.ManageGuild) ?? false;
}

/** The server that the bot is in itself. One where people only bring it along is none of its managers' business. */
export function ownServer(asking: Pick<Asking, "authorizingIntegrationOwners" | "context" | "guildId">): string | null {
  return isMember(asking) ? asking.guildId : null;
}

/**
 * The server that somebody manages who asks in it. Discord shows a manager's commands to managers alone, but that can be
 * set otherwise, and what a message's button says of itself proves nothing. Throws server_only, not_manager.
 */
export function managedServer(asking: Asking): string {
  const server = ownServer(asking);
  if (server === null) throw new UserError("server_only");
  if (!isManager(asking)) throw new UserError("not_manager");
  return server;
}

/** The server that somebody moderates who asks in it. Throws server_only, not_moderator. */
export function moderatedServer(asking: Asking): string {
  const server = ownServer(asking);
  if (server === null) throw new UserError("server_only");
  if (!asking.memberPermissions?.has(PermissionFlagsBits.ManageMessages)) throw new UserError("not_moderator");
  return server;
}

/**
 * Whether somebody moderates a channel of the server: who does so in one may not even see another. What isn't there any
 * more, or hidden in an archive, is left to the server's managers.
 */
export function moderates({ guild, member, ...asking }: Asking, channelId: string): boolean {
  const channel = guild?.channels.cache.get(channelId);
  if (!channel || !(member instanceof GuildMember)) return isManager(asking);
  return channel.permissionsFor(member).has(neededIn(channel));
}

const MODERATOR = PermissionFlagsBits.ViewChannel | PermissionFlagsBits.ManageMessages;

/** Who isn't in a private thread sees it only by managing threads. */
function neededIn(channel: GuildBasedChannel): bigint {
  const isHidden = channel.type === ChannelType.PrivateThread;
  return isHidden ? MODERATOR | PermissionFlagsBits.ManageThreads : MODERATOR;
}
