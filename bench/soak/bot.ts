import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { appendFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { VARIABLES } from "../../src/variables.ts";
import type { World } from "./world.ts";

/** How a process of the bot was ended. */
export interface Ending {
  readonly signal: "SIGKILL" | "SIGTERM";
  /** Milliseconds since the soak began, and until the next process was ready. */
  readonly at: number;
  readonly awayMs: number;
}

/** The bot as a process that is ended again and again, and started again as by a supervisor. */
export interface Bot {
  readonly end: (signal: Ending["signal"]) => Promise<Ending>;
  /** Processes that ended though nobody ended them. */
  readonly fallen: () => number;
  readonly close: () => Promise<void>;
}

const MAIN = join(import.meta.dirname, "../../src/main.ts");
const READY = 60_000;

export async function startBot({ discord, model, site }: World, data: string): Promise<Bot> {
  const unset = Object.fromEntries(VARIABLES.map((variable) => [variable, ""]));
  const environment = {
    ...process.env,
    ...unset,
    DISCORD_TOKEN: discord.token,
    DISCORD_API_URL: discord.api,
    ANTHROPIC_BASE_URL: model.url,
    ANTHROPIC_API_KEY: model.key,
    DRAGOMAN_ALLOW_HOSTS: [site.host, new URL(discord.api).host].join(","),
    DRAGOMAN_BUDGET_USD: "999999",
    DRAGOMAN_DATA: data,
    DRAGOMAN_LIMITS: "off",
    LOG_LEVEL: "warn",
  };
  const began = performance.now();
  let fallen = 0;
  let isEnding = false;
  let child = await start();

  async function start(): Promise<ChildProcess> {
    const started = spawn(process.execPath, [MAIN], { env: environment, stdio: ["ignore", "pipe", "pipe"] });
    const ready = Promise.withResolvers<void>();
    started.stdout.on("data", (said: Buffer) => said.includes("ready") && ready.resolve());
    started.stderr.on("data", (said: Buffer) => appendFileSync(join(data, "log.jsonl"), said));
    void once(started, "exit").then(() => {
      if (isEnding) return;
      fallen += 1;
      ready.reject(new Error("the bot ended of itself"));
    });
    await Promise.race([ready.promise, sleep(READY)]);
    return started;
  }

  async function stop(signal: Ending["signal"]): Promise<void> {
    isEnding = true;
    const exit = once(child, "exit");
    child.kill(signal);
    await exit;
    isEnding = false;
  }

  return {
    async end(signal) {
      const at = performance.now() - began;
      await stop(signal);
      child = await start();
      return { signal, at, awayMs: performance.now() - began - at };
    },
    fallen: () => fallen,
    close: () => stop("SIGTERM"),
  };
}
