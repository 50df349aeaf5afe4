import { unknownUser } from "./discord-errors.ts";
import type { Context } from "./discord-messages.ts";
import { channelPayload } from "./discord-payloads.ts";
import { EVERYONE } from "./discord-permissions.ts";
import { route } from "./discord-router.ts";
import type { Route } from "./discord-router.ts";
import { directChannel } from "./discord-world.ts";
import type { World } from "./discord-world.ts";

/** Routes about the application and users. */
export function applicationRoutes({ world }: Context): readonly Route[] {
  return [
    route("GET", "/gateway/bot", () => ({
      url: `${world.origin.replace("http", "ws")}/gateway`,
      shards: world.shards,
      session_start_limit: {
        total: 1000,
        remaining: world.sessionsLeft,
        reset_after: 86_400_000,
        max_concurrency: world.logins,
      },
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
  ];
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
