import { MessageFlags, MessageReferenceType, MessageType } from "discord-api-types/v10";
import type { APIMessage } from "discord-api-types/v10";
import { storeComponents } from "./discord-components.ts";
import { ApiError, invalidForm } from "./discord-errors.ts";
import { attachmentsAfterEdit, storeFiles } from "./discord-files.ts";
import type { UploadedFile } from "./discord-files.ts";
import type { EventData, Gateway } from "./discord-gateway.ts";
import { V2, checkBody, isEmpty, legacyField } from "./discord-message-body.ts";
import type { MessageBody } from "./discord-message-body.ts";
import { channelPayload, isEphemeral, messageEvent } from "./discord-payloads.ts";
import { isVisible } from "./discord-permissions.ts";
import type { Channel, World } from "./discord-world.ts";

/** What every part of the fake works on. */
export interface Context {
  readonly world: World;
  readonly gateway: Gateway;
}

/** An event of a channel; it reaches the bot where it can see the channel. */
export function announce({ world, gateway }: Context, channel: Channel, event: string, data: EventData): void {
  if (isVisible(world, channel)) gateway.dispatch(event, data, channel.guildId);
}

/** Puts a message into its channel and tells the gateway. An ephemeral one is only remembered by id. */
export function storeMessage(context: Context, message: APIMessage): APIMessage {
  const { world } = context;
  world.messages.set(message.id, message);
  const channel = world.channels.get(message.channel_id);
  if (isEphemeral(message) || !channel) return message;
  channel.messages.set(message.id, message);
  announce(context, channel, "MESSAGE_CREATE", (intents) => messageEvent(world, message, intents));
  return message;
}

/**
 * Edits a message of the bot in place.
 * @throws ApiError as Discord refuses it: the Components V2 flag can be set by an edit, never taken away
 */
export function editMessage(
  context: Context,
  message: APIMessage,
  body: MessageBody,
  files: readonly UploadedFile[],
  limit?: number,
): APIMessage {
  const { world } = context;
  const before = message.flags ?? 0;
  if ((before & V2) !== 0 && body.flags != null && (body.flags & V2) === 0) {
    throw invalidForm("flags", "MESSAGE_CANNOT_REMOVE_COMPONENTS_V2_FLAG", "IS_COMPONENTS_V2 cannot be removed");
  }
  const isV2 = ((before | (body.flags ?? 0)) & V2) !== 0;
  checkBody(body, isV2);
  if (isV2 && ((body.content === undefined && message.content !== "") || (!body.embeds && message.embeds.length > 0))) {
    throw legacyField(message.content === "" ? "embeds" : "content");
  }
  const added = storeFiles(world, message.channel_id, files, body.attachments ?? [], limit);
  const attachments = attachmentsAfterEdit(message.attachments, added, body.attachments);
  const components =
    body.components === undefined ? message.components : storeComponents(body.components ?? [], attachments);
  const edited: APIMessage = {
    ...message,
    flags: (before & ~MessageFlags.Loading) | (isV2 ? V2 : 0),
    content: body.content === undefined ? message.content : (body.content ?? ""),
    embeds: (body.embeds === undefined ? message.embeds : (body.embeds ?? [])) as APIMessage["embeds"],
    attachments,
    components: components as APIMessage["components"] & {},
    edited_timestamp: new Date(world.now()).toISOString(),
  };
  if (isEmpty(edited)) throw new ApiError(400, 50006, "Cannot send an empty message");
  Object.assign(message, edited);
  announceEdit(context, message);
  return message;
}

export function announceEdit(context: Context, message: APIMessage): void {
  const { world } = context;
  const channel = world.channels.get(message.channel_id);
  if (isEphemeral(message) || !channel) return;
  announce(context, channel, "MESSAGE_UPDATE", (intents) => messageEvent(world, message, intents));
}

export function deleteMessage(context: Context, message: APIMessage): void {
  const { world } = context;
  world.messages.delete(message.id);
  const channel = world.channels.get(message.channel_id);
  if (!channel?.messages.delete(message.id)) return;
  const where = channel.guildId === undefined ? {} : { guild_id: channel.guildId };
  announce(context, channel, "MESSAGE_DELETE", { id: message.id, channel_id: channel.id, ...where });
}

/** A new message in an archived thread wakes it, unless it is locked (docs: topics/threads). */
export function wakeThread(context: Context, channel: Channel): void {
  if (channel.thread?.metadata.archived !== true) return;
  channel.thread.metadata.archived = false;
  announce(context, channel, "THREAD_UPDATE", channelPayload(context.world, channel));
}

/**
 * The message a reply answers, with the fields a reply has.
 * @throws ApiError 50035 where it doesn't exist
 */
export function replyFields(channel: Channel, reference: MessageBody["message_reference"]): Partial<APIMessage> {
  const id = reference?.message_id;
  if (id === undefined) return {};
  const target = channel.messages.get(id);
  if (!target) {
    if (reference?.fail_if_not_exists === false) return {};
    throw invalidForm("message_reference", "REPLIES_UNKNOWN_MESSAGE", "Unknown message");
  }
  const where = channel.guildId === undefined ? {} : { guild_id: channel.guildId };
  return {
    type: MessageType.Reply,
    message_reference: { type: MessageReferenceType.Default, channel_id: channel.id, message_id: id, ...where },
    referenced_message: target,
  };
}
