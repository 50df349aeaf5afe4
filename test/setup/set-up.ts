import { readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parseEnv } from "node:util";
import { expect, onTestFinished } from "vitest";
import { startAnthropic, type Anthropicish } from "../fakes/anthropic.ts";
import { startDiscord, type Discord, type DiscordSetup } from "../fakes/discord.ts";
import { recordOf } from "../loopback/rig.ts";
import { temporaryFolder } from "../fakes/folder.ts";
import { start, type Environment, type Running } from "../loopback/process.ts";

/** A folder of its own, Discord and the Messages API for a set-up to meet. */
export interface Place {
  readonly folder: string;
  readonly discord: Discord;
  readonly model: Anthropicish;
  /** Of the process, beside .env. */
  readonly env: Environment;
  readonly begin: (flags?: string[]) => Running;
  /** Runs the set-up with these answers. Whatever it says, no secret is in it. */
  readonly answer: (...answers: string[]) => Promise<{ code: number | null; said: string; stderr: string }>;
  /** What .env holds. */
  readonly variables: () => Promise<Record<string, string | undefined>>;
  readonly file: () => Promise<string>;
}

export async function startPlace(setup: DiscordSetup = {}, content?: (place: Place) => string): Promise<Place> {
  const discord = await startDiscord({ ...recordOf(), guilds: [], flags: 0, ...setup });
  onTestFinished(discord.close);
  const model = await startAnthropic();
  onTestFinished(model.close);
  const folder = await temporaryFolder();
  const env = { DISCORD_API_URL: discord.api };
  const path = join(folder, ".env");
  const place: Place = {
    folder,
    discord,
    model,
    env,
    begin: (flags = []) => start("src/cli.ts", ["setup"], env, { flags, folder }),
    async answer(...answers) {
      const running = place.begin();
      for (const line of answers) running.write(`${line}\n`);
      running.end();
      const { code, stdout, stderr } = await running.ended;
      for (const secret of [discord.token, model.key]) expect(`${stdout}${stderr}`).not.toContain(secret);
      return { code, said: stdout, stderr };
    },
    file: () => readFile(path, "utf8"),
    variables: async () => parseEnv(await place.file()),
  };
  if (content) await writeFile(path, content(place), { mode: 0o644 });
  return place;
}

/** The permission bits of .env. */
export async function modeOf({ folder }: Place): Promise<number> {
  return (await stat(join(folder, ".env"))).mode & 0o777;
}
