import { ChannelType, GatewayIntentBits, MessageFlags } from "discord-api-types/v10";
import type { APIMessage, APIUser } from "discord-api-types/v10";
import { EVERYONE, isVisible } from "./discord-permissions.ts";
import type { Channel, Guild, Role, World } from "./discord-world.ts";

/** The world's things as Discord's JSON. Optional fields are left out, never null: the stock client reads `.map` and `.id` of them. */
type Json = Record<string, unknown>;

export function guildPayload(world: World, guild: Guild): Json {
  const channels = [...world.channels.values()].filter((channel) => channel.guildId === guild.id);
  return {
    id: guild.id,
    name: guild.name,
    icon: null,
    owner_id: guild.ownerId,
    preferred_locale: guild.locale,
    features: [],
    roles: [everyoneRole(guild), ...guild.roles].map(rolePayload),
    emojis: [],
    stickers: [],
    channels: channels.filter((channel) => !channel.thread).map((channel) => channelPayload(world, channel)),
    threads: channels
      .filter((channel) => channel.thread?.metadata.archived === false && isVisible(world, channel))
      .map((channel) => channelPayload(world, channel)),
    members: [world.bot, world.user].map((user) => memberPayload(user, guild)),
    member_count: 2,
    presences: [],
    voice_states: [],
    stage_instances: [],
    guild_scheduled_events: [],
    soundboard_sounds: [],
    joined_at: new Date(0).toISOString(),
    large: false,
    unavailable: false,
    afk_channel_id: null,
    afk_timeout: 300,
    verification_level: 0,
    default_message_notifications: 0,
    explicit_content_filter: 0,
    mfa_level: 0,
    nsfw_level: 0,
    premium_tier: 0,
    premium_subscription_count: 0,
    premium_progress_bar_enabled: false,
    system_channel_id: null,
    system_channel_flags: 0,
    rules_channel_id: null,
    public_updates_channel_id: null,
    safety_alerts_channel_id: null,
    application_id: null,
    vanity_url_code: null,
    description: null,
    banner: null,
    splash: null,
    discovery_splash: null,
  };
}

/** @everyone's id is the guild's. */
export function everyoneRole(guild: Guild): Omit<Role, "members"> {
  return { id: guild.id, name: "@everyone", permissions: EVERYONE };
}

export function rolePayload({ id, name, permissions }: Omit<Role, "members">): Json {
  return {
    id,
    name,
    color: 0,
    colors: { primary_color: 0, secondary_color: null, tertiary_color: null },
    hoist: false,
    position: name === "@everyone" ? 0 : 1,
    permissions: permissions.toString(),
    managed: false,
    mentionable: false,
    flags: 0,
  };
}

export function memberPayload(user: APIUser, guild: Guild): Json {
  return { user, ...memberWithoutUser(user, guild) };
}

/** The `member` of a message event. */
function memberWithoutUser(user: APIUser, guild: Guild | undefined): Json {
  return {
    nick: null,
    avatar: null,
    banner: null,
    roles: (guild?.roles ?? []).filter((role) => role.members.has(user.id)).map((role) => role.id),
    joined_at: new Date(0).toISOString(),
    premium_since: null,
    communication_disabled_until: null,
    deaf: false,
    mute: false,
    pending: false,
    flags: 0,
  };
}

export function channelPayload(world: World, channel: Channel): Json {
  const last = [...channel.messages.keys()].at(-1) ?? null;
  const base = { id: channel.id, type: channel.type, last_message_id: last, flags: channel.flags };
  if (channel.guildId === undefined) return { ...base, recipients: channel.recipients };
  const inGuild = { ...base, guild_id: channel.guildId, name: channel.name, rate_limit_per_user: 0 };
  if (channel.thread) {
    return {
      ...inGuild,
      parent_id: channel.parentId,
      owner_id: channel.thread.ownerId,
      thread_metadata: channel.thread.metadata,
      message_count: channel.messages.size,
      total_message_sent: channel.messages.size,
      member_count: channel.thread.members.size,
      ...(channel.thread.appliedTags.length > 0 && { applied_tags: channel.thread.appliedTags }),
      ...(channel.thread.members.has(world.bot.id) && { member: threadMember(world, channel, world.bot.id) }),
    };
  }
  const { denied, allowed } = channel;
  const own =
    denied === 0n && allowed === 0n ? [] : [{ id: world.bot.id, type: 1, allow: `${allowed}`, deny: `${denied}` }];
  const forum = channel.type === ChannelType.GuildForum || channel.type === ChannelType.GuildMedia;
  return {
    ...inGuild,
    ...(forum && { available_tags: channel.tags.map((tag) => ({ ...tag, emoji_id: null, emoji_name: null })) }),
    position: 0,
    parent_id: null,
    topic: null,
    nsfw: false,
    permission_overwrites: own,
  };
}

export function threadMember(world: World, channel: Channel, userId: string): Json {
  const joined = channel.thread?.metadata.create_timestamp ?? new Date(world.now()).toISOString();
  return { id: channel.id, user_id: userId, join_timestamp: joined, flags: 0 };
}

/** Whether the bot may read a message's content without the privileged intent (docs: events/gateway#message-content-intent). */
function isExempt(world: World, message: APIMessage): boolean {
  const channel = world.channels.get(message.channel_id);
  if (message.author.id === world.bot.id || channel?.guildId === undefined) return true;
  if (new RegExp(`<@!?${world.bot.id}>`).test(message.content)) return true;
  const repliedTo = message.referenced_message;
  // A reply with ping counts only when it answers an ordinary message of the bot: an interaction response has a webhook_id.
  return (
    repliedTo?.author.id === world.bot.id &&
    repliedTo.webhook_id === undefined &&
    message.mentions.some((user) => user.id === world.bot.id)
  );
}

/** A message as the bot gets to see it. */
export function visibleMessage(world: World, message: APIMessage, hasMessageContent: boolean): APIMessage {
  const { referenced_message: answered, ...rest } = withReferenced(world, message);
  const visible = {
    ...rest,
    // What it answers is withheld or shown for its own sake, and comes without what that one answers.
    ...(answered !== undefined && {
      referenced_message: answered && visibleMessage(world, withoutReferenced(answered), hasMessageContent),
    }),
  };
  if (hasMessageContent || isExempt(world, message)) return visible;
  const withheld = { content: "", embeds: [], attachments: [], components: [] };
  const snapshots = message.message_snapshots?.map(({ message: copy }) => ({ message: { ...copy, ...withheld } }));
  return { ...visible, ...withheld, ...(snapshots && { message_snapshots: snapshots }) };
}

/** A message as interactions carry it: the one it answers is named, never included. */
export function withoutReferenced(message: APIMessage): APIMessage {
  const { referenced_message: _, ...rest } = message;
  return rest;
}

/** With the message it answers as that is now: null once it is deleted. */
function withReferenced(world: World, message: APIMessage): APIMessage {
  if (!message.referenced_message) return message;
  return { ...message, referenced_message: world.messages.get(message.referenced_message.id) ?? null };
}

/** A message event's data for a session with these intents. */
export function messageEvent(world: World, message: APIMessage, intents: number): Json {
  const channel = world.channels.get(message.channel_id);
  const visible = {
    ...visibleMessage(world, message, (intents & GatewayIntentBits.MessageContent) !== 0),
    channel_type: channel?.type,
  };
  if (channel?.guildId === undefined) return visible;
  return {
    ...visible,
    guild_id: channel.guildId,
    ...(message.webhook_id === undefined && {
      member: memberWithoutUser(message.author, world.guilds.get(channel.guildId)),
    }),
  };
}

export function isEphemeral(message: APIMessage): boolean {
  return ((message.flags ?? 0) & MessageFlags.Ephemeral) !== 0;
}
