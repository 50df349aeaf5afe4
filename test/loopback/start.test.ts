import { describe, expect, test } from "vitest";
import type { DiscordSetup } from "../fakes/discord.ts";
import { startWeb } from "../fakes/web.ts";
import { closedPort, doctor, register, setUp } from "./doctor.ts";
import { temporaryFolder } from "../fakes/folder.ts";
import { start, type Environment } from "./process.ts";

/** One that nobody has just now. */
async function freePort(): Promise<string> {
  await using web = await startWeb({});
  return web.host.split(":")[1] ?? "";
}

describe("npm start", () => {
  const main = async (env: Environment) => start("src/main.ts", [], { DRAGOMAN_DATA: await temporaryFolder(), ...env });

  test("without a token says what to do, and that it can be tried without", async () => {
    const { code, stdout, stderr } = await (await main({})).ended;
    expect({ code, stdout }).toEqual({ code: 78, stdout: "" });
    expect(stderr).toMatch(/DISCORD_TOKEN: It is missing\.\n +Copy the bot's token from https:/);
    expect(stderr).toContain("npm run chat");
    expect(stderr).not.toContain("    at ");
  });

  test("names all problems at once, and does not promise what needs the same variables", async () => {
    const env = { DISCORD_TOKEN: "123456789012345678", DISCORD_API_URL: "x", ANTHROPIC_BASE_URL: "y", LOG_LEVEL: "z" };
    const { code, stderr } = await (await main(env)).ended;
    expect(code).toBe(78);
    for (const name of Object.keys(env)) expect(stderr).toMatch(new RegExp(`^  ${name}: .+\\.\\n    .+\\.$`, "m"));
    expect(stderr).not.toContain("npm run chat");
  });

  test("with a data folder that can't be written", async () => {
    const { env } = await setUp();
    const { code, stderr } = await (await main({ ...env, DRAGOMAN_DATA: "package.json" })).ended;
    expect(code).toBe(78);
    expect(stderr).toContain("DRAGOMAN_DATA: The folder “package.json” can't be written.");
  });

  test.each<[name: string, discord: DiscordSetup, env: Environment, code: number, says: string]>([
    [
      "a token that Discord refuses",
      { token: `MTIzNDU2Nzg5MDEyMzQ1Njc4.Gother.${"y".repeat(38)}` },
      { DISCORD_TOKEN: `MTIzNDU2Nzg5MDEyMzQ1Njc4.Gother.${"z".repeat(38)}` },
      78,
      "Discord refused DISCORD_TOKEN",
    ],
    [
      "an intent that isn't allowed",
      { flags: 0 },
      { DISCORD_MESSAGE_CONTENT: "on" },
      78,
      "DISCORD_MESSAGE_CONTENT=off",
    ],
    ["Discord out of reach", {}, { DISCORD_API_URL: `http://127.0.0.1:${closedPort}/api` }, 70, "couldn't be reached"],
  ])("with %s ends, and says why", async (_, discord, change, exit, says) => {
    const { env } = await setUp({ discord });
    const { code, stdout, stderr } = await (await main({ ...env, ...change })).ended;
    expect({ code, stdout }).toEqual({ code: exit, stdout: "" });
    expect(stderr).toContain(says);
    expect(stderr).not.toContain("    at ");
    expect(stderr).not.toContain(change.DISCORD_TOKEN ?? env.DISCORD_TOKEN);
  });

  test("with a port for its pages that is taken ends, and says why", async () => {
    await using web = await startWeb({});
    const { env } = await setUp();
    const HTTP_PORT = web.host.split(":")[1] ?? "";
    const { code, stderr } = await (await main({ ...env, HTTP_PORT, PUBLIC_URL: "https://news.example" })).ended;
    expect(code).toBe(78);
    expect(stderr).toContain(`HTTP_PORT: The port ${HTTP_PORT} can't be had.\n`);
  });

  test("serves pages where they are set up, until it ends", async () => {
    const { env } = await setUp();
    const HTTP_PORT = await freePort();
    const PUBLIC_URL = `http://127.0.0.1:${HTTP_PORT}`;
    const bot = await main({ ...env, HTTP_PORT, PUBLIC_URL });
    await bot.says(`Results have pages at ${PUBLIC_URL} (port ${HTTP_PORT}).`);
    expect((await fetch(`${PUBLIC_URL}/r/AbCdEfGhIjKlMnOpQr-_12`)).status).toBe(404);
    expect((await doctor({ ...env, HTTP_PORT, PUBLIC_URL })).checks["pages"]).toMatchObject({ status: "ok" });
    bot.signal("SIGTERM");
    expect(await bot.ended).toMatchObject({ code: 0 });
    await expect(fetch(PUBLIC_URL)).rejects.toThrow("fetch failed");
  });

  test("tells whoever runs it how it is, also without pages", async () => {
    const { env } = await setUp();
    const HTTP_PORT = await freePort();
    const bot = await main({ ...env, HTTP_PORT });
    await bot.says("Add it to your own account");
    const get = async (path: string) => (await fetch(`http://127.0.0.1:${HTTP_PORT}${path}`)).text();
    expect([await get("/healthz"), await get("/readyz"), await get("/r/x")]).toEqual(["ok\n", '{"missing":[]}\n', ""]);
    const metrics = await get("/metrics");
    for (const name of ["nodejs_eventloop_lag_p99_seconds", "process_resident_memory_bytes", "dragoman_queue_jobs"]) {
      expect(metrics).toContain(`\n${name}`);
    }
    bot.signal("SIGTERM");
    expect(await bot.ended).toMatchObject({ code: 0 });
  });

  test("ends when Discord closes the connection for good", async () => {
    const { env, discord } = await setUp();
    const bot = await main(env);
    await bot.says("Add it to your own account");
    discord.dropGateway({ code: 4004, forget: true });
    const { code, stderr } = await bot.ended;
    expect(code).toBe(78);
    expect(stderr).toContain("Bot → Reset Token, and put it into .env.");
  });

  test("registers its commands, greets with what to do next, and ends on a signal", async () => {
    const { env, discord } = await setUp();
    await register(discord, []);
    const bot = await main(env);
    await bot.says("Add it to your own account");
    expect(bot.stdout()).toMatch(
      /^Dragoman is ready; its commands were registered\.\nModel: claude-sonnet-5-5\.\nAdd it to a server: https:/,
    );
    expect(bot.stdout()).toContain(`client_id=${discord.applicationId}`);
    expect((await doctor(env)).checks["commands"]).toMatchObject({ status: "ok" });
    bot.signal("SIGTERM");
    expect(await bot.ended).toMatchObject({ code: 0 });
    const again = await main(env);
    await again.says("its commands are current");
    again.signal("SIGINT");
    expect(await again.ended).toMatchObject({ code: 0 });
  });
});
