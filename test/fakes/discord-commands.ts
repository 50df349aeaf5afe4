import type { APIApplicationCommand } from "discord-api-types/v10";
import { ApiError, unknownCommand } from "./discord-errors.ts";
import { guildOf } from "./discord-guilds.ts";
import { checkCommands } from "./discord-registration.ts";
import type { CommandBody } from "./discord-registration.ts";
import { route } from "./discord-router.ts";
import type { Route } from "./discord-router.ts";
import type { World } from "./discord-world.ts";

/** Routes that register commands, for everywhere or for one server. */
export function commandRoutes(world: World): readonly Route[] {
  const scopes: readonly [pattern: string, scope: (guildId: string | undefined) => string][] = [
    ["/applications/:id/commands", () => "global"],
    ["/applications/:id/guilds/:id/commands", (guildId) => guildOf(world, String(guildId)).id],
  ];
  return scopes.flatMap(([pattern, scope]) => [
    route("GET", pattern, ({ query }, applicationId: string, guildId?: string) => {
      ownApplication(world, applicationId);
      const commands = world.commands.get(scope(guildId)) ?? [];
      return query.get("with_localizations") === "true" ? commands : withoutLocalizations(commands);
    }),
    route("PUT", pattern, ({ body }, applicationId: string, guildId?: string) => {
      ownApplication(world, applicationId);
      checkCommands(body as CommandBody[], guildId === undefined);
      const commands = register(world, scope(guildId), body as Partial<APIApplicationCommand>[]);
      world.commands.set(scope(guildId), commands);
      return commands;
    }),
    route("POST", pattern, ({ body }, applicationId: string, guildId?: string) => {
      ownApplication(world, applicationId);
      const wanted = body as Partial<APIApplicationCommand>;
      const before = world.commands.get(scope(guildId)) ?? [];
      const others = before.filter((each) => each.name !== wanted.name || each.type !== (wanted.type ?? 1));
      checkCommands([...others, wanted] as CommandBody[], guildId === undefined);
      const [command] = register(world, scope(guildId), [wanted]);
      world.commands.set(scope(guildId), command ? [...others, command] : others);
      return command;
    }),
    route("DELETE", `${pattern}/:id`, (_, applicationId: string, ...ids: string[]) => {
      ownApplication(world, applicationId);
      const [id, guildId] = ids.toReversed();
      const before = world.commands.get(scope(guildId)) ?? [];
      if (!before.some((command) => command.id === id)) throw unknownCommand();
      world.commands.set(
        scope(guildId),
        before.filter((command) => command.id !== id),
      );
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
  return bodies.map((body) => {
    const type = body.type ?? 1;
    const name = body.name ?? "";
    return {
      default_member_permissions: null,
      nsfw: false,
      contexts: null,
      ...(scope === "global" && { integration_types: [0] }),
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

function ownApplication(world: World, id: string): void {
  if (id !== world.applicationId) throw new ApiError(403, 20012, "You are not authorized to perform this action");
}

/** As a list of commands comes unless it is asked for with every language. */
function withoutLocalizations(commands: readonly APIApplicationCommand[]): unknown {
  const isLocalization = (key: string): boolean => key === "name_localizations" || key === "description_localizations";
  return JSON.parse(JSON.stringify(commands, (key, value: unknown) => (isLocalization(key) ? undefined : value)));
}
