import { randomUUID } from "node:crypto";
import type { Server } from "node:http";
import { ApplicationFlags, GatewayIntentBits, GatewayOpcodes } from "discord-api-types/v10";
import { WebSocketServer } from "ws";
import type { WebSocket } from "ws";
import { guildPayload } from "./discord-payloads.ts";
import type { Guild, World } from "./discord-world.ts";

/** Data of an event; a function where it depends on the session's intents. */
export type EventData = Record<string, unknown> | ((intents: number) => Record<string, unknown>);

export interface Gateway {
  /** Sends an event to the sessions that asked for it. `guildId` chooses the shard; undefined is shard 0. */
  readonly dispatch: (name: string, data: EventData, guildId: string | undefined) => void;
  /** Sessions whose client has got READY and its guilds. */
  readonly sessions: () => readonly Session[];
  /** Cuts every connection; with `forget`, sessions can't be resumed. `code` is a close code; none destroys the socket. */
  readonly drop: (options?: { code?: number; forget?: boolean }) => void;
  readonly close: () => void;
}

export interface Session {
  readonly id: string;
  readonly intents: number;
  readonly shard: readonly [number, number];
  /** Every event sent, the missed ones too. */
  readonly events: readonly { t: string; s: number; d: Record<string, unknown> }[];
  readonly connected: boolean;
  readonly resumes: number;
}

interface LiveSession {
  readonly id: string;
  readonly intents: number;
  readonly shard: [number, number];
  readonly events: { t: string; s: number; d: Record<string, unknown> }[];
  socket: WebSocket | undefined;
  resumes: number;
  get connected(): boolean;
}

interface Payload {
  readonly op: GatewayOpcodes;
  readonly d: unknown;
}

const PRIVILEGED: readonly [intent: number, flags: number][] = [
  [
    GatewayIntentBits.MessageContent,
    ApplicationFlags.GatewayMessageContent | ApplicationFlags.GatewayMessageContentLimited,
  ],
  [GatewayIntentBits.GuildMembers, ApplicationFlags.GatewayGuildMembers | ApplicationFlags.GatewayGuildMembersLimited],
  [GatewayIntentBits.GuildPresences, ApplicationFlags.GatewayPresence | ApplicationFlags.GatewayPresenceLimited],
];

const REACTIONS = [GatewayIntentBits.GuildMessageReactions, GatewayIntentBits.DirectMessageReactions] as const;

/** The intent an event needs, in a guild and in direct messages; events not named need none. */
const INTENTS: Readonly<Record<string, readonly [guild: number, direct: number]>> = {
  GUILD_DELETE: [GatewayIntentBits.Guilds, 0],
  THREAD_LIST_SYNC: [GatewayIntentBits.Guilds, 0],
  THREAD_MEMBERS_UPDATE: [GatewayIntentBits.Guilds, 0],
  MESSAGE_REACTION_ADD: REACTIONS,
  MESSAGE_REACTION_REMOVE: REACTIONS,
  MESSAGE_REACTION_REMOVE_ALL: REACTIONS,
  MESSAGE_REACTION_REMOVE_EMOJI: REACTIONS,
  GUILD_CREATE: [GatewayIntentBits.Guilds, 0],
  CHANNEL_UPDATE: [GatewayIntentBits.Guilds, 0],
  CHANNEL_DELETE: [GatewayIntentBits.Guilds, 0],
  THREAD_CREATE: [GatewayIntentBits.Guilds, 0],
  THREAD_UPDATE: [GatewayIntentBits.Guilds, 0],
  THREAD_DELETE: [GatewayIntentBits.Guilds, 0],
  MESSAGE_CREATE: [GatewayIntentBits.GuildMessages, GatewayIntentBits.DirectMessages],
  MESSAGE_UPDATE: [GatewayIntentBits.GuildMessages, GatewayIntentBits.DirectMessages],
  MESSAGE_DELETE: [GatewayIntentBits.GuildMessages, GatewayIntentBits.DirectMessages],
};

export function createGateway(server: Server, world: World, changed: () => void): Gateway {
  const sessions = new Map<string, LiveSession>();
  const sockets = new WebSocketServer({ server });

  sockets.on("connection", (socket) => {
    const send = (op: number, d: unknown): void => socket.send(JSON.stringify({ op, d, s: null, t: null }));
    socket.on("error", () => socket.terminate());
    socket.on("message", (raw: Buffer) => {
      const payload = parse(raw);
      if (payload === undefined) return socket.close(4002, "Decode error");
      switch (payload.op) {
        case GatewayOpcodes.Heartbeat:
          return send(GatewayOpcodes.HeartbeatAck, null);
        case GatewayOpcodes.Identify:
          return identify(socket, payload.d as IdentifyData);
        case GatewayOpcodes.Resume:
          return resume(socket, payload.d as ResumeData);
        case GatewayOpcodes.RequestGuildMembers:
        case GatewayOpcodes.PresenceUpdate:
        case GatewayOpcodes.VoiceStateUpdate:
          return undefined;
        default:
          return socket.close(4001, "Unknown opcode");
      }
    });
    send(GatewayOpcodes.Hello, { heartbeat_interval: 41_250 });
  });

  const emit = (session: LiveSession, t: string, d: Record<string, unknown>): void => {
    const event = { t, s: session.events.length + 1, d };
    session.events.push(event);
    session.socket?.send(JSON.stringify({ op: GatewayOpcodes.Dispatch, ...event }));
  };

  const identify = (socket: WebSocket, data: IdentifyData): void => {
    if (data.token.replace(/^Bot /, "") !== world.token) return socket.close(4004, "Authentication failed");
    const refused = PRIVILEGED.some(([intent, flags]) => (data.intents & intent) !== 0 && (world.flags & flags) === 0);
    if (refused) return socket.close(4014, "Disallowed intent(s)");
    const session = createSession(data, socket);
    sessions.set(session.id, session);
    const guilds = [...world.guilds.values()].filter((guild) => guild.bot && isOnShard(session.shard, guild.id));
    emit(session, "READY", readyPayload(world, session, guilds));
    if (data.intents & GatewayIntentBits.Guilds) {
      for (const guild of guilds) emit(session, "GUILD_CREATE", guildPayload(world, guild));
    }
    changed();
  };

  const resume = (socket: WebSocket, data: ResumeData): void => {
    const session = sessions.get(data.session_id);
    if (!session || data.token.replace(/^Bot /, "") !== world.token) {
      return socket.send(JSON.stringify({ op: GatewayOpcodes.InvalidSession, d: false, s: null, t: null }));
    }
    session.socket?.terminate();
    session.socket = socket;
    session.resumes += 1;
    for (const event of session.events.slice(data.seq)) {
      socket.send(JSON.stringify({ op: GatewayOpcodes.Dispatch, ...event }));
    }
    emit(session, "RESUMED", {});
    changed();
  };

  return {
    dispatch: (name, data, guildId) => {
      const needs = INTENTS[name]?.[guildId === undefined ? 1 : 0] ?? 0;
      for (const session of sessions.values()) {
        if (!isOnShard(session.shard, guildId) || (session.intents & needs) !== needs) continue;
        emit(session, name, typeof data === "function" ? data(session.intents) : data);
      }
      changed();
    },
    sessions: () => [...sessions.values()],
    drop: ({ code, forget = false } = {}) => {
      for (const socket of sockets.clients) {
        if (code === undefined) socket.terminate();
        else socket.close(code);
      }
      for (const session of sessions.values()) session.socket = undefined;
      if (forget) sessions.clear();
    },
    close: () => {
      for (const socket of sockets.clients) socket.terminate();
      sockets.close();
    },
  };
}

interface IdentifyData {
  readonly token: string;
  readonly intents: number;
  readonly shard?: [number, number];
}

interface ResumeData {
  readonly token: string;
  readonly session_id: string;
  readonly seq: number;
}

function createSession(data: IdentifyData, socket: WebSocket): LiveSession {
  const session: LiveSession = {
    id: randomUUID().replaceAll("-", ""),
    intents: data.intents,
    shard: data.shard ?? [0, 1],
    events: [],
    socket,
    resumes: 0,
    get connected() {
      return session.socket?.readyState === 1;
    },
  };
  return session;
}

function readyPayload(world: World, session: LiveSession, guilds: readonly Guild[]): Record<string, unknown> {
  return {
    v: 10,
    user: { ...world.bot, verified: true, email: null, mfa_enabled: false, flags: 0 },
    guilds: guilds.map((guild) => ({ id: guild.id, unavailable: true })),
    session_id: session.id,
    session_type: "normal",
    resume_gateway_url: `${world.origin.replace("http", "ws")}/gateway`,
    shard: session.shard,
    application: { id: world.applicationId, flags: world.flags },
    private_channels: [],
    user_settings: {},
  };
}

function isOnShard([index, count]: readonly [number, number], guildId: string | undefined): boolean {
  return guildId === undefined ? index === 0 : Number((BigInt(guildId) >> 22n) % BigInt(count)) === index;
}

function parse(raw: Buffer): Payload | undefined {
  try {
    return JSON.parse(raw.toString("utf8")) as Payload;
  } catch {
    return undefined;
  }
}
