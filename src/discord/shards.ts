import { setTimeout as sleep } from "node:timers/promises";
import { once } from "node:events";
import { Routes, ShardingManager, type Shard as ShardProcess } from "discord.js";
import type { RESTGetAPIGatewayBotResult } from "discord-api-types/v10";
import type { Log } from "../log.ts";
import { createTransport } from "./connection/transport.ts";
import { createRest } from "./rest.ts";

/** A share of Discord's servers. */
export interface Shard {
  /** From 0. */
  readonly id: number;
  readonly count: number;
}

/** Which one this process was started for, by the variables that discord.js sets. */
export function shardOf(environment: NodeJS.ProcessEnv): Shard | undefined {
  const { SHARDING_MANAGER, SHARDS, SHARD_COUNT } = environment;
  return SHARDING_MANAGER === undefined ? undefined : { id: Number(SHARDS), count: Number(SHARD_COUNT) };
}

export interface Gateway {
  /** Shards that Discord advises. */
  readonly shards: number;
  /** Milliseconds from one login to the next. */
  readonly pause: number;
}

/** Discord lets so many log in at once, and again after so many milliseconds; a little is for the clock. */
const LOGINS = 5_000;
const MARGIN = 500;

/** Asks the configured address: discord.js's manager would ask Discord's own. */
export async function askGateway(apiUrl: string, token: string, log: Log): Promise<Gateway> {
  const rest = createRest(apiUrl, createTransport({ log }), token);
  const { shards, session_start_limit: limit } = (await rest.get(Routes.gatewayBot())) as RESTGetAPIGatewayBotResult;
  return { shards, pause: (LOGINS + MARGIN) / limit.max_concurrency };
}

export interface ShardsOptions {
  /** What each process runs. */
  readonly file: string;
  readonly token: string;
  readonly count: number;
  /** Milliseconds from one login to the next. */
  readonly pause: number;
  /** Exit codes after which a process isn't started again: it would end the same way. */
  readonly hopeless: readonly number[];
  readonly log: Log;
}

/** One process for each shard, started again where it ends. */
export interface Shards {
  /** Starts them one after the other; settles with the code that a process ended with for good, or 0 once they were told to end. */
  readonly run: () => Promise<number>;
  /** Lets each of them end its jobs. */
  readonly end: () => void;
}

/** Milliseconds before a process that ended is started again: the first time, and at most. */
const FIRST_RESTART = 1_000;
const LONGEST_RESTART = 60_000;
/** A process that lived so long ended for another reason than the one before. */
const LONG_LIFE = 5 * 60_000;

export function createShards({ file, token, count, pause, hopeless, log }: ShardsOptions): Shards {
  const manager = new ShardingManager(file, { token, totalShards: count, respawn: false, execArgv: process.execArgv });
  const over = new AbortController();
  let exitCode = 0;

  return {
    async run() {
      const lives: Promise<void>[] = [];
      for (let id = 0; id < count && !over.signal.aborted; id++) {
        lives.push(live(manager.createShard(id)));
        if (id < count - 1) await wait(pause);
      }
      await Promise.all(lives);
      return exitCode;
    },
    end,
  };

  /** By their connection to this process: a signal from a terminal reaches them anyway. */
  function end(): void {
    over.abort();
    for (const { process: child } of manager.shards.values()) if (child?.connected) child.disconnect();
  }

  async function live(shard: ShardProcess): Promise<void> {
    for (let restart = FIRST_RESTART; !over.signal.aborted; restart = Math.min(LONGEST_RESTART, restart * 2)) {
      const began = performance.now();
      const code = await lifeOf(shard);
      if (over.signal.aborted) return;
      if (code !== null && hopeless.includes(code)) {
        exitCode = code;
        return end();
      }
      log.error({ shard: shard.id, code }, "a shard's process ended; it is started again");
      if (performance.now() - began > LONG_LIFE) restart = FIRST_RESTART;
      await wait(restart);
    }
  }

  async function lifeOf(shard: ShardProcess): Promise<number | null> {
    const child = await shard.spawn(-1);
    const [code] = (await once(child, "exit")) as [number | null];
    return code;
  }

  async function wait(ms: number): Promise<void> {
    await sleep(ms, undefined, { signal: over.signal }).catch(() => undefined);
  }
}
