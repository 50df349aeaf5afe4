import type { APIApplicationCommand } from "discord-api-types/v10";
import { ApiError, invalidForm, missingAccess, unknownGuild, unknownUser } from "./discord-errors.ts";
import type { Context } from "./discord-messages.ts";
import { channelPayload, everyoneRole, guildPayload, memberPayload, rolePayload } from "./discord-payloads.ts";
import { EVERYONE, isVisible } from "./discord-permissions.ts";
import { route } from "./discord-router.ts";
import type { Route } from "./discord-router.ts";
import { threadList } from "./discord-thread-routes.ts";
import { directChannel } from "./discord-world.ts";
import type { Guild, World } from "./discord-world.ts";

/** Routes about the application, its commands, users and guilds. */
export function applicationRoutes({ world }: Context): readonly Route[] {
  return [
    route("GET", "/gateway/bot", () => ({
      url: `${world.origin.replace("http", "ws")}/gateway`,
      shards: 1,
      session_start_limit: { total: 1000, remaining: 999, reset_after: 86_400_000, max_concurrency: 1 },
    })),
    route("GET", "/users/@me", () => world.bot),
    route("GET", "/users/@me/guilds", ({ query }) =>
      [...world.guilds.values()]
        .filter((guild) => guild.bot)
        .slice(0, Number(query.get("limit") ?? 200))
        .map(({ id, name }) => ({ id, name, owner: false, permissions: EVERYONE.toString(), features: [] })),
    ),
    route("GET", "/users/:id", (_, id: string) => {
      const user = world.users.get(id);
      if (!user) throw unknownUser();
      return user;
    }),
    route("POST", "/users/@me/channels", ({ body }) => {
      const user = world.users.get(String((body as { recipient_id?: string }).recipient_id));
      if (!user) throw unknownUser();
      return channelPayload(world, directChannel(world, user));
    }),
    route("GET", "/applications/@me", () => application(world)),
    route("GET", "/oauth2/applications/@me", () => application(world)),
    ...commandRoutes(world),
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

function commandRoutes(world: World): readonly Route[] {
  const scopes: readonly [pattern: string, scope: (guildId: string | undefined) => string][] = [
    ["/applications/:id/commands", () => "global"],
    ["/applications/:id/guilds/:id/commands", (guildId) => guildOf(world, String(guildId)).id],
  ];
  return scopes.flatMap(([pattern, scope]) => [
    route("GET", pattern, (_, applicationId: string, guildId?: string) => {
      ownApplication(world, applicationId);
      return world.commands.get(scope(guildId)) ?? [];
    }),
    route("PUT", pattern, ({ body }, applicationId: string, guildId?: string) => {
      ownApplication(world, applicationId);
      const commands = register(world, scope(guildId), body as Partial<APIApplicationCommand>[]);
      world.commands.set(scope(guildId), commands);
      return commands;
    }),
    route("POST", pattern, ({ body }, applicationId: string, guildId?: string) => {
      ownApplication(world, applicationId);
      const before = world.commands.get(scope(guildId)) ?? [];
      const [command] = register(world, scope(guildId), [body as Partial<APIApplicationCommand>]);
      if (!command) throw invalidForm("name", "BASE_TYPE_REQUIRED", "This field is required");
      const others = before.filter((each) => each.name !== command.name || each.type !== command.type);
      world.commands.set(scope(guildId), [...others, command]);
      return command;
    }),
  ]);
}

/** A command keeps its id when it is registered again under the same name and type. */
function register(
  world: World,
  scope: string,
  bodies: readonly Partial<APIApplicationCommand>[],
): APIApplicationCommand[] {
  const before = world.commands.get(scope) ?? [];
  return bodies.map((body, index) => {
    const type = body.type ?? 1;
    const name = body.name ?? "";
    const isValid = type === 1 ? /^[-_'\p{Ll}\p{Lm}\p{Lo}\p{N}]{1,32}$/u.test(name) : /^.{1,32}$/u.test(name);
    if (!isValid) {
      throw invalidForm(`${index}.name`, "APPLICATION_COMMAND_INVALID_NAME", "Command name is invalid");
    }
    if (type === 1 && !/^.{1,100}$/su.test(body.description ?? "")) {
      throw invalidForm(`${index}.description`, "BASE_TYPE_BAD_LENGTH", "Must be between 1 and 100 in length.");
    }
    return {
      default_member_permissions: null,
      nsfw: false,
      contexts: null,
      integration_types: [0],
      name_localizations: null,
      description_localizations: null,
      description: "",
      ...body,
      name,
      type,
      id: before.find((each) => each.name === name && each.type === type)?.id ?? world.snowflake(),
      application_id: world.applicationId,
      version: world.snowflake(),
    };
  });
}

function application(world: World): Record<string, unknown> {
  return {
    id: world.applicationId,
    name: "Dragoman",
    icon: null,
    description: "",
    bot_public: true,
    bot_require_code_grant: false,
    verify_key: "0".repeat(64),
    flags: world.flags,
    owner: world.user,
    team: null,
    integration_types_config: { 0: {}, 1: {} },
  };
}

function ownApplication(world: World, id: string): void {
  if (id !== world.applicationId) throw new ApiError(403, 20012, "You are not authorized to perform this action");
}

function guildOf(world: World, id: string): Guild {
  const guild = world.guilds.get(id);
  if (!guild) throw unknownGuild();
  if (!guild.bot) throw missingAccess();
  return guild;
}
