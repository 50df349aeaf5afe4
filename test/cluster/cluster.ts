import { onTestFinished } from "vitest";
import { isFinal } from "../fakes/discord-shown.ts";
import { textOf } from "../fakes/discord-components.ts";
import { startAnthropic } from "../fakes/anthropic.ts";
import { startDiscord } from "../fakes/discord.ts";
import { LASTING, startRedis } from "../fakes/redis.ts";
import { startWeb, type Route } from "../fakes/web.ts";
import { start, type Environment, type Running } from "../loopback/process.ts";
import { modelRecord, recordOf } from "../loopback/rig.ts";

export type Cluster = Awaited<ReturnType<typeof startCluster>>;

/** A server on each of two shards: Discord shares them out by their ids. */
const GUILDS = [0, 1].map((shard) => ({
  id: String((BigInt(1_000 + shard) << 22n) + 1n),
  channels: Array.from({ length: 10 }, (_, index) => ({ name: `desk-${shard}-${index}` })),
}));
const CHANNELS = GUILDS.flatMap(({ channels }) => channels.map(({ name }) => name));
/** Seconds: long enough for a busy machine to keep, short enough to wait for. */
const LEASE = "3";
/** Milliseconds that a process may live: longer than any test takes on a busy machine. */
const LONGEST = 180_000;

/** Two shards and as many workers as are started, over loopback, on a real Redis. */
export async function startCluster(given: Environment = {}) {
  const redis = await startRedis(LASTING);
  onTestFinished(() => redis?.close());
  if (!redis) throw new Error("there is no redis-server");
  const routes: Record<string, Route> = {};
  const site = await startWeb(routes);
  onTestFinished(site.close);
  const model = await startAnthropic(modelRecord());
  onTestFinished(model.close);
  const discord = await startDiscord({ guilds: GUILDS, logins: 20, ...recordOf() });
  onTestFinished(discord.close);
  const environment: Environment = {
    DISCORD_TOKEN: discord.token,
    DISCORD_API_URL: discord.api,
    ANTHROPIC_BASE_URL: model.url,
    ANTHROPIC_API_KEY: model.key,
    REDIS_URL: redis.url,
    DRAGOMAN_ALLOW_HOSTS: [site.host, new URL(discord.api).host].join(","),
    DRAGOMAN_LEASE_SECONDS: LEASE,
    DRAGOMAN_DRAIN_SECONDS: "5",
    DRAGOMAN_LIMITS: "off",
    LOG_LEVEL: "error",
    ...given,
  };
  let sent = 0;

  return { discord, model, site, redis, bot, worker, publish, ask, results };

  /** Both shards, logged in, beside those that are already. */
  async function bot(): Promise<Running> {
    const before = loggedIn();
    const running = start("src/main.ts", [], { ...environment, SHARDS: "2" }, { longest: LONGEST });
    await running.says("ready");
    await discord.until(() => loggedIn() === before + 2, "both shards", 30_000);
    return running;
  }

  async function worker(own: Environment = {}): Promise<Running> {
    const running = start("src/worker.ts", [], { ...environment, ...own }, { longest: LONGEST });
    await running.says("takes jobs");
    return running;
  }

  function publish(path: string, text: string): string {
    routes[path] = text;
    return site.url(path);
  }

  /** Somebody asks for a summary, on the shards by turns. */
  function ask(link: string) {
    const number = sent++;
    const channel = CHANNELS[number % CHANNELS.length] ?? "";
    return discord.command({ name: "summarize", options: { link }, channel, user: `reader${number}` });
  }

  function loggedIn(): number {
    return discord.sessions().filter(({ connected }) => connected).length;
  }

  /** All that was said last, in whichever channel. */
  function results(): string[] {
    return CHANNELS.flatMap((channel) => discord.messages(channel))
      .filter(isFinal)
      .map(textOf);
  }
}
