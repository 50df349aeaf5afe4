import { onTestFinished, describe, expect, test } from "vitest";
import { startDiscord } from "../fakes/discord.ts";
import { temporaryFolder } from "../fakes/folder.ts";
import { start, type Environment } from "../loopback/process.ts";

async function given(environment: Environment, setup: Parameters<typeof startDiscord>[0] = {}) {
  const discord = await startDiscord({ logins: 20, ...setup });
  onTestFinished(discord.close);
  const data = await temporaryFolder();
  const own = { DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.api, DRAGOMAN_DATA: data, LOG_LEVEL: "warn" };
  return { discord, bot: start("src/main.ts", [], { ...own, ...environment }) };
}

describe("several shards without a store that they share", () => {
  test.each([
    ["by number", { SHARDS: "2" }, {}],
    ["as many as Discord advises", { SHARDS: "auto" }, { shards: 2 }],
  ])("%s: the bot ends, and says what to do", async (_, environment, setup) => {
    const { bot } = await given(environment, setup);
    const { code, stderr } = await bot.ended;
    expect(code).toBe(78);
    expect(stderr).toContain("REDIS_URL: It is missing: several shards need a store that they share.");
  });
});

test("one shard needs no other store, answers, and ends with the process that started it", async () => {
  const { bot, discord } = await given({ SHARDS: "auto" });
  await bot.says("ready");
  const sent = discord.command({ name: "help" });
  await sent.acknowledged();
  bot.signal("SIGTERM");
  expect(await bot.ended).toMatchObject({ code: 0, isLate: false });
});

test("a token that Discord refuses ends all, with what to do", async () => {
  const { bot } = await given({ SHARDS: "1", DISCORD_TOKEN: "bm90.a.token" });
  expect(await bot.ended).toMatchObject({ code: 78, isLate: false });
});
