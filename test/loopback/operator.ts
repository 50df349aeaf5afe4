import { onTestFinished } from "vitest";
import type { Step } from "../../src/step.ts";
import { startAnthropic } from "../fakes/anthropic.ts";
import { startDiscord } from "../fakes/discord.ts";
import { startWeb } from "../fakes/web.ts";
import { KEPT_LEVEL } from "./kept.ts";
import { start, type Environment, type Running } from "./process.ts";
import { temporaryFolder } from "../fakes/folder.ts";
import { FRENCH, modelRecord, recordOf } from "./rig.ts";

export type Operator = Awaited<ReturnType<typeof operator>>;

/** Whoever runs the bot, as a process and on one data folder, and ends it as they like. */
export async function operator(given: Environment = {}) {
  const site = await startWeb({ "/article": FRENCH });
  onTestFinished(site.close);
  const model = await startAnthropic(modelRecord());
  onTestFinished(model.close);
  const discord = await startDiscord({ flags: 1 << 19, ...recordOf() });
  onTestFinished(discord.close);
  const environment: Environment = {
    DISCORD_TOKEN: discord.token,
    DISCORD_API_URL: discord.api,
    ANTHROPIC_BASE_URL: model.url,
    ANTHROPIC_API_KEY: model.key,
    DRAGOMAN_DATA: await temporaryFolder(),
    DRAGOMAN_ALLOW_HOSTS: [site.host, new URL(discord.api).host].join(","),
    DRAGOMAN_LEASE_SECONDS: "0.5",
    LOG_LEVEL: "error",
    ...given,
    ...KEPT_LEVEL,
  };

  /** A bot that is ready; with a step, one that kills itself there, and may be gone already. */
  async function startBot(fatal?: Step): Promise<Running> {
    const bot = start("src/main.ts", [], { ...environment, ...(fatal ? { CRASH_AT: fatal } : {}) });
    await Promise.race([bot.says("ready"), bot.ended]);
    return bot;
  }

  return { site, model, discord, data: environment.DRAGOMAN_DATA, start: startBot };
}

/** Ends a process and waits for it. */
export async function kill(bot: Running, signal: NodeJS.Signals = "SIGKILL"): Promise<void> {
  bot.signal(signal);
  await bot.ended;
}
