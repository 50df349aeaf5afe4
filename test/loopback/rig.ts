import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, onTestFinished } from "vitest";
import { readDocument } from "../../src/article/document.ts";
import { createCore, type Core } from "../../src/core.ts";
import { createBot, type Bot, type BotOptions } from "../../src/discord/bot.ts";
import { loadCommands } from "../../src/discord/load.ts";
import { loadRunner } from "../../src/queue/load.ts";
import { createLog, type Log } from "../../src/log.ts";
import { DEFAULT_LIMITS, type LimitRules } from "../../src/limit-rules.ts";
import type { Telemetry } from "../../src/telemetry/telemetry.ts";
import { startAnthropic, type Anthropicish, type Answer } from "../fakes/anthropic.ts";
import { startDiscord, type Discord, type DiscordSetup } from "../fakes/discord.ts";
import { textOf } from "../fakes/discord-components.ts";
import { buttonNamed, componentsOf, isFinal } from "../fakes/discord-shown.ts";
import { pingsIn } from "../fakes/outgoing.ts";
import { startWeb, type Route, type Web } from "../fakes/web.ts";
import { temporaryFolder } from "../fakes/folder.ts";
import { keepStore, keptFile, keptLog } from "./kept.ts";

/**
 * A whole bot over loopback: the stock discord.js client and the stock SDK, Discord, the Messages API and a news site
 * of our own, an empty store. Everything is closed with the test.
 */
export interface Rig {
  readonly discord: Discord;
  readonly model: Anthropicish;
  readonly site: Web;
  readonly core: Core;
  readonly bot: Bot;
}

export interface RigSetup {
  readonly discord?: DiscordSetup;
  readonly answer?: Answer;
  /** Without a model the extractive engine serves. */
  readonly keyless?: boolean;
  /** “off” where absent, so that requests can be counted. */
  readonly review?: "flagged" | "all";
  readonly routes?: Readonly<Record<string, Route>>;
  /** Of other sites here, `host:port`. */
  readonly allowHosts?: readonly string[];
  readonly messageContent?: boolean;
  /** What a checker of the requests is meant to find. */
  readonly finding?: Finding;
  /** Nobody is limited where absent; what isn't named is hardly limited. */
  readonly limits?: Partial<LimitRules>;
  /** What else the bot is started with. */
  readonly bot?: Partial<BotOptions>;
  readonly now?: () => number;
  readonly telemetry?: Telemetry;
}

export const RUSSIAN = await readFile(new URL("../../examples/reindeer-winter.txt", import.meta.url), "utf8");
export const FRENCH = await readFile(new URL("../../examples/harbour-strike.html", import.meta.url), "utf8");
export const CHINESE = await readFile(new URL("../../examples/arctic-council.md", import.meta.url), "utf8");

/** Id of the server that the channel “general” is in. */
export const serverOf = ({ discord }: Pick<Rig, "discord">) => discord.channel("general").guildId ?? "";

/** A bot that may spend what it is by default, and whose model answers. */
const INSTALLATION = {
  config: { budgetUsd: 20, retentionDays: 30, model: { name: "claude-sonnet-5-5" } },
  lookAtModel: () => Promise.resolve("ok" as const),
};

export async function startRig(setup: RigSetup = {}): Promise<Rig> {
  const { messageContent = false, now = Date.now, telemetry } = setup;
  const site = await startWeb({ "/article": FRENCH, ...setup.routes });
  onTestFinished(site.close);
  const model = await startAnthropic({ ...(setup.answer ? { answer: setup.answer } : {}), ...modelRecord() });
  onTestFinished(model.close);
  const discord = await startDiscord({ ...recordOf(setup.finding), ...setup.discord });
  onTestFinished(discord.close);
  onTestFinished(() => expect(discord.requests.flatMap(({ body }) => pingsIn(body))).toEqual([]));
  const data = await temporaryFolder();
  const core = await createCore(
    {
      review: setup.review ?? "off",
      data,
      retentionDays: 30,
      leaseSeconds: 10,
      drainSeconds: 25,
      budgetUsd: 20,
      ...limitsOf(setup),
      allowHosts: [site.host, new URL(discord.api).host, ...(setup.allowHosts ?? [])],
      denyAddresses: [],
      ...(setup.keyless ? {} : { model: { apiKey: model.key, baseUrl: model.url, name: "claude-sonnet-5-5" } }),
    },
    {
      log: createRigLog([model.key, discord.token]),
      now,
      telemetry,
      retry: { baseDelay: 1 },
      // In this process, so that a test starts fast; the child process has tests of its own.
      reader: { read: readDocument, close: () => Promise.resolve() },
    },
  );
  onTestFinished(async () => {
    await core.close();
    keepStore(data);
  });
  const config = { ...INSTALLATION.config, ...limitsOf(setup) };
  const bot = await startBot({ core, discord }, { config, telemetry, ...setup.bot, messageContent, now });
  return { discord, model, site, core, bot };
}

function limitsOf({ limits }: RigSetup): { limits?: LimitRules } {
  const rest = Object.keys(DEFAULT_LIMITS).map((name) => [name, 1_000]);
  return limits ? { limits: { ...Object.fromEntries(rest), ...limits } as LimitRules } : {};
}

/** A bot on a core and a Discord that are there: the rig's own, or the next process of it on the same store. */
export async function startBot(
  { core, discord }: Pick<Rig, "core" | "discord">,
  own: Partial<BotOptions> = {},
): Promise<Bot> {
  const bot = createBot({
    ...INSTALLATION,
    core,
    commands: await loadCommands(),
    createRunner: await loadRunner(core.backend),
    apiUrl: discord.api,
    messageContent: false,
    log: createRigLog([discord.token]),
    ...own,
  });
  onTestFinished(() => bot.close(1_000));
  await bot.start(discord.token);
  return bot;
}

function createRigLog(secrets: readonly string[]): Log {
  const { level = process.env["LOG_LEVEL"] ?? "silent", fd } = keptLog();
  return createLog(level, secrets, fd);
}

export function modelRecord(): { record?: string } {
  const record = keptFile("model");
  return record === undefined ? {} : { record };
}

/** What a checker outside finds in a test's requests, which is there on purpose. */
export type Finding = "second callback";

/**
 * DISCORD_RECORD names a folder that gets each test's requests, one file a rig, named after the test and the finding it
 * is meant to have.
 */
export function recordOf(finding?: Finding): { record?: string } {
  const kept = keptFile("discord");
  if (kept !== undefined) return { record: kept };
  const folder = process.env["DISCORD_RECORD"];
  if (!folder) return {};
  const test = slug(expect.getState().currentTestName ?? "");
  const run = Math.random().toString(36).slice(2, 8);
  const meant = finding === undefined ? "" : `.${slug(finding)}`;
  return { record: join(folder, `${test.slice(0, 120)}-${run}${meant}.jsonl`) };
}

const slug = (text: string) => text.replace(/[^\p{L}\p{N}]+/gu, "-");

/** A page of an article with these lines as its paragraphs. */
export const articlePage = (text: string) => `<article>${text.replace(/^(.+)$/gm, "<p>$1</p>")}</article>`;

export { buttonNamed, componentsOf, isFinal, textOf };
