import { ConfigError, environment, loadConfig, type Config } from "./config.ts";
import { createCore, type Core } from "./core.ts";
import { createBot, type Bot } from "./discord/bot.ts";
import { loadCommands } from "./discord/load.ts";
import { startFailure } from "./discord/start-failure.ts";
import { inviteLinks } from "./discord/permissions.ts";
import { fill } from "./locale/locale.ts";
import { start as texts } from "./locale/en.ts";
import { createLog, type Log } from "./log.ts";
import { createReader } from "./source/reader.ts";

/** sysexits.h: something in the configuration; an error of our own. */
const EX_CONFIG = 78;
const EX_SOFTWARE = 70;

try {
  await run(loadConfig(environment(), "discord"));
} catch (error) {
  const problems = error instanceof ConfigError ? error.problems : undefined;
  if (!problems) throw error;
  const lines = problems.map(({ variable, problem, fix }) => `  ${variable}: ${problem}\n    ${fix}`);
  // The terminal reads the other variables too.
  const hint = problems.every(({ variable }) => variable.startsWith("DISCORD_")) ? [texts.withoutAny] : [];
  process.stderr.write(`${[texts.badConfiguration, ...lines, ...hint].join("\n")}\n`);
  process.exitCode = EX_CONFIG;
}

async function run(config: Config): Promise<void> {
  const { discord } = config;
  if (!discord) return;
  const log = createLog(config.logLevel ?? "info", [discord.token, config.model?.apiKey]);
  const reader = createReader();
  const core = await createCore(config, { log, reader });
  const bot = createBot({
    core,
    commands: await loadCommands(),
    apiUrl: discord.apiUrl,
    messageContent: discord.messageContent,
    log,
  });
  endOnSignal(bot, core, log);
  try {
    const { applicationId, registered } = await bot.start(discord.token);
    await reader.warm();
    greet(config, applicationId, registered);
  } catch (error) {
    const known = startFailure(error);
    log[known ? "debug" : "fatal"]({ err: error }, "the start failed");
    if (known) process.stderr.write(`${known.sentence}\n`);
    await bot.close(0);
    await core.close();
    process.exitCode = known?.isConfiguration ? EX_CONFIG : EX_SOFTWARE;
  }
}

function greet({ model }: Config, applicationId: string, registered: boolean): void {
  const links = inviteLinks(applicationId);
  const lines = [
    fill(texts.ready, { commands: registered ? texts.registered : texts.current }),
    model ? fill(texts.model, { model: model.name }) : texts.noModel,
    fill(texts.inviteServer, { link: links.server }),
    fill(texts.inviteUser, { link: links.user }),
  ];
  process.stdout.write(`${lines.join("\n")}\n`);
}

/** The first signal lets running jobs end; a second one doesn't wait. */
function endOnSignal(bot: Bot, core: Core, log: Log): void {
  let ending = false;
  const end = (signal: string) => {
    if (ending) process.exit(1);
    ending = true;
    log.info({ signal }, "ending");
    void bot
      .close()
      .then(() => core.close())
      .then(() => process.exit(0));
  };
  process.on("SIGTERM", () => end("SIGTERM"));
  process.on("SIGINT", () => end("SIGINT"));
}
