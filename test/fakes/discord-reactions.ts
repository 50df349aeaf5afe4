import { PermissionFlagsBits } from "discord-api-types/v10";
import type { APIMessage } from "discord-api-types/v10";
import { inChannel, reachable } from "./discord-access.ts";
import { addReaction, clearReactions, reactionsOf, removeReaction } from "./discord-emoji.ts";
import { unknownUser } from "./discord-errors.ts";
import type { Context } from "./discord-messages.ts";
import { route } from "./discord-router.ts";
import type { Route } from "./discord-router.ts";

/** Routes of a message's reactions; an emoji is a character, percent-encoded. */
const P = PermissionFlagsBits;

export function reactionRoutes(context: Context): readonly Route[] {
  const { world } = context;
  const message = (channelId: string, id: string, ...needed: bigint[]): APIMessage =>
    inChannel(reachable(world, channelId, [P.ReadMessageHistory, ...needed]), id);
  const all = "/channels/:id/messages/:id/reactions";

  return [
    route("PUT", `${all}/:id/@me`, (_, channelId: string, id: string, emoji: string) => {
      const isNew = !reactionsOf(context, message(channelId, id)).has(emoji);
      addReaction(context, message(channelId, id, ...(isNew ? [P.AddReactions] : [])), world.bot, emoji);
    }),
    route("DELETE", `${all}/:id/@me`, (_, channelId: string, id: string, emoji: string) => {
      removeReaction(context, message(channelId, id), world.bot, emoji);
    }),
    route("DELETE", `${all}/:id/:id`, (_, channelId: string, id: string, emoji: string, userId: string) => {
      const user = world.users.get(userId);
      if (!user) throw unknownUser();
      removeReaction(context, message(channelId, id, P.ManageMessages), user, emoji);
    }),
    route("GET", `${all}/:id`, ({ query }, channelId: string, id: string, emoji: string) => {
      const users = reactionsOf(context, message(channelId, id)).get(emoji) ?? new Set();
      return [...users].slice(0, Number(query.get("limit") ?? 25)).flatMap((userId) => world.users.get(userId) ?? []);
    }),
    route("DELETE", `${all}/:id`, (_, channelId: string, id: string, emoji: string) => {
      clearReactions(context, message(channelId, id, P.ManageMessages), emoji);
    }),
    route("DELETE", all, (_, channelId: string, id: string) => {
      clearReactions(context, message(channelId, id, P.ManageMessages));
    }),
  ];
}
