import { MessageFlags, MessageType } from "discord-api-types/v10";
import type { APIEmbed, APIMessage, APIUser } from "discord-api-types/v10";
import { checkComponents } from "./discord-component-rules.ts";
import { storeComponents } from "./discord-components.ts";
import type { Component } from "./discord-components.ts";
import { checkEmbeds } from "./discord-embeds.ts";
import { ApiError, invalidForm } from "./discord-errors.ts";
import { storeFiles } from "./discord-files.ts";
import type { AttachmentEntry, UploadedFile } from "./discord-files.ts";
import type { World } from "./discord-world.ts";

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

export const V2 = MessageFlags.IsComponentsV2;
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
  world: World,
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

export function checkBody(body: MessageBody, isV2: boolean): void {
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

export function legacyField(field: string): ApiError {
  return invalidForm(
    field,
    "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2",
    `The '${field}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2`,
  );
}

export function isEmpty(message: APIMessage): boolean {
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
