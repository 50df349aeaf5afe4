import type { Server } from "node:http";
import { GatewayIntentBits, GatewayOpcodes } from "discord-api-types/v10";
import { WebSocketServer } from "ws";
import type { WebSocket } from "ws";
import { refusedIntents, wants } from "./discord-intents.ts";
import { createSession, guildPayloads, isOnShard, readyPayload } from "./discord-session.ts";
import type { IdentifyData, LiveSession, Session } from "./discord-session.ts";
import type { World } from "./discord-world.ts";

/** Data of an event; a function where it depends on the session's intents. */
export type EventData = Record<string, unknown> | ((intents: number) => Record<string, unknown>);

export interface Gateway {
  /** Sends an event to the sessions that asked for it. `guildId` chooses the shard; undefined is shard 0. */
  readonly dispatch: (name: string, data: EventData, guildId: string | undefined) => void;
  /** Sessions whose client has got READY and its guilds. */
  readonly sessions: () => readonly Session[];
  readonly drop: (options?: Drop) => void;
  /** Closes whoever identifies or resumes with this code; nobody any more where it is absent. */
  readonly refuse: (code?: number) => void;
  readonly logins: readonly Login[];
  readonly close: () => void;
}

/** One try of a client to begin a session or to go on with one. */
export interface Login {
  readonly how: "identify" | "resume";
  readonly t: number;
}

/** How every connection is cut. */
export interface Drop {
  /** A close code; none destroys the socket. */
  readonly code?: number;
  /** Instead of closing, Discord asks: "reconnect" to come back and resume, "resumable" and "invalid" say the session is no longer valid. */
  readonly ask?: "reconnect" | "resumable" | "invalid";
  /** Sessions can't be resumed. */
  readonly forget?: boolean;
  /** So many events the client has seen already come again with the resume. */
  readonly repeat?: number;
}

interface Payload {
  readonly op: GatewayOpcodes;
  readonly d: unknown;
}

interface ResumeData {
  readonly token: string;
  readonly session_id: string;
  readonly seq: number;
}

const SENT_A_MINUTE = 120;
/** Milliseconds from one heartbeat to the next that Discord asks for. */
const HEARTBEAT = 41_250;

export interface GatewayOptions {
  readonly server: Server;
  readonly world: World;
  readonly changed: () => void;
  readonly heartbeat?: number | undefined;
}

export function createGateway({ server, world, changed, heartbeat = HEARTBEAT }: GatewayOptions): Gateway {
  const sessions = new Map<string, LiveSession>();
  const logins: Login[] = [];
  let refusal: number | undefined;
  const sockets = new WebSocketServer({ server });
  let repeat = 0;

  sockets.on("connection", (socket) => {
    const sentAt: number[] = [];
    const session = (): LiveSession | undefined => [...sessions.values()].find((each) => each.socket === socket);
    socket.on("error", () => socket.terminate());
    socket.on("close", (code) => {
      const current = session();
      if (current && (code === 1000 || code === 1001)) current.ended = true;
    });
    socket.on("message", (raw: Buffer) => {
      const now = Date.now();
      sentAt.push(now);
      if (sentAt.filter((at) => now - at < 60_000).length > SENT_A_MINUTE) return socket.close(4008, "Rate limited");
      const payload = parse(raw);
      if (payload === undefined) return socket.close(4002, "Decode error");
      switch (payload.op) {
        case GatewayOpcodes.Heartbeat:
          return send(socket, GatewayOpcodes.HeartbeatAck, null);
        case GatewayOpcodes.Identify:
          if (isRefused(socket, "identify")) return undefined;
          return session() ? socket.close(4005, "Already authenticated") : identify(socket, payload.d as IdentifyData);
        case GatewayOpcodes.Resume:
          if (isRefused(socket, "resume")) return undefined;
          return session() ? socket.close(4005, "Already authenticated") : resume(socket, payload.d as ResumeData);
        case GatewayOpcodes.RequestGuildMembers:
        case GatewayOpcodes.PresenceUpdate:
        case GatewayOpcodes.VoiceStateUpdate:
          return session() ? undefined : socket.close(4003, "Not authenticated");
        default:
          return socket.close(4001, "Unknown opcode");
      }
    });
    send(socket, GatewayOpcodes.Hello, { heartbeat_interval: heartbeat });
  });

  const emit = (session: LiveSession, t: string, d: Record<string, unknown>): void => {
    const event = { t, s: session.events.length + 1, d };
    session.events.push(event);
    session.socket?.send(JSON.stringify({ op: GatewayOpcodes.Dispatch, ...event }));
  };

  const isRefused = (socket: WebSocket, how: Login["how"]): boolean => {
    logins.push({ how, t: world.now() });
    changed();
    if (refusal === undefined) return false;
    socket.close(refusal);
    return true;
  };

  const isOwn = (token: string): boolean => token.replace(/^Bot /, "") === world.token;

  const identify = (socket: WebSocket, data: IdentifyData): void => {
    if (!isOwn(data.token)) return socket.close(4004, "Authentication failed");
    const refused = refusedIntents(data.intents, world.flags);
    if (refused) return socket.close(...refused);
    const [index, count] = data.shard ?? [0, 1];
    if (index < 0 || index >= count) return socket.close(4010, "Invalid shard");
    const session = createSession(data, socket);
    sessions.set(session.id, session);
    emit(session, "READY", readyPayload(world, session));
    if (data.intents & GatewayIntentBits.Guilds) {
      for (const guild of guildPayloads(world, session)) emit(session, "GUILD_CREATE", guild);
    }
    changed();
  };

  const resume = (socket: WebSocket, data: ResumeData): void => {
    if (!isOwn(data.token)) return socket.close(4004, "Authentication failed");
    const session = sessions.get(data.session_id);
    if (!session || session.ended) return send(socket, GatewayOpcodes.InvalidSession, false);
    if (data.seq > session.events.length) return socket.close(4007, "Invalid seq");
    session.socket?.terminate();
    session.socket = socket;
    session.resumes += 1;
    // READY is never repeated.
    for (const event of session.events.slice(Math.min(data.seq, Math.max(1, data.seq - repeat)))) {
      socket.send(JSON.stringify({ op: GatewayOpcodes.Dispatch, ...event }));
    }
    repeat = 0;
    emit(session, "RESUMED", {});
    changed();
  };

  return {
    dispatch: (name, data, guildId) => {
      for (const session of sessions.values()) {
        if (!isOnShard(session.shard, guildId) || !wants(session.intents, name, guildId)) continue;
        // A copy: an event holds what was true when it was sent.
        emit(session, name, structuredClone(typeof data === "function" ? data(session.intents) : data));
      }
      changed();
    },
    sessions: () => [...sessions.values()],
    drop: ({ code, ask, forget = false, repeat: again = 0 } = {}) => {
      repeat = again;
      if (forget || ask === "invalid") for (const session of sessions.values()) session.ended = true;
      for (const socket of sockets.clients) {
        if (ask === "reconnect") send(socket, GatewayOpcodes.Reconnect, null);
        else if (ask !== undefined) send(socket, GatewayOpcodes.InvalidSession, ask === "resumable");
        else if (code === undefined) socket.terminate();
        else socket.close(code);
      }
      for (const session of sessions.values()) session.socket = undefined;
      if (forget) sessions.clear();
    },
    refuse: (code) => {
      refusal = code;
    },
    logins,
    close: () => {
      for (const socket of sockets.clients) socket.terminate();
      sockets.close();
    },
  };
}

function send(socket: WebSocket, op: GatewayOpcodes, d: unknown): void {
  socket.send(JSON.stringify({ op, d, s: null, t: null }));
}

function parse(raw: Buffer): Payload | undefined {
  try {
    return JSON.parse(raw.toString("utf8")) as Payload;
  } catch {
    return undefined;
  }
}
