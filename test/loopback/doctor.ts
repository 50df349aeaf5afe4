import { expect, onTestFinished } from "vitest";
import { loadCommands } from "../../src/discord/load.ts";
import { startAnthropic, type AnthropicSetup } from "../fakes/anthropic.ts";
import { startDiscord, type Discord, type DiscordSetup } from "../fakes/discord.ts";
import { startWeb } from "../fakes/web.ts";
import { temporaryFolder } from "../fakes/folder.ts";
import { cli, type Environment } from "./process.ts";

/** Nothing listens there any more. */
export const closedPort = await freedPort();

async function freedPort(): Promise<string> {
  const web = await startWeb({});
  await web.close();
  return new URL(web.url("/")).port;
}

export interface Check {
  readonly name: string;
  readonly status: "ok" | "failed" | "off";
  readonly detail: string;
  readonly fix?: string;
}

export interface Setup {
  readonly discord: Discord;
  readonly env: Environment;
}

/** All that a bot needs, in order; its commands registered. */
export async function setUp(options: { discord?: DiscordSetup; model?: AnthropicSetup } = {}): Promise<Setup> {
  const discord = await startDiscord(options.discord);
  onTestFinished(discord.close);
  const model = await startAnthropic(options.model);
  onTestFinished(model.close);
  await register(
    discord,
    (await loadCommands()).map((command) => command.data),
  );
  return {
    discord,
    env: {
      DISCORD_TOKEN: discord.token,
      DISCORD_API_URL: discord.api,
      ANTHROPIC_API_KEY: model.key,
      ANTHROPIC_BASE_URL: model.url,
      DRAGOMAN_DATA: await temporaryFolder(),
    },
  };
}

export async function register({ api, applicationId, token }: Discord, body: unknown): Promise<void> {
  const response = await fetch(`${api}/v10/applications/${applicationId}/commands`, {
    method: "PUT",
    headers: {
      authorization: `Bot ${token}`,
      "content-type": "application/json",
      "user-agent": "DiscordBot (test, 1)",
    },
    body: JSON.stringify(body),
  });
  expect(response.status).toBe(200);
}

/** What doctor finds. Whatever it finds, no secret is in it. */
export async function doctor(
  env: Environment,
): Promise<{ code: number | null; ok: boolean; checks: Record<string, Check> }> {
  const { code, stdout, stderr } = await cli(["doctor", "--json"], env);
  expect(stderr).toBe("");
  const secrets = [env.DISCORD_TOKEN, env.ANTHROPIC_API_KEY].filter((secret) => secret);
  for (const secret of secrets) expect(stdout).not.toContain(secret);
  const { ok, checks, ...more } = JSON.parse(stdout) as { ok: boolean; checks: Check[] };
  expect(more).toEqual({});
  expect(code).toBe(ok ? 0 : 1);
  expect(ok).toBe(checks.every(({ status }) => status !== "failed"));
  for (const { status, fix } of checks) expect(fix === undefined).toBe(status !== "failed");
  return { code, ok, checks: Object.fromEntries(checks.map((check) => [check.name, check])) };
}

export const containing = (text: string) => expect.stringContaining(text) as string;
