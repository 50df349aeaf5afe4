import { join } from "node:path";
import { ConfigError, UNSHARED, type Config } from "./config.ts";
import { askGateway, createShards } from "./discord/shards.ts";
import { startFailure } from "./discord/start-failure.ts";
import { createLog } from "./log.ts";

/** sysexits.h: something in the configuration; an error of our own. */
const EX_CONFIG = 78;
const EX_SOFTWARE = 70;

/** Runs one process for each shard; gives the exit code. Throws ConfigError where they would have no store to share. */
export async function runShards({ discord, shards, redisUrl, logLevel }: Config): Promise<number> {
  const { apiUrl, token = "" } = discord;
  const log = createLog(logLevel ?? "info", [token]);
  const gateway = await askGateway(apiUrl, token, log).catch((error: unknown) => error as Error);
  if (gateway instanceof Error) {
    const known = startFailure(gateway);
    log[known ? "debug" : "fatal"]({ err: gateway }, "the start failed");
    if (known) process.stderr.write(`${known.sentence}\n`);
    return known?.isConfiguration ? EX_CONFIG : EX_SOFTWARE;
  }
  const count = typeof shards === "number" ? shards : gateway.shards;
  if (count > 1 && redisUrl === undefined) throw new ConfigError([UNSHARED]);
  const file = join(import.meta.dirname, "main.ts");
  const each = createShards({ file, token, count, pause: gateway.pause, hopeless: [EX_CONFIG], log });
  process.on("SIGTERM", each.end);
  process.on("SIGINT", each.end);
  log.info({ shards: count }, "starting shards");
  return each.run();
}
