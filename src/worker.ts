/** Takes jobs from the queue that the bot's processes share, and answers them; as many of it as are wanted, on any machine. */
import { ConfigError, environment, loadConfig, type Config } from "./config.ts";
import { createCore } from "./core.ts";
import { logCrashes } from "./crash.ts";
import { createTransport } from "./discord/connection/transport.ts";
import { createRest } from "./discord/rest.ts";
import { laneOf } from "./discord/thread/conversation.ts";
import { createWork } from "./discord/work.ts";
import { createEnding, endOnSignals } from "./ending.ts";
import { tellBadConfiguration } from "./failed-start.ts";
import { worker as texts } from "./locale/terminal.ts";
import { createLog } from "./log.ts";
import { loadRunner } from "./queue/load.ts";
import { timingOf } from "./queue/options.ts";
import { pagesOf, serve, storeAnswers } from "./serve.ts";
import { secretsIn } from "./secrets.ts";
import { createReader } from "./source/reader.ts";
import { crashAt } from "./step.ts";
import { startTelemetry } from "./telemetry/start.ts";

try {
  await run(loadConfig(environment(), "redis"));
} catch (error) {
  if (!(error instanceof ConfigError)) throw error;
  process.exitCode = tellBadConfiguration(error, texts.badConfiguration);
}

async function run(config: Config): Promise<void> {
  const { token, apiUrl, messageContent } = config.discord;
  const log = createLog(config.logLevel ?? "info", secretsIn(config));
  logCrashes(log);
  const reader = createReader();
  const onStep = crashAt(config.crashAt);
  const { telemetry, prometheus } = await startTelemetry(config);
  const core = await createCore(config, { log, reader, onStep, telemetry });
  const pages = pagesOf(config, core);
  const rest = createRest(apiUrl, createTransport({ log }), token);
  const readerPage = pages?.publish;
  const { handler } = createWork({ core, rest, config, messageContent, readerPage, log, onStep, telemetry });
  const createRunner = await loadRunner(core.backend);
  const runner = createRunner({
    handler,
    laneOf,
    log,
    now: Date.now,
    timing: timingOf(config.leaseSeconds),
    onStep,
    hasToken: token !== undefined,
  });
  const { load } = runner;
  const needs = { queue: () => load().then(() => true), store: () => storeAnswers(core) };
  const site = await serve({ http: config.http, needs, load, prometheus, pages, log }).catch(async (error: unknown) => {
    await runner.close(0);
    await core.close();
    throw error;
  });
  const drain = config.drainSeconds * 1_000;
  const leave = () => runner.close(drain);
  endOnSignals(createEnding([leave, () => site?.close(), core.close], drain, log));
  runner.recover();
  await reader.warm();
  process.stdout.write(`${token === undefined ? texts.readyWithoutToken : texts.ready}\n`);
}
