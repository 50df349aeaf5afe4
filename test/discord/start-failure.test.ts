import { once } from "node:events";
import { Client } from "discord.js";
import { describe, expect, onTestFinished, test } from "vitest";
import { closeSentence, startFailure } from "../../src/discord/start-failure.ts";
import { start } from "../../src/locale/terminal.ts";
import { login } from "../fakes/client.ts";
import { startDiscord } from "../fakes/discord.ts";

const FINAL = [
  [4004, start.tokenRefused],
  [4010, start.shardRefused],
  [4011, start.shardsNeeded],
  [4012, start.versionRefused],
  [4013, start.intentUnknown],
  [4014, start.intentRefused],
] as const;

describe("a connection that Discord ends for good", () => {
  test.each(FINAL)("with %i at the start has a fix", async (code, sentence) => {
    const discord = await startDiscord();
    onTestFinished(discord.close);
    discord.refuseGateway(code);
    const client = new Client({ intents: [], rest: { api: discord.api } });
    onTestFinished(() => client.destroy());
    const error: unknown = await client.login(discord.token).catch((refused: unknown) => refused);
    expect(startFailure(error)).toEqual({ sentence, isConfiguration: true });
  });

  test.each(FINAL)("with %i later has the same", async (code, sentence) => {
    const { discord, client } = await login();
    const closed = once(client, "shardDisconnect") as Promise<[{ code: number }, number]>;
    discord.dropGateway({ code, forget: true });
    const [event] = await closed;
    expect(event.code).toBe(code);
    expect(closeSentence(event.code)).toBe(sentence);
    expect(discord.logins).toHaveLength(1);
  });

  test("with a code that nobody knows yet is told by it", () => {
    expect(closeSentence(4015)).toContain("(code 4015)");
  });
});

test("a bot that has connected too often is told until when to wait", async () => {
  const discord = await startDiscord({ sessions: 0 });
  onTestFinished(discord.close);
  const client = new Client({ intents: [], rest: { api: discord.api } });
  onTestFinished(() => client.destroy());
  const error: unknown = await client.login(discord.token).catch((refused: unknown) => refused);
  const failure = startFailure(error);
  expect(failure?.sentence).toMatch(/as often as it may in a day.* after \d{4}-\d\d-\d\dT[\d:.]+Z\.$/);
  expect(failure?.isConfiguration).toBe(false);
  expect(discord.logins).toHaveLength(0);
});
