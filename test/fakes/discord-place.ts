import { ChannelType, InteractionContextType, PermissionFlagsBits } from "discord-api-types/v10";
import type { APIUser } from "discord-api-types/v10";
import { channelPayload, memberPayload } from "./discord-payloads.ts";
import { EVERYONE, botPermissions, memberPermissions } from "./discord-permissions.ts";
import { addChannel, directChannel, userNamed } from "./discord-world.ts";
import type { Channel, World } from "./discord-world.ts";

/** Who does something, and where. */
export interface Place {
  /** Name of the user; "reader" where absent. */
  readonly user?: string;
  /** Id or name of a channel; the first text channel where absent. Ignored outside servers. */
  readonly channel?: string;
  /** 0 server, 1 direct message with the bot, 2 a private channel of others. */
  readonly context?: InteractionContextType;
  /** "user": the user brought the application along; in a server that has the bot too both owners are named only for "guild". */
  readonly installed?: "guild" | "user";
  /** The member's permissions in the channel, where they aren't those of their roles. */
  readonly permissions?: bigint;
  /** What the application may do in the channel, where it isn't what the bot may. */
  readonly appPermissions?: bigint;
  /** The user's language; "en-US" where absent. */
  readonly locale?: string;
  /** Bytes; 10 MiB where absent. */
  readonly attachmentLimit?: number;
}

export interface Resolved {
  readonly user: APIUser;
  readonly channel: Channel;
  readonly owners: Record<string, string>;
  readonly forcedEphemeral: boolean;
  /** The user's, in the channel. */
  readonly permissions: bigint;
  /** The fields of an interaction that say who and where. */
  readonly fields: Record<string, unknown>;
}

const P = PermissionFlagsBits;
/** Everything else the documentation promises in direct messages (docs: receiving-and-responding, app_permissions). */
const DIRECT = P.AttachFiles | P.EmbedLinks | P.MentionEveryone;

export function resolvePlace(world: World, place: Place): Resolved {
  const user = userNamed(world, place.user ?? world.user.username);
  const channel = channelOf(world, place, user);
  const guild = channel.guildId === undefined ? undefined : world.guilds.get(channel.guildId);
  const byUser =
    place.installed === "user" || guild?.bot === false || place.context === InteractionContextType.PrivateChannel;
  const permissions = place.permissions ?? (guild ? memberPermissions(guild, user) : EVERYONE);
  const appPermissions =
    place.appPermissions ?? (guild === undefined ? DIRECT : guild.bot ? botPermissions(world, channel) : EVERYONE);
  const owners: Record<string, string> = byUser ? { 1: user.id } : { 0: guild?.id ?? "0" };
  return {
    user,
    channel,
    owners,
    permissions,
    forcedEphemeral: byUser && guild !== undefined && (permissions & P.UseExternalApps) === 0n,
    fields: {
      channel_id: channel.id,
      channel: { ...channelPayload(world, channel), permissions: permissions.toString() },
      ...(guild
        ? {
            guild_id: guild.id,
            guild: { id: guild.id, locale: guild.locale, features: [] },
            guild_locale: guild.locale,
            member: { ...memberPayload(user, guild), permissions: permissions.toString() },
          }
        : { user }),
      context: guild ? 0 : (place.context ?? 1),
      locale: place.locale ?? "en-US",
      app_permissions: appPermissions.toString(),
      authorizing_integration_owners: owners,
      attachment_size_limit: place.attachmentLimit ?? 10 * 1024 * 1024,
      entitlements: [],
    },
  };
}

/** @throws Error where there is no such channel */
export function channelNamed(world: World, idOrName: string): Channel {
  const channel = world.channels.get(idOrName) ?? [...world.channels.values()].find((each) => each.name === idOrName);
  if (!channel) throw new Error(`the fake has no channel ${idOrName}`);
  return channel;
}

function channelOf(world: World, place: Place, user: APIUser): Channel {
  if (place.channel !== undefined) return channelNamed(world, place.channel);
  if (place.context === InteractionContextType.BotDM) return directChannel(world, user);
  if (place.context === InteractionContextType.PrivateChannel) {
    const known = [...world.channels.values()].find((each) => each.type === ChannelType.GroupDM);
    return known ?? addChannel(world, { type: ChannelType.GroupDM, name: "friends", recipients: [user] });
  }
  const first = [...world.channels.values()].find((each) => each.guildId !== undefined && !each.thread);
  if (!first) throw new Error("the fake has no server channel");
  return first;
}
