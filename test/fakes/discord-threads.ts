import { ChannelType, MessageFlags, MessageReferenceType, MessageType } from "discord-api-types/v10";
import type { APIMessage, APIUser, ThreadAutoArchiveDuration } from "discord-api-types/v10";
import { ApiError, badLength, invalidForm } from "./discord-errors.ts";
import { blankMessage } from "./discord-message-body.ts";
import { announce, announceEdit, storeMessage } from "./discord-messages.ts";
import type { Context } from "./discord-messages.ts";
import { channelPayload, threadMember } from "./discord-payloads.ts";
import { isVisible } from "./discord-permissions.ts";
import { addChannel, threadMetadata } from "./discord-world.ts";
import type { Channel } from "./discord-world.ts";

/** How threads come to be, whoever starts them (docs: topics/threads). */
export interface NewThread {
  readonly name: string;
  readonly type: ChannelType;
  readonly owner: APIUser;
  /** The message it starts on; its id is the thread's. */
  readonly message?: APIMessage | undefined;
  /** Of a forum's post: that of its first message. */
  readonly id?: string;
  /** Beside the owner. */
  readonly memberIds?: readonly string[];
  readonly minutes?: ThreadAutoArchiveDuration | null | undefined;
  readonly appliedTags?: readonly string[];
}

/** @throws ApiError 50024 where the channel has no such threads, 160004, 50035 */
export function openThread(context: Context, parent: Channel, thread: NewThread): Channel {
  const { world } = context;
  const { message, owner } = thread;
  checkName(thread.name, thread.minutes);
  const opened = addChannel(world, {
    ...(thread.id !== undefined && { id: thread.id }),
    ...(message && { id: threadIdOf(context, message) }),
    name: thread.name.trim(),
    type: typeIn(parent, thread.type, message),
    guildId: parent.guildId,
    parentId: parent.id,
    thread: {
      metadata: threadMetadata(world.now(), thread.minutes ?? 1440),
      ownerId: owner.id,
      members: new Set([owner.id, ...(thread.memberIds ?? [])]),
      appliedTags: thread.appliedTags ?? [],
    },
  });
  announce(context, opened, "THREAD_CREATE", { ...channelPayload(world, opened), newly_created: true });
  if (message) markStarter(context, message, opened);
  else if (opened.type !== ChannelType.PrivateThread && !isForum(parent)) {
    storeMessage(context, {
      ...blankMessage(world, parent.id, owner, opened.name),
      type: MessageType.ThreadCreated,
      message_reference: { type: MessageReferenceType.Default, channel_id: opened.id },
    });
  }
  return opened;
}

/** Puts somebody into a thread; to the bot a private thread it is added to is new. */
export function addToThread(context: Context, channel: Channel, userId: string): void {
  const { world } = context;
  const members = channel.thread?.members;
  if (!members || members.has(userId)) return;
  const wasVisible = isVisible(world, channel);
  members.add(userId);
  if (!wasVisible) announce(context, channel, "THREAD_CREATE", channelPayload(world, channel));
  announce(context, channel, "THREAD_MEMBERS_UPDATE", {
    id: channel.id,
    guild_id: channel.guildId,
    member_count: members.size,
    added_members: [threadMember(world, channel, userId)],
  });
}

export function isForum(channel: Channel): boolean {
  return channel.type === ChannelType.GuildForum || channel.type === ChannelType.GuildMedia;
}

function threadIdOf({ world }: Context, message: APIMessage): string {
  if (world.channels.has(message.id)) {
    throw new ApiError(400, 160004, "A thread has already been created for this message");
  }
  return message.id;
}

function typeIn(parent: Channel, type: ChannelType, message: APIMessage | undefined): ChannelType {
  if (isForum(parent) && message === undefined) return ChannelType.PublicThread;
  if (parent.type === ChannelType.GuildAnnouncement && type !== ChannelType.PrivateThread)
    return ChannelType.AnnouncementThread;
  if (parent.type === ChannelType.GuildText && type !== ChannelType.AnnouncementThread) return type;
  throw new ApiError(400, 50024, "Cannot execute action on this channel type");
}

function checkName(name: string, minutes: number | null | undefined): void {
  if (name.trim() === "" || [...name].length > 100) throw badLength("name", 1, 100);
  if (minutes != null && ![60, 1440, 4320, 10_080].includes(minutes)) {
    throw invalidForm("auto_archive_duration", "BASE_TYPE_CHOICES", "Value must be one of {60, 1440, 4320, 10080}.");
  }
}

/** The message gets the thread, and the thread begins with a reference to it. */
function markStarter(context: Context, message: APIMessage, thread: Channel): void {
  const { world } = context;
  message.flags = (message.flags ?? 0) | MessageFlags.HasThread;
  message.thread = channelPayload(world, thread) as unknown as NonNullable<APIMessage["thread"]>;
  announceEdit(context, message);
  storeMessage(context, {
    ...blankMessage(world, thread.id, world.bot, ""),
    type: MessageType.ThreadStarterMessage,
    message_reference: { type: MessageReferenceType.Default, channel_id: message.channel_id, message_id: message.id },
    referenced_message: message,
  });
}
