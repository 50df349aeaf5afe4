import { Redis } from "ioredis";

export interface ConnectionOptions {
  /** Told whenever the connection is lost or can't be made again. */
  readonly onError: (error: unknown) => void;
}

/** Milliseconds that a command waits for its answer, and all together for a server that is away. */
const PATIENCE = 5_000;
/** Without a word from a server that was asked something, after which the connection counts as dead. */
const SILENCE = 3_000;
/** Between two tries to connect, at most. */
const LONGEST_PAUSE = 2_000;

/**
 * A client of the server at a URL. Where that is away, commands wait for it as long as there is patience, and then fail at
 * once until it is there again. What was under way when the connection was lost fails: it may have been done, and isn't
 * sent again. Rejects where there is no server at first.
 */
export async function connectRedis(url: string, { onError }: ConnectionOptions): Promise<Redis> {
  const redis = new Redis(url, {
    lazyConnect: true,
    connectTimeout: PATIENCE,
    commandTimeout: PATIENCE,
    socketTimeout: SILENCE,
    maxRetriesPerRequest: null,
    autoResendUnfulfilledCommands: false,
    retryStrategy: (times) => Math.min(50 * 2 ** times, LONGEST_PAUSE) * (0.5 + Math.random() / 2),
  });
  let last: unknown;
  redis.on("error", (error: unknown) => (last = error));
  try {
    await Promise.race([redis.connect(), ready(redis)]);
  } catch (error) {
    redis.disconnect();
    throw last ?? error;
  }
  redis.on("error", onError);
  losePatience(redis);
  return redis;
}

async function ready(redis: Redis): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`no answer within ${PATIENCE} ms`)), PATIENCE);
    redis.once("ready", () => (clearTimeout(timer), resolve()));
    redis.once("end", () => clearTimeout(timer));
  });
}

/** Of a server that is away for long, none of the commands that follow each other in a job waits anew. */
function losePatience(redis: Redis): void {
  let losing: NodeJS.Timeout | undefined;
  redis.on("close", () => {
    losing ??= setTimeout(() => (redis.options.enableOfflineQueue = false), PATIENCE).unref();
  });
  redis.on("ready", () => {
    clearTimeout(losing);
    losing = undefined;
    redis.options.enableOfflineQueue = true;
  });
}

/** What of the server's settings endangers what is kept there, with what to do about it. */
export async function dangersOf(redis: Redis): Promise<string[]> {
  const told = (await redis.info("memory")) + (await redis.info("persistence"));
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
