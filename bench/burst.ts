/** How fast a bot answers many commands at once, over loopback: npm run -s bench:burst -- [commands, in a second] */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { InteractionResponseType } from "discord-api-types/v10";
import { startDiscord, type Discord } from "../test/fakes/discord.ts";
import { startWeb } from "../test/fakes/web.ts";

const ROOT = join(import.meta.dirname, "..");
const COMMANDS = 1_000;
const CHANNELS = 50;
/** Milliseconds: Discord waits three seconds, and a burst shouldn't come near that. */
const P99 = 2_000;
const SECOND = 1_000;
/** Commands that are sent with each tick of a timer. */
const STEPS = 50;

const count = Number(process.argv[2] ?? COMMANDS);
const channels = Array.from({ length: CHANNELS }, (_, index) => ({ name: `channel${index}` }));
const site = await startWeb({ "/article": await readFile(join(ROOT, "examples/harbour-strike.html"), "utf8") });
const discord = await startDiscord({ guilds: [{ channels }] });
const data = await mkdtemp(join(tmpdir(), "dragoman-burst-"));
const bot = spawn(process.execPath, ["src/main.ts"], {
  cwd: ROOT,
  stdio: ["ignore", "ignore", "inherit"],
  env: {
    DISCORD_TOKEN: discord.token,
    DISCORD_API_URL: discord.api,
    DRAGOMAN_DATA: data,
    DRAGOMAN_ALLOW_HOSTS: site.host,
    // What a server may ask for is refused sooner than it is accepted.
    DRAGOMAN_LIMITS: "off",
    LOG_LEVEL: "fatal",
  },
});
try {
  await discord.until(() => discord.commands.length > 0, "the bot's commands", 20_000);
  await use(discord, 0).acknowledged();
  process.exitCode = report(await burst(discord)) ? 0 : 1;
} finally {
  const exit = once(bot, "exit");
  bot.kill("SIGKILL");
  await exit;
  await rm(data, { recursive: true });
  await discord.close();
  await site.close();
}

/** Everybody asks for an article, each for one of their own. */
function use({ command }: Discord, index: number) {
  const link = site.url(`/article?${index}`);
  return command({ name: "summarize", options: { link }, channel: `channel${index % CHANNELS}`, user: `user${index}` });
}

interface Answer {
  readonly ms: number;
  /** A deferral: the command was accepted. */
  readonly isAccepted: boolean;
}

/** The first responses to `count` commands that come within a second; those that never come take for ever. */
async function burst(to: Discord): Promise<readonly Answer[]> {
  const sent: ReturnType<typeof use>[] = [];
  const began = performance.now();
  while (sent.length < count) {
    for (let step = 0; step < count / STEPS; step++) sent.push(use(to, sent.length + 1));
    await sleep(Math.max(0, began + (sent.length / count) * SECOND - performance.now()));
  }
  const responses = () => to.requests.filter(({ path }) => path.includes("/callback")).length;
  await to.until(() => responses() > count, "the first responses", 30_000).catch(() => undefined);
  return Promise.all(
    sent.map(async ({ acknowledged }) => {
      const answer = await acknowledged().catch(() => ({ ms: Number.POSITIVE_INFINITY, type: undefined }));
      const isAccepted = answer.type === InteractionResponseType.DeferredChannelMessageWithSource;
      return { ms: answer.ms, isAccepted };
    }),
  );
}

/** True where the burst was answered in time. */
function report(answers: readonly Answer[]): boolean {
  const times = answers.map(({ ms }) => ms).toSorted((a, b) => a - b);
  const quantile = (share: number) => times[Math.ceil(share * times.length) - 1] ?? Number.NaN;
  const accepted = answers.filter(({ isAccepted }) => isAccepted).length;
  const figures = [0.5, 0.9, 0.99, 1].map((share) => `p${share * 100} ${Math.round(quantile(share))} ms`);
  process.stdout.write(
    `${answers.length} commands in a second: ${accepted} accepted; first response ${figures.join(", ")}\n`,
  );
  return quantile(0.99) < P99;
}
