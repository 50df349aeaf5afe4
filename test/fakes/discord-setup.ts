import { ApplicationFlags } from "discord-api-types/v10";
import { SECRET } from "./canary.ts";
import { addChannel, person, userNamed } from "./discord-world.ts";
import type { ChannelSetup, Guild, World } from "./discord-world.ts";

/** How a world begins, and how a server is added to it. */
export interface GuildSetup {
  readonly id?: string;
  readonly name?: string;
  readonly locale?: string;
  readonly bot?: boolean;
  readonly channels?: readonly ChannelSetup[];
  readonly roles?: readonly RoleSetup[];
}

export interface RoleSetup {
  readonly name: string;
  readonly permissions?: bigint;
  /** Names of users. */
  readonly members?: readonly string[];
}

export interface WorldSetup {
  readonly token?: string;
  readonly applicationId?: string;
  readonly flags?: number;
  /** That may be begun on the gateway today, as /gateway/bot says. */
  readonly sessions?: number;
  /** That may begin at once, as it says too. */
  readonly logins?: number;
  /** Shards that it advises. */
  readonly shards?: number;
  readonly guilds?: readonly GuildSetup[];
  readonly now?: () => number;
}

const DISCORD_EPOCH = 1_420_070_400_000;

export function createWorld(setup: WorldSetup): World {
  const now = setup.now ?? Date.now;
  let sequence = 0n;
  const snowflake = (): string => {
    sequence += 1n;
    return ((BigInt(Math.max(0, Math.floor(now()) - DISCORD_EPOCH)) << 22n) | (sequence & 0x3fffffn)).toString();
  };
  const applicationId = setup.applicationId ?? snowflake();
  const bot = person(applicationId, "dragoman", true);
  const user = person(snowflake(), "reader", false);
  const world: World = {
    now,
    applicationId,
    token: setup.token ?? `${Buffer.from(applicationId).toString("base64url")}.Gfake0.${SECRET}${"x".repeat(25)}`,
    flags: setup.flags ?? ApplicationFlags.GatewayMessageContentLimited,
    sessionsLeft: setup.sessions ?? 999,
    logins: setup.logins ?? 1,
    shards: setup.shards ?? 1,
    origin: "",
    bot,
    user,
    users: new Map([bot, user].map((each) => [each.id, each])),
    guilds: new Map(),
    channels: new Map(),
    messages: new Map(),
    reactions: new Map(),
    files: new Map(),
    commands: new Map(),
    snowflake,
  };
  for (const guild of setup.guilds ?? [{}]) addGuild(world, guild);
  return world;
}

export function addGuild(world: World, setup: GuildSetup): Guild {
  const id = setup.id ?? world.snowflake();
  const guild: Guild = {
    id,
    name: setup.name ?? "Newsroom",
    locale: setup.locale ?? "en-US",
    bot: setup.bot ?? true,
    ownerId: userNamed(world, "owner").id,
    roles: (setup.roles ?? []).map(({ name, permissions = 0n, members = [] }) => ({
      id: world.snowflake(),
      name,
      permissions,
      members: new Set(members.map((member) => userNamed(world, member).id)),
    })),
  };
  world.guilds.set(id, guild);
  for (const channel of setup.channels ?? [{ name: "general" }]) addChannel(world, { ...channel, guildId: id });
  return guild;
}
