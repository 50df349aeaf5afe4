import { ApplicationFlags, PermissionFlagsBits } from "discord-api-types/v10";
import { describe, expect, onTestFinished, test } from "vitest";
import { loadCommands } from "../../src/discord/load.ts";
import { missingAccess, rateLimited, serverError } from "../fakes/discord-faults.ts";
import { startWeb } from "../fakes/web.ts";
import { closedPort, containing, doctor, register, setUp, type Check } from "./doctor.ts";
import { cli, type Environment } from "./process.ts";

const COMMANDS = (await loadCommands()).length;

describe("doctor", () => {
  test("finds all well", async () => {
    const { env } = await setUp();
    const { code, checks } = await doctor(env);
    expect(code).toBe(0);
    expect(Object.values(checks).map(({ name, status }) => `${name} ${status}`)).toEqual([
      "node ok",
      "store ok",
      "budget ok",
      "discord token ok",
      "intents ok",
      "installation ok",
      "commands ok",
      "permissions ok",
      "clock ok",
      "model ok",
      "pages off",
    ]);
    const plain = await cli(["doctor"], env);
    expect(plain).toMatchObject({ code: 0, stderr: "" });
    expect(plain.stdout).toMatch(/^✅ node: 24\.[\d.]+\n(✅ .+\n){9}➖ pages: none .+\nAll is well\.\n$/);
  });

  test("tells people what to do, a line each", async () => {
    const { stdout, code } = await cli(["doctor"]);
    expect(code).toBe(1);
    expect(stdout).toMatch(/^❌ DISCORD_TOKEN: It is missing\. → Copy the bot's token from https:/m);
    expect(stdout).toMatch(/^➖ model: No model is set up/m);
    expect(stdout).toContain("npm run chat");
  });

  test.each([
    ["nothing", "", "missing"],
    ["a client secret", "aB3_-xYz".repeat(4), "client secret"],
    ["an application id", "123456789012345678", "application id"],
    ["a public key", "0123456789abcdef".repeat(4), "public key"],
    ["the word Bot too", "Bot MTIzNDU2Nzg5MDEyMzQ1Njc4.Gabcde.abc", "Bot"],
  ])("knows %s from a token, and looks at the rest", async (_, DISCORD_TOKEN, problem) => {
    const { env } = await setUp();
    const { checks } = await doctor({ ...env, DISCORD_TOKEN });
    expect(checks["DISCORD_TOKEN"]).toMatchObject({ status: "failed", detail: containing(problem) });
    expect(checks).toMatchObject({ store: { status: "ok" }, model: { status: "ok" } });
  });

  test("names every wrong variable at once", async () => {
    const { env } = await setUp();
    const { checks } = await doctor({
      ...env,
      ANTHROPIC_BASE_URL: "x",
      LOG_LEVEL: "loud",
      DRAGOMAN_RETENTION_DAYS: "0",
    });
    expect(Object.keys(checks)).toEqual(
      expect.arrayContaining(["ANTHROPIC_BASE_URL", "LOG_LEVEL", "DRAGOMAN_RETENTION_DAYS"]),
    );
    expect(checks).toMatchObject({ "discord token": { status: "ok" }, commands: { status: "ok" } });
    expect(checks).not.toHaveProperty("model");
  });

  test("what is left of the month's budget", async () => {
    const { env } = await setUp();
    const { checks: whole } = await doctor(env);
    expect(whole["budget"]).toMatchObject({ status: "ok", detail: "$0.00 of $20.00 spent this month" });
    const { checks: none } = await doctor({ ...env, DRAGOMAN_BUDGET_USD: "0" });
    expect(none["budget"]).toMatchObject({ status: "failed", fix: containing("DRAGOMAN_BUDGET_USD") });
  });

  test("a token that Discord refuses", async () => {
    const { env } = await setUp();
    const { checks } = await doctor({ ...env, DISCORD_TOKEN: env.DISCORD_TOKEN?.replace(/.$/, "0") ?? "" });
    expect(checks["discord token"]).toMatchObject({ status: "failed", fix: containing("Reset Token") });
  });

  test("Discord out of reach", async () => {
    const { env, discord } = await setUp();
    await discord.close();
    const { checks } = await doctor(env);
    expect(checks["discord"]).toMatchObject({
      status: "failed",
      detail: containing("ECONNREFUSED"),
      fix: containing(discord.api),
    });
  });

  test("Discord out of order", async () => {
    const { env, discord } = await setUp();
    discord.faults.inject("GET", /./, serverError(503), 99);
    expect((await doctor(env)).checks["discord"]).toMatchObject({ status: "failed", detail: containing("503") });
  });

  test.each([
    ["a page", "<!DOCTYPE html><title>Welcome</title>"],
    ["JSON", '{"hello":"world"}'],
  ])("something else than Discord at its address: %s", async (_, body) => {
    const web = await startWeb({ "/api/v10/users/@me": body });
    onTestFinished(web.close);
    const { env } = await setUp();
    const { checks } = await doctor({ ...env, DISCORD_API_URL: web.url("/api") });
    expect(checks["discord"]).toMatchObject({ status: "failed", detail: "an answer that isn't the API's" });
    expect(checks).toMatchObject({ store: { status: "ok" }, model: { status: "ok" } });
  });

  test.each<[wanted: string, flags: number, status: Check["status"], says: string]>([
    ["on", ApplicationFlags.GatewayMessageContentLimited, "ok", "switched on"],
    ["on", ApplicationFlags.GatewayMessageContent, "ok", "switched on"],
    ["on", 0, "failed", "isn't allowed"],
    ["off", 0, "ok", "mentions, replies and /ask"],
    ["off", ApplicationFlags.GatewayMessageContentLimited, "ok", "not used"],
  ])("message content %s, with the flags %i", async (wanted, flags, status, says) => {
    const { env } = await setUp({ discord: { flags } });
    const { checks } = await doctor({ ...env, DISCORD_MESSAGE_CONTENT: wanted });
    expect(checks["intents"]).toMatchObject({ status, detail: containing(says) });
  });

  test.each<[name: string, change: (commands: Record<string, unknown>[]) => unknown[], says: string]>([
    ["not registered", () => [], `${COMMANDS} missing or out of date (0 registered)`],
    ["one missing", (commands) => commands.slice(1), `1 missing or out of date (${COMMANDS - 1} registered)`],
    [
      "one too many",
      (commands) => [...commands, { name: "old", description: "Gone" }],
      `0 missing or out of date (${COMMANDS + 1} registered)`,
    ],
    [
      "a description of before",
      ([first = {}, ...others]) => [{ ...first, description: "Of before" }, ...others],
      `1 missing or out of date (${COMMANDS} registered)`,
    ],
    [
      "an option of before",
      ([first = {}, ...others]) => [{ ...first, options: (first["options"] as unknown[]).slice(1) }, ...others],
      `1 missing or out of date (${COMMANDS} registered)`,
    ],
  ])("commands: %s", async (_, change, says) => {
    const { env, discord } = await setUp();
    const commands = (await loadCommands()).map((command): Record<string, unknown> => ({ ...command.data }));
    await register(discord, change(commands));
    const { checks } = await doctor(env);
    expect(checks["commands"]).toEqual({
      name: "commands",
      status: "failed",
      detail: says,
      fix: containing("npm start"),
    });
  });

  test("permissions that are missing, by channel", async () => {
    const guilds = [{ name: "My server", channels: [{ name: "news" }, { name: "chat" }] }, { name: "Another" }];
    const { env, discord } = await setUp({ discord: { guilds } });
    discord.deny("news", PermissionFlagsBits.SendMessagesInThreads);
    const { code, checks } = await doctor(env);
    expect(code).toBe(1);
    expect(checks["permissions"]).toMatchObject({
      status: "failed",
      detail: "In “My server” #news: Send Messages in Threads is missing",
      fix: containing("permissions="),
    });
  });

  test("a server that can't be looked at, and the rest", async () => {
    const { env, discord } = await setUp();
    discord.faults.inject("GET", /\/channels$/, missingAccess);
    const { checks } = await doctor(env);
    expect(checks["permissions"]).toMatchObject({ status: "failed", detail: containing("“Newsroom”") });
    expect(checks).toMatchObject({ commands: { status: "ok" }, model: { status: "ok" } });
  });

  test("waits where Discord asks it to, for a while", async () => {
    const { env, discord } = await setUp();
    discord.faults.inject("GET", /\/channels$/, rateLimited(0.1), 2);
    expect((await doctor(env)).checks["permissions"]).toMatchObject({ status: "ok" });
    discord.faults.inject("GET", /\/channels$/, rateLimited(3_600));
    expect((await doctor(env)).checks["permissions"]).toMatchObject({ status: "failed", detail: containing("429") });
  });

  test("no server yet, which is no failure", async () => {
    const { env } = await setUp({ discord: { guilds: [] } });
    expect(await doctor(env)).toMatchObject({ code: 0, checks: { permissions: { status: "off" } } });
  });

  test("a clock that is wrong", async () => {
    const { env, discord } = await setUp({ discord: { guilds: [] } });
    const headers = { date: new Date(Date.now() + 600_000).toUTCString() };
    discord.faults.inject("GET", /\/users\/@me\/guilds$/, { status: 200, body: [], headers });
    expect((await doctor(env)).checks["clock"]).toMatchObject({
      status: "failed",
      detail: containing("10 minutes behind"),
    });
  });

  test.each<[name: string, change: Environment, detail: string, fix: string]>([
    ["a refused key", { ANTHROPIC_API_KEY: "sk-ant-another" }, "HTTP 401", "ANTHROPIC_API_KEY"],
    [
      "another model that isn't there",
      { DRAGOMAN_FALLBACK_MODEL: "claude-nonesuch" },
      "claude-nonesuch",
      "DRAGOMAN_FALLBACK_MODEL",
    ],
    ["a model that isn't there", { DRAGOMAN_MODEL: "claude-nonesuch" }, "claude-nonesuch", "DRAGOMAN_MODEL"],
    ["an endpoint out of reach", { ANTHROPIC_BASE_URL: `http://127.0.0.1:${closedPort}` }, "ECONNREFUSED", closedPort],
  ])("%s", async (_, change, detail, fix) => {
    const { env } = await setUp();
    const { checks } = await doctor({ ...env, ...change });
    const check = checks[change.DRAGOMAN_FALLBACK_MODEL === undefined ? "model" : "fallback model"];
    expect(check).toMatchObject({ status: "failed", detail: containing(detail), fix: containing(fix) });
    expect(check?.detail).not.toContain("{");
  });

  test("no model, which is no failure", async () => {
    const { env } = await setUp();
    const { code, checks } = await doctor({ ...env, ANTHROPIC_API_KEY: "", ANTHROPIC_BASE_URL: "" });
    expect(code).toBe(0);
    expect(checks["model"]).toMatchObject({ status: "off", detail: containing("ANTHROPIC_API_KEY") });
  });

  test("a data folder that can't be written", async () => {
    const { env } = await setUp();
    const { checks } = await doctor({ ...env, DRAGOMAN_DATA: "package.json" });
    expect(checks["store"]).toMatchObject({
      status: "failed",
      detail: containing("package.json"),
      fix: containing("DRAGOMAN_DATA"),
    });
  });
});
