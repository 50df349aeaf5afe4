import { join } from "node:path";
import { ConfigError, UNSHARED, type Config } from "./config.ts";
import { logCrashes } from "./crash.ts";
import { askGateway, createShards } from "./discord/shards.ts";
import { EX_CONFIG } from "./exit-codes.ts";
import { tellFailedStart } from "./failed-start.ts";
import { createLog } from "./log.ts";
import { secretsIn } from "./secrets.ts";

/** Runs one process for each shard; gives the exit code. Throws ConfigError where they would have no store to share. */
export async function runShards(config: Config): Promise<number> {
  const { shards, redisUrl } = config;
  const { apiUrl, token = "" } = config.discord;
  const log = createLog(config.logLevel ?? "info", secretsIn(config));
  logCrashes(log);
  const gateway = await askGateway(apiUrl, token, log).catch((error: unknown) => error as Error);
  if (gateway instanceof Error) return tellFailedStart(gateway, log);
  const count = typeof shards === "number" ? shards : gateway.shards;
  if (count > 1 && redisUrl === undefined) throw new ConfigError([UNSHARED]);
  const file = join(import.meta.dirname, "main.ts");
  const each = createShards({ file, token, count, pause: gateway.pause, hopeless: [EX_CONFIG], log });
  process.on("SIGTERM", each.end);
  process.on("SIGINT", each.end);
  log.info({ shards: count }, "starting shards");
  return each.run();
}
