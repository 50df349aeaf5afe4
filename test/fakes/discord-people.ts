import { ChannelType, MessageFlags, MessageReferenceType } from "discord-api-types/v10";
import type { APIEmbed, APIMessage } from "discord-api-types/v10";
import { addReaction, removeReaction } from "./discord-emoji.ts";
import { storeFiles, uploaded } from "./discord-files.ts";
import type { UserFile } from "./discord-files.ts";
import { blankMessage } from "./discord-message-body.ts";
import { announceEdit, deleteMessage, replyFields, storeMessage, wakeThread } from "./discord-messages.ts";
import type { Context } from "./discord-messages.ts";
import { channelNamed, resolvePlace } from "./discord-place.ts";
import type { Place } from "./discord-place.ts";
import { addToThread, openThread } from "./discord-threads.ts";
import { userNamed } from "./discord-world.ts";
import type { Channel } from "./discord-world.ts";

/** What people do among themselves; each throws where Discord would not let them. */
export interface People {
  /** A message of a user, or with `bot` of another bot. */
  readonly say: (message: Said) => APIMessage;
  /** Forwards a message to another channel. */
  readonly forward: (use: Pick<Place, "user" | "channel" | "context"> & { message: APIMessage }) => APIMessage;
  readonly edit: (message: APIMessage, change: { content?: string; embeds?: readonly APIEmbed[] }) => void;
  readonly erase: (message: APIMessage) => void;
  /** An emoji as a character: "🇬🇧". */
  readonly react: (use: { message: APIMessage; emoji: string; user?: string }) => void;
  readonly unreact: (use: { message: APIMessage; emoji: string; user?: string }) => void;
  /** Starts a thread on a message, alone, or as a post of a forum. */
  readonly startThread: (use: StartedThread) => Channel;
}

export interface Said extends Pick<Place, "user" | "channel" | "context"> {
  readonly content: string;
  readonly bot?: boolean;
  readonly replyTo?: APIMessage;
  /** Whether a reply pings; it does where absent. */
  readonly ping?: boolean;
  readonly attachments?: readonly UserFile[];
  /** Previews that Discord makes of links, or what another bot shows. */
  readonly embeds?: readonly APIEmbed[];
}

export interface StartedThread {
  readonly name: string;
  readonly channel?: string;
  readonly user?: string;
  readonly on?: APIMessage;
  readonly isPrivate?: boolean;
  /** Names of users that are in it from the start. */
  readonly members?: readonly string[];
}

export function createPeople(context: Context): People {
  const { world } = context;
  const known = (message: APIMessage): APIMessage => {
    const found = world.messages.get(message.id);
    if (!found) throw new Error("the message is gone");
    return found;
  };
  const post = (channel: Channel, message: APIMessage): APIMessage => {
    if (channel.thread?.metadata.locked) throw new Error("the thread is locked");
    for (const user of message.mentions) if (channel.thread) addToThread(context, channel, user.id);
    wakeThread(context, channel);
    return storeMessage(context, message);
  };

  return {
    say: (said) => {
      const author = userNamed(world, said.user ?? world.user.username, said.bot);
      const { channel } = resolvePlace(world, { ...said, user: author.username });
      const mentioned = [...world.users.values()].filter((user) => said.content.includes(`<@${user.id}>`));
      const answered = said.replyTo && said.ping !== false ? [said.replyTo.author] : [];
      return post(channel, {
        ...blankMessage(world, channel.id, author, said.content),
        attachments: storeFiles(world, channel.id, (said.attachments ?? []).map(uploaded)),
        embeds: [...(said.embeds ?? [])],
        ...(said.replyTo && replyFields(channel, { message_id: said.replyTo.id })),
        mentions: [...new Map([...mentioned, ...answered].map((user) => [user.id, user])).values()],
      });
    },
    forward: ({ message, ...place }) => {
      const original = known(message);
      const { user, channel } = resolvePlace(world, place);
      const { content, embeds, attachments, timestamp, edited_timestamp, mentions, mention_roles, type } = original;
      const guildId = world.channels.get(original.channel_id)?.guildId;
      return post(channel, {
        ...blankMessage(world, channel.id, user, ""),
        flags: MessageFlags.HasSnapshot,
        message_reference: {
          type: MessageReferenceType.Forward,
          channel_id: original.channel_id,
          message_id: original.id,
          ...(guildId !== undefined && { guild_id: guildId }),
        },
        message_snapshots: [
          {
            message: {
              content,
              embeds,
              attachments,
              timestamp,
              edited_timestamp,
              mentions,
              mention_roles,
              type,
              flags: 0 as MessageFlags,
            },
          },
        ],
      });
    },
    edit: (message, change) => {
      const found = known(message);
      if (world.channels.get(found.channel_id)?.thread?.metadata.archived) throw new Error("the thread is archived");
      Object.assign(found, change);
      if (change.content !== undefined) found.edited_timestamp = new Date(world.now()).toISOString();
      announceEdit(context, found);
    },
    erase: (message) => deleteMessage(context, known(message)),
    react: ({ message, emoji, user }) =>
      addReaction(context, known(message), userNamed(world, user ?? world.user.username), emoji),
    unreact: ({ message, emoji, user }) =>
      removeReaction(context, known(message), userNamed(world, user ?? world.user.username), emoji),
    startThread: ({ name, channel, user, on, isPrivate = false, members = [] }) => {
      const owner = userNamed(world, user ?? world.user.username);
      const parent =
        channel === undefined && on
          ? channelNamed(world, on.channel_id)
          : resolvePlace(world, channel === undefined ? {} : { channel }).channel;
      const type = isPrivate ? ChannelType.PrivateThread : ChannelType.PublicThread;
      const memberIds = members.map((member) => userNamed(world, member).id);
      return openThread(context, parent, { name, type, owner, message: on && known(on), memberIds });
    },
  };
}
