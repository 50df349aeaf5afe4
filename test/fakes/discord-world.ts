import { ChannelType } from "discord-api-types/v10";
import type {
  APIApplicationCommand,
  APIMessage,
  APIThreadMetadata,
  APIUser,
  ThreadAutoArchiveDuration,
} from "discord-api-types/v10";

/** What the fake knows: guilds, channels, messages, files. Plain data and look-ups; nothing is sent from here. */
export interface World {
  readonly now: () => number;
  readonly applicationId: string;
  readonly token: string;
  /** `ApplicationFlags`; without `GatewayMessageContent` the intent is refused with 4014. */
  flags: number;
  /** That may be begun on the gateway today. */
  readonly sessionsLeft: number;
  /** That may begin at once. */
  readonly logins: number;
  /** Shards that Discord advises. */
  readonly shards: number;
  /** `http://127.0.0.1:PORT`, known once the server listens. */
  origin: string;
  readonly bot: APIUser;
  readonly user: APIUser;
  readonly users: Map<string, APIUser>;
  readonly guilds: Map<string, Guild>;
  readonly channels: Map<string, Channel>;
  /** Every message, ephemeral ones too, by id. */
  readonly messages: Map<string, APIMessage>;
  /** Who reacted to a message, by its id: ids of users by emoji. */
  readonly reactions: Map<string, Map<string, Set<string>>>;
  /** What the CDN serves, by path. */
  readonly files: Map<string, StoredFile>;
  /** Registered commands, by scope: "global" or a guild's id. */
  readonly commands: Map<string, APIApplicationCommand[]>;
  readonly snowflake: () => string;
}

export interface StoredFile {
  readonly bytes: Buffer;
  readonly contentType: string;
  /** Milliseconds; afterwards the CDN answers 404, as signed URLs do. */
  readonly expires: number;
}

export interface Guild {
  readonly id: string;
  readonly name: string;
  readonly locale: string;
  /** False: only users have installed the application, the bot isn't a member. */
  bot: boolean;
  /** Who may do everything there: the user "owner". */
  readonly ownerId: string;
  /** Beside @everyone. */
  readonly roles: readonly Role[];
}

export interface Role {
  readonly id: string;
  readonly name: string;
  readonly permissions: bigint;
  /** Ids of the users that have it. */
  readonly members: ReadonlySet<string>;
}

export interface Channel {
  readonly id: string;
  readonly type: ChannelType;
  name: string;
  readonly guildId: string | undefined;
  readonly parentId: string | undefined;
  readonly recipients: readonly APIUser[];
  /** Permissions the bot lacks here, and such as only it has. A thread has its parent's. */
  denied: bigint;
  allowed: bigint;
  /** Of forum and media channels. */
  readonly tags: readonly ForumTag[];
  /** Bits of `ChannelFlags`. */
  readonly flags: number;
  readonly thread: Thread | undefined;
  /** What anyone in the channel sees, oldest first. */
  readonly messages: Map<string, APIMessage>;
  /** Nonces of the past minutes, for `enforce_nonce`. */
  readonly nonces: Map<string, { id: string; at: number }>;
}

export interface Thread {
  readonly metadata: APIThreadMetadata;
  readonly ownerId: string;
  /** Ids of the users that are in it. */
  readonly members: Set<string>;
  appliedTags: readonly string[];
}

export interface ForumTag {
  readonly id: string;
  readonly name: string;
  /** Only those who manage threads may give it. */
  readonly moderated: boolean;
}

export interface ChannelSetup {
  readonly id?: string;
  readonly name?: string;
  readonly type?: ChannelType;
  readonly denied?: bigint;
  readonly allowed?: bigint;
  readonly tags?: readonly { name: string; moderated?: boolean }[];
  readonly flags?: number;
}

export interface NewChannel extends ChannelSetup {
  readonly guildId?: string | undefined;
  readonly parentId?: string;
  readonly recipients?: readonly APIUser[];
  readonly thread?: Channel["thread"];
}

export function addChannel(world: World, setup: NewChannel): Channel {
  const channel: Channel = {
    id: setup.id ?? world.snowflake(),
    type: setup.type ?? ChannelType.GuildText,
    name: setup.name ?? "channel",
    guildId: setup.guildId,
    parentId: setup.parentId,
    recipients: setup.recipients ?? [],
    denied: setup.denied ?? 0n,
    allowed: setup.allowed ?? 0n,
    tags: (setup.tags ?? []).map(({ name, moderated = false }) => ({ id: world.snowflake(), name, moderated })),
    flags: setup.flags ?? 0,
    thread: setup.thread,
    messages: new Map(),
    nonces: new Map(),
  };
  world.channels.set(channel.id, channel);
  return channel;
}

/** The direct-message channel of the bot and a user; made when first asked for. */
export function directChannel(world: World, user: APIUser): Channel {
  for (const channel of world.channels.values()) {
    if (channel.type === ChannelType.DM && channel.recipients[0]?.id === user.id) return channel;
  }
  return addChannel(world, { type: ChannelType.DM, name: user.username, recipients: [user] });
}

export function person(id: string, username: string, bot: boolean): APIUser {
  return {
    id,
    username,
    discriminator: "0",
    global_name: bot ? null : username,
    avatar: null,
    ...(bot && { bot: true }),
  };
}

/** A user by name, known from then on. */
export function userNamed(world: World, name: string, bot = false): APIUser {
  for (const user of world.users.values()) if (user.username === name) return user;
  const user = person(world.snowflake(), name, bot);
  world.users.set(user.id, user);
  return user;
}

export function threadMetadata(now: number, minutes: ThreadAutoArchiveDuration): APIThreadMetadata {
  const at = new Date(now).toISOString();
  return {
    archived: false,
    auto_archive_duration: minutes,
    archive_timestamp: at,
    locked: false,
    create_timestamp: at,
  };
}
