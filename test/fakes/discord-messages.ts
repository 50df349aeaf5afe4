import { MessageFlags, MessageReferenceType, MessageType } from "discord-api-types/v10";
import type { APIEmbed, APIMessage, APIUser } from "discord-api-types/v10";
import { checkComponents } from "./discord-component-rules.ts";
import { storeComponents } from "./discord-components.ts";
import type { Component } from "./discord-components.ts";
import { checkEmbeds } from "./discord-embeds.ts";
import { ApiError, invalidForm } from "./discord-errors.ts";
import { attachmentsAfterEdit, storeFiles } from "./discord-files.ts";
import type { AttachmentEntry, UploadedFile } from "./discord-files.ts";
import type { EventData, Gateway } from "./discord-gateway.ts";
import { channelPayload, isEphemeral, messageEvent } from "./discord-payloads.ts";
import { isVisible } from "./discord-permissions.ts";
import type { Channel, World } from "./discord-world.ts";

/** What every part of the fake works on. */
export interface Context {
  readonly world: World;
  readonly gateway: Gateway;
}

/** Body of a request that makes or edits a message. */
export interface MessageBody {
  readonly content?: string | null;
  readonly embeds?: readonly unknown[] | null;
  readonly components?: readonly Component[] | null;
  readonly attachments?: readonly AttachmentEntry[] | null;
  readonly flags?: number | null;
  readonly poll?: unknown;
  readonly sticker_ids?: readonly string[];
  readonly nonce?: string | number;
  readonly enforce_nonce?: boolean;
  readonly message_reference?: { message_id?: string; fail_if_not_exists?: boolean };
  readonly allowed_mentions?: { parse?: string[]; users?: string[]; replied_user?: boolean };
}

const V2 = MessageFlags.IsComponentsV2;
const SETTABLE =
  MessageFlags.SuppressEmbeds |
  MessageFlags.Ephemeral |
  MessageFlags.SuppressNotifications |
  MessageFlags.IsComponentsV2;

/**
 * A message of the bot, checked and given its id; `storeMessage` makes it known.
 * @throws ApiError as Discord refuses it
 */
export function buildMessage(
  { world }: Context,
  channelId: string,
  body: MessageBody,
  files: readonly UploadedFile[],
  limit?: number,
): APIMessage {
  const flags = (body.flags ?? 0) & SETTABLE;
  const isV2 = (flags & V2) !== 0;
  checkBody(body, isV2);
  const attachments = storeFiles(world, channelId, files, body.attachments ?? [], limit);
  const message: APIMessage = {
    ...blankMessage(world, channelId, world.bot, body.content ?? ""),
    flags,
    attachments,
    embeds: (body.embeds ?? []) as APIMessage["embeds"],
    components: storeComponents(body.components ?? [], attachments) as APIMessage["components"] & {},
    mentions: pinged(world, body),
    ...(body.nonce !== undefined && { nonce: body.nonce }),
  };
  if (isEmpty(message)) throw new ApiError(400, 50006, "Cannot send an empty message");
  return message;
}

export function blankMessage(world: World, channelId: string, author: APIUser, content: string): APIMessage {
  return {
    id: world.snowflake(),
    channel_id: channelId,
    author,
    content,
    timestamp: new Date(world.now()).toISOString(),
    edited_timestamp: null,
    tts: false,
    mention_everyone: false,
    mentions: [],
    mention_roles: [],
    attachments: [],
    embeds: [],
    components: [],
    pinned: false,
    type: MessageType.Default,
    flags: 0 as MessageFlags,
  };
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

function checkBody(body: MessageBody, isV2: boolean): void {
  const content = body.content ?? "";
  if ([...content].length > 2000) {
    throw invalidForm("content", "BASE_TYPE_MAX_LENGTH", "Must be 2000 or fewer in length.");
  }
  if (isV2) {
    if (content !== "") throw legacyField("content");
    if ((body.embeds ?? []).length > 0) throw legacyField("embeds");
    if (body.poll != null) throw legacyField("poll");
    if ((body.sticker_ids ?? []).length > 0) throw legacyField("sticker_ids");
  }
  checkEmbeds((body.embeds ?? []) as readonly APIEmbed[]);
  checkComponents(body.components ?? [], isV2);
}

function legacyField(field: string): ApiError {
  return invalidForm(
    field,
    "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2",
    `The '${field}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2`,
  );
}

function isEmpty(message: APIMessage): boolean {
  const { content, embeds, attachments, components = [] } = message;
  return content.trim() === "" && embeds.length === 0 && attachments.length === 0 && components.length === 0;
}

/** The users a message of the bot would ping: what `allowed_mentions` is for. Without it every mention pings. */
function pinged(world: World, body: MessageBody): APIUser[] {
  const allowed = body.allowed_mentions;
  const text = `${body.content ?? ""}${JSON.stringify(body.components ?? [])}`;
  const ids = new Set([...text.matchAll(/<@!?(\d{1,20})>/g)].map((match) => match[1] ?? ""));
  return [...ids].flatMap((id) => {
    const user = world.users.get(id);
    const pings = allowed === undefined || allowed.parse?.includes("users") || allowed.users?.includes(id);
    return user && pings ? [user] : [];
  });
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
