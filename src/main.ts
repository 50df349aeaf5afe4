import { ConfigError, environment, loadConfig, type Config } from "./config.ts";
import { createCore } from "./core.ts";
import { logCrashes } from "./crash.ts";
import { createBot } from "./discord/bot.ts";
import { loadCommands } from "./discord/load.ts";
import { shardOf, type Shard } from "./discord/shards.ts";
import { closeSentence } from "./discord/start-failure.ts";
import { inviteLinks } from "./discord/access/permissions.ts";
import { createEnding, endOnSignals } from "./ending.ts";
import { EX_CONFIG } from "./exit-codes.ts";
import { tellBadConfiguration, tellFailedStart } from "./failed-start.ts";
import { checkModels } from "./doctor/model.ts";
import { fill } from "./locale/fill.ts";
import { start as texts } from "./locale/terminal.ts";
import { createLog } from "./log.ts";
import { giveBackMemory } from "./memory.ts";
import { namedProxies } from "./proxy.ts";
import { runShards } from "./run-shards.ts";
import { secretsIn } from "./secrets.ts";
import { pagesOf, serve, storeAnswers } from "./serve.ts";
import { loadRunner } from "./queue/load.ts";
import { timingOf } from "./queue/options.ts";
import { createReader } from "./source/reader.ts";
import { crashAt } from "./step.ts";
import { startTelemetry } from "./telemetry/start.ts";

try {
  const env = environment();
  const shard = shardOf(env);
  const config = loadConfig(shard ? { ...env, SHARDS: undefined } : env, "discord");
  if (config.shards !== undefined) process.exitCode = await runShards(config);
  else await run(config, shard, namedProxies(env));
} catch (error) {
  if (!(error instanceof ConfigError)) throw error;
  // The terminal reads the other variables too.
  const hints = error.problems.every(({ variable }) => variable.startsWith("DISCORD_")) ? [texts.withoutAny] : [];
  process.exitCode = tellBadConfiguration(error, texts.badConfiguration, hints);
}

async function run(config: Config, shard: Shard | undefined, proxies: readonly string[]): Promise<void> {
  const { apiUrl, messageContent, token = "" } = config.discord;
  const log = createLog(config.logLevel ?? "info", secretsIn(config));
  logCrashes(log);
  if (proxies.length > 0) log.warn({ variables: proxies }, "articles are fetched past the proxy that these name");
  const reader = createReader();
  const onStep = crashAt(config.crashAt);
  const { telemetry, prometheus } = await startTelemetry(config);
  const core = await createCore(config, { log, reader, onStep, telemetry });
  const pages = pagesOf(config, core);
  const bot = createBot({
    core,
    commands: await loadCommands(),
    createRunner: await loadRunner(core.backend),
    apiUrl,
    messageContent,
    shard,
    ...(pages ? { readerPage: pages.publish } : {}),
    config,
    timing: timingOf(config.leaseSeconds),
    onStep,
    lookAtModel: async () => (await checkModels(config.model))[0]?.status ?? "off",
    log,
    telemetry,
  });
  const needs = { gateway: bot.isConnected, store: () => storeAnswers(core) };
  const serving = { http: config.http, number: shard?.id, needs, load: bot.load, prometheus, pages, log };
  const site = await serve(serving).catch(async (error: unknown) => {
    await bot.close(0);
    await core.close();
    throw error;
  });
  const drain = config.drainSeconds * 1_000;
  const leave = () => bot.close(drain);
  const end = createEnding([leave, () => site?.close(), core.close], drain, log);
  endOnSignals(end);
  try {
    const { applicationId, registered } = await bot.start(token, (code) => {
      process.stderr.write(`${closeSentence(code)}\n`);
      end("closed by Discord", EX_CONFIG);
    });
    await reader.warm();
    giveBackMemory();
    // One of several speaks for all.
    if (!shard || shard.id === 0) greet(config, applicationId, registered);
  } catch (error) {
    const exitCode = tellFailedStart(error, log);
    await bot.close(0);
    await site?.close();
    await core.close();
    process.exitCode = exitCode;
  }
}

function greet({ model, http }: Config, applicationId: string, registered: boolean): void {
  const links = inviteLinks(applicationId);
  const lines = [
    fill(texts.ready, { commands: registered ? texts.registered : texts.current }),
    model ? models(model) : texts.noModel,
    ...(http?.publicUrl === undefined ? [] : [fill(texts.pages, { address: http.publicUrl, port: http.port })]),
    fill(texts.inviteServer, { link: links.server }),
    fill(texts.inviteUser, { link: links.user }),
  ];
  process.stdout.write(`${lines.join("\n")}\n`);
}

function models({ name, fallback }: NonNullable<Config["model"]>): string {
  return fallback === undefined ? fill(texts.model, { model: name }) : fill(texts.models, { model: name, fallback });
}
