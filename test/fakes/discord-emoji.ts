import { ReactionType } from "discord-api-types/v10";
import type { APIMessage, APIReaction, APIUser } from "discord-api-types/v10";
import { ApiError } from "./discord-errors.ts";
import { announce } from "./discord-messages.ts";
import type { Context } from "./discord-messages.ts";
import { memberPayload } from "./discord-payloads.ts";

/** Reactions of a message: who gave which. The fake has no emoji of servers, only characters. */
const MOST_EMOJI = 20;

/** @throws ApiError 10014 for what isn't an emoji, 30010 for a twenty-first one, 50083 in an archived thread */
export function addReaction(context: Context, message: APIMessage, user: APIUser, emoji: string): void {
  const { world } = context;
  checkReachable(context, message, emoji);
  const given = reactionsOf(context, message);
  if (!given.has(emoji) && given.size >= MOST_EMOJI) {
    throw new ApiError(400, 30010, "Maximum number of reactions reached (20)");
  }
  const users = given.get(emoji) ?? new Set<string>();
  given.set(emoji, users);
  if (users.has(user.id)) return;
  users.add(user.id);
  showReactions(context, message);
  const guild = world.guilds.get(world.channels.get(message.channel_id)?.guildId ?? "");
  tell(context, "MESSAGE_REACTION_ADD", message, {
    ...ofUser(user, emoji),
    message_author_id: message.author.id,
    ...(guild && { member: memberPayload(user, guild) }),
  });
}

export function removeReaction(context: Context, message: APIMessage, user: APIUser, emoji: string): void {
  checkReachable(context, message, emoji);
  const given = reactionsOf(context, message);
  const users = given.get(emoji);
  if (!users?.delete(user.id)) return;
  if (users.size === 0) given.delete(emoji);
  showReactions(context, message);
  tell(context, "MESSAGE_REACTION_REMOVE", message, ofUser(user, emoji));
}

/** All of one emoji, or all there are. */
export function clearReactions(context: Context, message: APIMessage, emoji?: string): void {
  checkReachable(context, message, emoji);
  const given = reactionsOf(context, message);
  if (emoji === undefined) given.clear();
  else given.delete(emoji);
  showReactions(context, message);
  if (emoji === undefined) tell(context, "MESSAGE_REACTION_REMOVE_ALL", message, {});
  else tell(context, "MESSAGE_REACTION_REMOVE_EMOJI", message, { emoji: { id: null, name: emoji } });
}

/** Ids of users, by emoji, in the order they came. */
export function reactionsOf({ world }: Context, message: APIMessage): Map<string, Set<string>> {
  const given = world.reactions.get(message.id) ?? new Map<string, Set<string>>();
  world.reactions.set(message.id, given);
  return given;
}

function checkReachable({ world }: Context, message: APIMessage, emoji: string | undefined): void {
  if (emoji !== undefined && !/^\p{RGI_Emoji}$/v.test(emoji)) throw new ApiError(400, 10014, "Unknown Emoji");
  if (world.channels.get(message.channel_id)?.thread?.metadata.archived) {
    throw new ApiError(400, 50083, "Thread is archived");
  }
}

/** The message's own list, as the bot gets to see it. */
function showReactions(context: Context, message: APIMessage): void {
  const { bot } = context.world;
  const reactions: APIReaction[] = [...reactionsOf(context, message)].map(([name, users]) => ({
    emoji: { id: null, name },
    count: users.size,
    count_details: { burst: 0, normal: users.size },
    me: users.has(bot.id),
    me_burst: false,
    burst_colors: [],
  }));
  if (reactions.length > 0) message.reactions = reactions;
  else delete message.reactions;
}

function ofUser(user: APIUser, name: string): Record<string, unknown> {
  return { user_id: user.id, emoji: { id: null, name }, burst: false, type: ReactionType.Normal };
}

function tell(context: Context, event: string, message: APIMessage, data: Record<string, unknown>): void {
  const channel = context.world.channels.get(message.channel_id);
  if (!channel) return;
  const where = channel.guildId === undefined ? {} : { guild_id: channel.guildId };
  announce(context, channel, event, { channel_id: channel.id, message_id: message.id, ...where, ...data });
}
