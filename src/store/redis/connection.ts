import { Redis } from "ioredis";

export interface ConnectionOptions {
  /** Told whenever the connection is lost or can't be made again. */
  readonly onError: (error: unknown) => void;
  readonly patience?: Patience;
}

/** All in milliseconds. */
export interface Patience {
  /** For which a command waits for its answer. */
  readonly command: number;
  /** Without a word from a server that was asked something, after which the connection counts as dead. */
  readonly silence: number;
  /** For which a server may be away before commands fail at once. */
  readonly absence: number;
}

const PATIENCE: Patience = { command: 5_000, silence: 3_000, absence: 3_000 };
/** Between two tries to connect, at most. */
const LONGEST_PAUSE = 2_000;

/**
 * A client of the server at a URL. Where that is away, commands wait for it as long as there is patience, and then fail at
 * once until it is there again. What was under way when the connection was lost fails: it may have been done, and isn't
 * sent again. Rejects where there is no server at first.
 */
export async function connectRedis(url: string, options: ConnectionOptions): Promise<Redis> {
  const { onError, patience = PATIENCE } = options;
  const redis = new Redis(url, {
    lazyConnect: true,
    connectTimeout: patience.command,
    commandTimeout: patience.command,
    socketTimeout: patience.silence,
    maxRetriesPerRequest: null,
    autoResendUnfulfilledCommands: false,
    retryStrategy: (times) => Math.min(50 * 2 ** times, LONGEST_PAUSE) * (0.5 + Math.random() / 2),
  });
  let last: unknown;
  redis.on("error", (error: Error & { command?: unknown }) => {
    // What it is logged in may hold the password, among the arguments of the command that was refused.
    delete error.command;
    last = error;
  });
  try {
    await redis.connect();
  } catch (error) {
    redis.disconnect();
    throw last ?? error;
  }
  redis.on("error", onError);
  losePatience(redis, patience.absence);
  return redis;
}

/** Of a server that is away for long, none of the commands that follow each other in a job waits anew. */
function losePatience(redis: Redis, absence: number): void {
  let losing: NodeJS.Timeout | undefined;
  redis.on("close", () => {
    losing ??= setTimeout(() => (redis.options.enableOfflineQueue = false), absence).unref();
  });
  redis.on("ready", () => {
    clearTimeout(losing);
    losing = undefined;
    redis.options.enableOfflineQueue = true;
  });
}

/** What is wrong with a connection that can't be made, and what to do; without the password that the URL may hold. */
export function problemOf(url: string, error: unknown): { problem: string; fix: string } {
  const { host } = new URL(url);
  if (/\b(?:WRONGPASS|NOAUTH|NOPERM)\b/.test(String(error))) {
    return { problem: `Redis at ${host} refuses the name or password.`, fix: "Correct them in the URL." };
  }
  return { problem: `Redis at ${host} can't be reached.`, fix: "Start it there, or correct the URL." };
}

/** What of the server's settings endangers what is kept there, with what to do about it; nothing where it doesn't tell. */
export async function dangersOf(redis: Redis): Promise<string[]> {
  const told = (await Promise.all([redis.info("memory"), redis.info("persistence")]).catch(() => [])).join("\n");
  const policy = /^maxmemory_policy:(\S+)/m.exec(told)?.[1];
  return [
    ...(policy === undefined || policy === "noeviction"
      ? []
      : [`Redis drops jobs and settings when its memory is full: set maxmemory-policy to noeviction, not ${policy}.`]),
    ...(/^aof_enabled:0/m.test(told)
      ? ["Redis loses what was accepted last when it stops: set appendonly to yes."]
      : []),
  ];
}

/** Bytes that the server has in use. */
export async function sizeOf(redis: Redis): Promise<number> {
  return Number(/^used_memory:(\d+)/m.exec(await redis.info("memory"))?.[1] ?? 0);
}

/** What the client says of a server that is away: it was waited for, or what was under way has no answer. */
const AWAY = /^(?:Command timed out|Connection is closed|Stream isn't writeable|Socket timeout|LOADING )/;

/** Whether the server couldn't be asked: what failed so may be tried again when it is there. */
export function isAway(error: unknown): boolean {
  return error instanceof Error && (AWAY.test(error.message) || "syscall" in error);
}
