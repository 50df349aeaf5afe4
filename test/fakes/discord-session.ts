import { randomUUID } from "node:crypto";
import type { WebSocket } from "ws";
import { guildPayload } from "./discord-payloads.ts";
import type { Guild, World } from "./discord-world.ts";

type Json = Record<string, unknown>;

/** A session of the gateway as tests see it. */
export interface Session {
  readonly id: string;
  readonly intents: number;
  readonly shard: readonly [number, number];
  /** Every event sent, the missed ones too. */
  readonly events: readonly { t: string; s: number; d: Json }[];
  readonly connected: boolean;
  readonly resumes: number;
}

export interface LiveSession {
  readonly id: string;
  readonly intents: number;
  readonly shard: [number, number];
  readonly events: { t: string; s: number; d: Json }[];
  socket: WebSocket | undefined;
  resumes: number;
  /** The client closed it for good, with 1000 or 1001. */
  ended: boolean;
  get connected(): boolean;
}

export interface IdentifyData {
  readonly token: string;
  readonly intents: number;
  readonly shard?: [number, number];
}

export function createSession(data: IdentifyData, socket: WebSocket): LiveSession {
  const session: LiveSession = {
    id: randomUUID().replaceAll("-", ""),
    intents: data.intents,
    shard: data.shard ?? [0, 1],
    events: [],
    socket,
    resumes: 0,
    ended: false,
    get connected() {
      return session.socket?.readyState === 1;
    },
  };
  return session;
}

export function readyPayload(world: World, session: LiveSession): Json {
  return {
    v: 10,
    user: { ...world.bot, verified: true, email: null, mfa_enabled: false, flags: 0 },
    guilds: guildsOf(world, session).map((guild) => ({ id: guild.id, unavailable: true })),
    session_id: session.id,
    session_type: "normal",
    resume_gateway_url: `${world.origin.replace("http", "ws")}/gateway`,
    shard: session.shard,
    application: { id: world.applicationId, flags: world.flags },
    private_channels: [],
    user_settings: {},
  };
}

/** One GUILD_CREATE for each of the session's servers. */
export function guildPayloads(world: World, session: LiveSession): Json[] {
  return guildsOf(world, session).map((guild) => guildPayload(world, guild));
}

function guildsOf(world: World, { shard }: LiveSession): Guild[] {
  return [...world.guilds.values()].filter((guild) => guild.bot && isOnShard(shard, guild.id));
}

export function isOnShard([index, count]: readonly [number, number], guildId: string | undefined): boolean {
  return guildId === undefined ? index === 0 : Number((BigInt(guildId) >> 22n) % BigInt(count)) === index;
}
