import { PermissionFlagsBits } from "discord-api-types/v10";
import type { APIMessage } from "discord-api-types/v10";
import { missingAccess, missingPermissions, unknownChannel, unknownMessage } from "./discord-errors.ts";
import { botPermissions, isVisible } from "./discord-permissions.ts";
import type { Channel, World } from "./discord-world.ts";

const P = PermissionFlagsBits;

/**
 * A channel the bot can see and do the needed things in.
 * @throws ApiError 10003, 50001 (not there, or hidden), 50013
 */
export function reachable(world: World, id: string, needed: readonly bigint[] = []): Channel {
  const channel = world.channels.get(id);
  if (!channel) throw unknownChannel();
  if (!isVisible(world, channel)) throw missingAccess();
  if (needed.some((bit) => !may(world, channel, bit))) throw missingPermissions();
  return channel;
}

/** Whether the bot has a permission in a channel; in direct messages it needs none. */
export function may(world: World, channel: Channel, permission: bigint): boolean {
  return channel.guildId === undefined || (botPermissions(world, channel) & permission) === permission;
}

/** SEND_MESSAGES has no effect in threads. */
export function sending(channel: Channel): bigint {
  return channel.thread ? P.SendMessagesInThreads : P.SendMessages;
}

/** @throws ApiError 10008 */
export function inChannel(channel: Channel, id: string): APIMessage {
  const message = channel.messages.get(id);
  if (!message) throw unknownMessage();
  return message;
}
