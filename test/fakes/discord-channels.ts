import { ChannelType, MessageFlags, MessageType, PermissionFlagsBits } from "discord-api-types/v10";
import type { APIMessage, ThreadAutoArchiveDuration } from "discord-api-types/v10";
import {
  ApiError,
  invalidForm,
  missingAccess,
  missingPermissions,
  unknownChannel,
  unknownMessage,
} from "./discord-errors.ts";
import { announceEdit, blankMessage, buildMessage, deleteMessage, editMessage } from "./discord-messages.ts";
import { replyFields, storeMessage, wakeThread } from "./discord-messages.ts";
import type { Context, MessageBody } from "./discord-messages.ts";
import { channelPayload, threadMember, visibleMessage } from "./discord-payloads.ts";
import { route } from "./discord-router.ts";
import type { RestRequest, Route } from "./discord-router.ts";
import { botPermissions, isMember } from "./discord-permissions.ts";
import { addChannel, threadMetadata } from "./discord-world.ts";
import type { Channel, World } from "./discord-world.ts";

/** Routes under /channels: messages, threads, typing. */
const P = PermissionFlagsBits;
const NONCE_LIFE = 5 * 60 * 1000;
const HAS_MESSAGE_CONTENT = (1 << 18) | (1 << 19);

export function channelRoutes(context: Context): readonly Route[] {
  const { world, gateway } = context;
  const at = (id: string, ...needed: bigint[]): Channel => reachable(world, id, needed);
  const seen = (message: APIMessage): APIMessage =>
    visibleMessage(world, message, (world.flags & HAS_MESSAGE_CONTENT) !== 0);

  return [
    route("GET", "/channels/:id", (_, id: string) => channelPayload(world, at(id))),
    route("PATCH", "/channels/:id", ({ body }, id: string) => {
      const channel = at(id);
      const change = body as { name?: string; archived?: boolean; locked?: boolean };
      if (channel.thread?.ownerId !== world.bot.id) throw missingPermissions();
      if (change.name !== undefined) channel.name = change.name;
      if (change.archived !== undefined) channel.thread.metadata.archived = change.archived;
      if (change.locked !== undefined) channel.thread.metadata.locked = change.locked;
      gateway.dispatch("THREAD_UPDATE", channelPayload(world, channel), channel.guildId);
      return channelPayload(world, channel);
    }),
    route("POST", "/channels/:id/typing", (_, id: string) => {
      at(id, sending(at(id)));
    }),
    route("GET", "/channels/:id/messages", ({ query }, id: string) => page(world, at(id), query).map(seen)),
    route("GET", "/channels/:id/messages/:id", (_, id: string, messageId: string) =>
      seen(inChannel(at(id), messageId)),
    ),
    route("POST", "/channels/:id/messages", (request, id: string) => send(context, at(id, sending(at(id))), request)),
    route("PATCH", "/channels/:id/messages/:id", ({ body, files }, id: string, messageId: string) => {
      const channel = at(id);
      const message = inChannel(channel, messageId);
      if (message.author.id !== world.bot.id) throw new ApiError(403, 50005, "Cannot edit a message by another user");
      if (channel.thread?.metadata.archived) throw new ApiError(400, 50083, "Thread is archived");
      return editMessage(context, message, body as MessageBody, files);
    }),
    route("DELETE", "/channels/:id/messages/:id", (_, id: string, messageId: string) => {
      const message = inChannel(at(id), messageId);
      if (message.author.id !== world.bot.id) throw missingPermissions();
      deleteMessage(context, message);
    }),
    route("POST", "/channels/:id/messages/:id/threads", (request, id: string, messageId: string) =>
      startThread(context, at(id, P.CreatePublicThreads), messageId, request.body as ThreadBody),
    ),
    route("PUT", "/channels/:id/thread-members/@me", (_, id: string) => {
      at(id);
    }),
    route("GET", "/channels/:id/thread-members/:id", (_, id: string) => threadMember(world, at(id))),
  ];
}

/**
 * A channel the bot can see and do the needed things in.
 * @throws ApiError 10003, 50001 (not there, or hidden), 50013
 */
function reachable(world: World, id: string, needed: readonly bigint[]): Channel {
  const channel = world.channels.get(id);
  if (!channel) throw unknownChannel();
  if (!isMember(world, channel)) throw missingAccess();
  if (channel.guildId === undefined) return channel;
  const permissions = botPermissions(world, channel);
  if ((permissions & P.ViewChannel) === 0n) throw missingAccess();
  if (needed.some((bit) => (permissions & bit) !== bit)) throw missingPermissions();
  return channel;
}

/** SEND_MESSAGES has no effect in threads. */
function sending(channel: Channel): bigint {
  return channel.thread ? P.SendMessagesInThreads : P.SendMessages;
}

function inChannel(channel: Channel, id: string): APIMessage {
  const message = channel.messages.get(id);
  if (!message) throw unknownMessage();
  return message;
}

/** Newest first, as Discord answers; `after` gives those next after it. */
function page(world: World, channel: Channel, query: URLSearchParams): APIMessage[] {
  if (channel.guildId !== undefined && (botPermissions(world, channel) & P.ReadMessageHistory) === 0n) return [];
  const limit = Number(query.get("limit") ?? 50);
  const after = query.get("after");
  const before = query.get("before");
  const all = [...channel.messages.values()];
  if (after !== null) {
    return all
      .filter(({ id }) => BigInt(id) > BigInt(after))
      .slice(0, limit)
      .toReversed();
  }
  const older = before === null ? all : all.filter(({ id }) => BigInt(id) < BigInt(before));
  return older.slice(-limit).toReversed();
}

function send(context: Context, channel: Channel, { body, files }: RestRequest): APIMessage {
  const { world } = context;
  const message = body as MessageBody;
  const permissions = botPermissions(world, channel);
  if (channel.thread?.metadata.locked) throw new ApiError(400, 160005, "Thread is locked");
  if (channel.guildId !== undefined) {
    if (files.length > 0 && (permissions & P.AttachFiles) === 0n) throw missingPermissions();
    if ((message.embeds ?? []).length > 0 && (permissions & P.EmbedLinks) === 0n) throw missingPermissions();
    if (message.message_reference && (permissions & P.ReadMessageHistory) === 0n) {
      throw new ApiError(400, 160002, "Cannot reply without permission to read message history");
    }
  }
  const nonce = message.enforce_nonce ? String(message.nonce ?? "") : "";
  const known = nonce === "" ? undefined : channel.nonces.get(nonce);
  if (known && world.now() - known.at < NONCE_LIFE) return inChannel(channel, known.id);

  const built = {
    ...buildMessage(context, channel.id, message, files),
    ...replyFields(channel, message.message_reference),
  };
  if (built.referenced_message && message.allowed_mentions?.replied_user !== false) {
    built.mentions = [...built.mentions, built.referenced_message.author];
  }
  wakeThread(context, channel);
  if (nonce !== "") channel.nonces.set(nonce, { id: built.id, at: world.now() });
  return storeMessage(context, built);
}

interface ThreadBody {
  readonly name?: string;
  readonly auto_archive_duration?: ThreadAutoArchiveDuration;
}

/** A public thread on a message has the message's id, and there is at most one. */
function startThread(context: Context, channel: Channel, messageId: string, body: ThreadBody): Record<string, unknown> {
  const { world, gateway } = context;
  if (channel.type !== ChannelType.GuildText && channel.type !== ChannelType.GuildAnnouncement) {
    throw new ApiError(400, 50024, "Cannot execute action on this channel type");
  }
  const message = inChannel(channel, messageId);
  if (world.channels.has(messageId)) {
    throw new ApiError(400, 160004, "A thread has already been created for this message");
  }
  const name = (body.name ?? "").trim();
  if (name === "" || [...name].length > 100) {
    throw invalidForm("name", "BASE_TYPE_BAD_LENGTH", "Must be between 1 and 100 in length.");
  }
  const minutes = body.auto_archive_duration ?? 1440;
  if (![60, 1440, 4320, 10_080].includes(minutes)) {
    throw invalidForm("auto_archive_duration", "BASE_TYPE_CHOICES", "Value must be one of {60, 1440, 4320, 10080}.");
  }
  const thread = addChannel(world, {
    id: messageId,
    name,
    type: channel.type === ChannelType.GuildAnnouncement ? ChannelType.AnnouncementThread : ChannelType.PublicThread,
    guildId: channel.guildId,
    parentId: channel.id,
    thread: {
      metadata: threadMetadata(world.now(), minutes),
      ownerId: world.bot.id,
      members: new Set([world.bot.id]),
      appliedTags: [],
    },
  });
  gateway.dispatch("THREAD_CREATE", { ...channelPayload(world, thread), newly_created: true }, thread.guildId);
  message.flags = (message.flags ?? 0) | MessageFlags.HasThread;
  message.thread = channelPayload(world, thread) as unknown as NonNullable<APIMessage["thread"]>;
  announceEdit(context, message);
  storeMessage(context, {
    ...blankMessage(world, thread.id, world.bot, ""),
    type: MessageType.ThreadStarterMessage,
    referenced_message: message,
  });
  return channelPayload(world, thread);
}
