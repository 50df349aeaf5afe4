import { ChannelType, MessageType, PermissionFlagsBits } from "discord-api-types/v10";
import type { APIMessage } from "discord-api-types/v10";
import { inChannel, may, reachable, sending } from "./discord-access.ts";
import { ApiError, invalidForm, missingPermissions } from "./discord-errors.ts";
import { buildMessage } from "./discord-message-body.ts";
import { deleteMessage, editMessage, replyFields, storeMessage, wakeThread } from "./discord-messages.ts";
import type { MessageBody } from "./discord-message-body.ts";
import type { Context } from "./discord-messages.ts";
import { visibleMessage } from "./discord-payloads.ts";
import { route } from "./discord-router.ts";
import type { RestRequest, Route } from "./discord-router.ts";
import type { Channel, World } from "./discord-world.ts";

/** Routes of a channel's messages. */
const P = PermissionFlagsBits;
const NONCE_LIFE = 5 * 60 * 1000;
const HAS_MESSAGE_CONTENT = (1 << 18) | (1 << 19);

export function messageRoutes(context: Context): readonly Route[] {
  const { world } = context;
  const seen = (message: APIMessage): APIMessage =>
    visibleMessage(world, message, (world.flags & HAS_MESSAGE_CONTENT) !== 0);

  return [
    route("GET", "/channels/:id/messages", ({ query }, id: string) =>
      page(world, reachable(world, id), query).map(seen),
    ),
    route("GET", "/channels/:id/messages/:id", (_, id: string, messageId: string) =>
      seen(inChannel(reachable(world, id, [P.ReadMessageHistory]), messageId)),
    ),
    route("POST", "/channels/:id/messages", (request, id: string) => {
      const channel = reachable(world, id, [sending(reachable(world, id))]);
      return seen(send(context, channel, request));
    }),
    route("PATCH", "/channels/:id/messages/:id", ({ body, files }, id: string, messageId: string) => {
      const channel = reachable(world, id);
      const message = inChannel(channel, messageId);
      if (message.author.id !== world.bot.id) throw new ApiError(403, 50005, "Cannot edit a message by another user");
      if (message.type === MessageType.ThreadStarterMessage || message.type === MessageType.ThreadCreated) {
        throw new ApiError(403, 50021, "Cannot execute action on a system message");
      }
      refuseArchived(channel);
      return editMessage(context, message, body as MessageBody, files);
    }),
    route("DELETE", "/channels/:id/messages/:id", (_, id: string, messageId: string) => {
      const channel = reachable(world, id);
      const message = inChannel(channel, messageId);
      if (message.author.id !== world.bot.id) {
        if (channel.guildId === undefined) throw new ApiError(403, 50003, "Cannot execute action on a DM channel");
        if (!may(world, channel, P.ManageMessages)) throw missingPermissions();
      }
      refuseArchived(channel);
      deleteMessage(context, message);
    }),
  ];
}

function refuseArchived(channel: Channel): void {
  if (channel.thread?.metadata.archived) throw new ApiError(400, 50083, "Thread is archived");
}

/** Newest first, as Discord answers; `after` gives those next after it. */
function page(world: World, channel: Channel, query: URLSearchParams): APIMessage[] {
  const limit = Number(query.get("limit") ?? 50);
  if (!Number.isInteger(limit) || limit < 1 || limit > 100) {
    throw invalidForm("limit", "NUMBER_TYPE_MAX", "int value should be between 1 and 100.");
  }
  if (!may(world, channel, P.ReadMessageHistory)) return [];
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
  if (channel.type === ChannelType.GuildForum || channel.type === ChannelType.GuildMedia) {
    throw new ApiError(400, 50008, "Cannot send messages in a non-text channel");
  }
  if (channel.thread?.metadata.locked && !may(world, channel, P.ManageThreads)) {
    throw new ApiError(400, 160005, "Thread is locked");
  }
  checkSendable(world, channel, message, files);
  if (message.message_reference && !may(world, channel, P.ReadMessageHistory)) {
    throw new ApiError(400, 160002, "Cannot reply without permission to read message history");
  }
  const nonce = message.enforce_nonce ? String(message.nonce ?? "") : "";
  const known = nonce === "" ? undefined : channel.nonces.get(nonce);
  if (known && world.now() - known.at < NONCE_LIFE) return inChannel(channel, known.id);

  const built = {
    ...buildMessage(context.world, channel.id, message, files),
    ...replyFields(channel, message.message_reference),
  };
  if (built.referenced_message && message.allowed_mentions?.replied_user !== false) {
    built.mentions = [...built.mentions, built.referenced_message.author];
  }
  wakeThread(context, channel);
  if (nonce !== "") channel.nonces.set(nonce, { id: built.id, at: world.now() });
  return storeMessage(context, built);
}

/** @throws ApiError 50013 for files or embeds the bot may not send here */
export function checkSendable(world: World, channel: Channel, message: MessageBody, files: RestRequest["files"]): void {
  if (files.length > 0 && !may(world, channel, P.AttachFiles)) throw missingPermissions();
  if ((message.embeds ?? []).length > 0 && !may(world, channel, P.EmbedLinks)) throw missingPermissions();
}
