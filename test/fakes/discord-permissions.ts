import { ChannelType, PermissionFlagsBits } from "discord-api-types/v10";
import type { APIUser } from "discord-api-types/v10";
import type { Channel, Guild, World } from "./discord-world.ts";

/** Who may do what where. */
const P = PermissionFlagsBits;

/** What @everyone may do in every guild of the fake. */
export const EVERYONE =
  P.ViewChannel |
  P.SendMessages |
  P.SendMessagesInThreads |
  P.CreatePublicThreads |
  P.CreatePrivateThreads |
  P.EmbedLinks |
  P.AttachFiles |
  P.ReadMessageHistory |
  P.AddReactions |
  P.UseApplicationCommands |
  P.UseExternalApps;

const ALL = Object.values(P).reduce((sum, bit) => sum | bit, 0n);

/** Whether the bot itself can be in the channel: no for servers and group chats where only a user installed it. */
export function isMember(world: World, channel: Channel): boolean {
  if (channel.guildId !== undefined) return world.guilds.get(channel.guildId)?.bot === true;
  return channel.type === ChannelType.DM;
}

/** The bot's permissions in a channel. */
export function botPermissions(world: World, channel: Channel): bigint {
  if (!isMember(world, channel)) return 0n;
  const parent = channel.parentId === undefined ? undefined : world.channels.get(channel.parentId);
  const denied = channel.denied | (parent?.denied ?? 0n);
  return (EVERYONE & ~denied) | channel.allowed | (parent?.allowed ?? 0n);
}

/** A person's permissions in a guild: those of @everyone and of the roles they have, the owner's all. */
export function memberPermissions(guild: Guild, user: APIUser): bigint {
  if (user.id === guild.ownerId) return ALL;
  const held = guild.roles.filter((role) => role.members.has(user.id));
  return held.reduce((sum, role) => sum | role.permissions, EVERYONE);
}

/** Whether the bot gets the channel's events: it must see it, and be in it where it is a private thread. */
export function isVisible(world: World, channel: Channel): boolean {
  if (!isMember(world, channel)) return false;
  if (channel.guildId === undefined) return true;
  const permissions = botPermissions(world, channel);
  if ((permissions & P.ViewChannel) === 0n) return false;
  if (channel.type !== ChannelType.PrivateThread || !channel.thread) return true;
  return channel.thread.members.has(world.bot.id) || (permissions & P.ManageThreads) !== 0n;
}
