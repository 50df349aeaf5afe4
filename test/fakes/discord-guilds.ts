import { missingAccess, unknownGuild, unknownUser } from "./discord-errors.ts";
import { channelPayload, everyoneRole, guildPayload, memberPayload, rolePayload } from "./discord-payloads.ts";
import { isVisible } from "./discord-permissions.ts";
import { route } from "./discord-router.ts";
import type { Route } from "./discord-router.ts";
import { threadList } from "./discord-thread-routes.ts";
import type { Guild, World } from "./discord-world.ts";

/** Routes of servers the bot is in. */
export function guildRoutes(world: World): readonly Route[] {
  return [
    route("GET", "/guilds/:id", (_, id: string) => guildPayload(world, guildOf(world, id))),
    route("GET", "/guilds/:id/channels", (_, id: string) => {
      const { id: guildId } = guildOf(world, id);
      const channels = [...world.channels.values()].filter((channel) => channel.guildId === guildId && !channel.thread);
      return channels.map((channel) => channelPayload(world, channel));
    }),
    route("GET", "/guilds/:id/roles", (_, id: string) => {
      const guild = guildOf(world, id);
      return [everyoneRole(guild), ...guild.roles].map(rolePayload);
    }),
    route("GET", "/guilds/:id/members/:id", (_, id: string, userId: string) => {
      const guild = guildOf(world, id);
      const user = world.users.get(userId);
      if (!user) throw unknownUser();
      return memberPayload(user, guild);
    }),
    route("GET", "/guilds/:id/threads/active", (_, id: string) => {
      guildOf(world, id);
      const active = [...world.channels.values()].filter(
        (channel) => channel.guildId === id && channel.thread?.metadata.archived === false && isVisible(world, channel),
      );
      return threadList(world, active);
    }),
  ];
}

/** @throws ApiError 10004, 50001 where the bot isn't a member */
export function guildOf(world: World, id: string): Guild {
  const guild = world.guilds.get(id);
  if (!guild) throw unknownGuild();
  if (!guild.bot) throw missingAccess();
  return guild;
}
