import { PermissionFlagsBits } from "discord-api-types/v10";
import { describe, expect, test } from "vitest";
import { loadCommands } from "../../src/discord/load.ts";
import { translator } from "../../src/locale/translate.ts";
import { buttonNamed, textOf } from "../loopback/rig.ts";
import { start, TELL_LOADED } from "../loopback/process.ts";
import { modeOf, startPlace } from "./set-up.ts";

const NEWSROOM = { guilds: [{ name: "My server", channels: [{ name: "news" }, { name: "chat" }] }] };

describe("npm run setup", () => {
  test("from nothing to a hello in a server that was just added", async () => {
    const place = await startPlace();
    const { discord, model } = place;
    const running = place.begin();
    for (const line of [discord.token, "own", model.url, "claude-sonnet-5-5", model.key, "wait"])
      running.write(`${line}\n`);
    await running.says("Waiting for the server");
    discord.join(NEWSROOM.guilds[0] ?? {});
    await running.says("In which channel");
    running.write("\n");
    const { code, stdout, stderr } = await running.ended;
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    for (const line of [
      "✅ discord token: dragoman",
      "✅ installation: servers and users",
      "✅ model: claude-sonnet-5-5",
      `✅ commands: ${(await loadCommands()).length} registered, everywhere`,
      "It is in “My server”.",
      "✅ hello: said in #news of “My server”",
    ]) {
      expect(stdout).toContain(line);
    }
    expect(stdout).toMatch(
      /^Add it to a server: https:\/\/discord\.com\/oauth2\/authorize\?client_id=\d+&\S*permissions=\d+$/m,
    );
    expect(stdout).toMatch(/^Add it to your own account: https:\/\/discord\.com\/oauth2\/authorize\S+$/m);
    for (const secret of [discord.token, model.key]) expect(stdout).not.toContain(secret);

    expect(await place.variables()).toMatchObject({
      DISCORD_TOKEN: discord.token,
      ANTHROPIC_BASE_URL: model.url,
      ANTHROPIC_API_KEY: model.key,
      DRAGOMAN_MODEL: "claude-sonnet-5-5",
    });
    expect(await modeOf(place)).toBe(0o600);
    const [hello] = discord.messages("news");
    expect(hello && textOf(hello)).toContain("/translate");
    expect(hello && buttonNamed(hello, "Try a sample article")).toBe("sample");
  });

  test("registers global commands once: the bot then finds them current", async () => {
    const place = await startPlace();
    await place.answer(place.discord.token, "later", "later");
    expect(place.discord.commands).toHaveLength((await loadCommands()).length);
    const puts = () =>
      place.discord.requests.filter(({ method, path }) => method === "PUT" && path.includes("/commands"));
    expect(puts().map(({ path }) => path)).toEqual([`/api/v10/applications/${place.discord.applicationId}/commands`]);
    await place.answer("", "later", "later");
    const bot = start("src/main.ts", [], place.env, { folder: place.folder });
    await bot.says("Dragoman is ready; its commands are current.");
    expect(puts()).toHaveLength(1);
  });

  test("loads neither discord.js nor, without a terminal, the prompts", async () => {
    const place = await startPlace();
    const running = place.begin(TELL_LOADED);
    for (const line of [place.discord.token, "later", "later"]) running.write(`${line}\n`);
    const { code, stderr } = await running.ended;
    expect(code).toBe(0);
    expect(stderr).toMatch(/loaded: .*discord-api-types/);
    for (const late of ["discord.js", "@discordjs", "@clack/prompts"]) expect(stderr).not.toContain(late);
  });

  test("keeps what .env has, to the letter, and asks again for nothing", async () => {
    const before = ({ discord, model }: Awaited<ReturnType<typeof startPlace>>) =>
      `# mine\nDISCORD_TOKEN=${discord.token}\n\nOTHER="a b" # kept\nANTHROPIC_BASE_URL=${model.url}\nANTHROPIC_API_KEY=${model.key}\n`;
    const place = await startPlace({}, before);
    const { code, said } = await place.answer("", "", "later");
    expect(code).toBe(0);
    expect(said).toContain("✅ model: claude-sonnet-5-5");
    expect(await place.file()).toBe(before(place));
    expect(await modeOf(place)).toBe(0o600);
  });

  test("without a key: later, and the extractive engine", async () => {
    const place = await startPlace();
    const { code, said } = await place.answer(place.discord.token, "later", "later");
    expect(code).toBe(0);
    expect(said).toContain("➖ model: No model is set up");
    expect(await place.variables()).toMatchObject({ ANTHROPIC_API_KEY: "", ANTHROPIC_BASE_URL: "" });
  });

  test("without a token: the terminal alone", async () => {
    const place = await startPlace();
    const { code, said } = await place.answer("", "later");
    expect(code).toBe(0);
    expect(said).toContain("npm run chat");
    expect(place.discord.requests).toEqual([]);
  });

  test.each([
    ["a client secret", "aB3_-xYz".repeat(4), "client secret"],
    ["an application id", "123456789012345678", "application id"],
    ["a token that Discord refuses", `MTIzNDU2Nzg5MDEyMzQ1Njc4.Gother.${"z".repeat(38)}`, "Reset Token"],
  ])("asks again after %s, without a word of it", async (_, wrong, says) => {
    const place = await startPlace();
    const { code, said } = await place.answer(wrong, place.discord.token, "later", "later");
    expect(code).toBe(0);
    expect(said).toMatch(new RegExp(`^❌ discord token: .*${says}`, "m"));
    expect(said).not.toContain(wrong);
    expect((await place.variables())["DISCORD_TOKEN"]).toBe(place.discord.token);
  });

  test("keeps a token that Discord can't tell of, and says what is left", async () => {
    const place = await startPlace();
    await place.discord.close();
    const { code, said } = await place.answer(place.discord.token, "later");
    expect(code).toBe(1);
    expect(said).toMatch(/^❌ discord: .*ECONNREFUSED/m);
    expect(said).toContain("npm run setup again");
    expect((await place.variables())["DISCORD_TOKEN"]).toBe(place.discord.token);
  });

  test("asks again for a key that is refused; one may be kept all the same", async () => {
    const place = await startPlace();
    const { discord, model } = place;
    const wrong = ["own", model.url, "claude-sonnet-5-5", "sk-ant-another"];
    const right = ["own", model.url, "claude-sonnet-5-5", model.key];
    const mended = await place.answer(discord.token, ...wrong, "again", ...right, "later");
    expect(mended).toMatchObject({ code: 0 });
    expect(mended.said).toMatch(/^❌ model: claude-sonnet-5-5: answered with HTTP 401 → .*ANTHROPIC_API_KEY/m);
    const kept = await place.answer("", ...wrong, "keep", "later");
    expect(kept).toMatchObject({ code: 1 });
    expect((await place.variables())["ANTHROPIC_API_KEY"]).toBe("sk-ant-another");
  });

  test("an address that isn't one is told, not kept", async () => {
    const place = await startPlace();
    const { said } = await place.answer("", "own", "x y", "a-model", "", "again", "later");
    expect(said).toContain("❌ ANTHROPIC_BASE_URL: It is not a web address.");
    await expect(place.file()).rejects.toThrow("ENOENT");
  });
});

describe("message content", () => {
  test("is asked about where Discord allows it", async () => {
    const place = await startPlace({ flags: 1 << 19 });
    await place.answer(place.discord.token, "on", "later", "later");
    expect((await place.variables())["DISCORD_MESSAGE_CONTENT"]).toBe("on");
  });

  test("is switched off where Discord doesn't, since the bot couldn't start", async () => {
    const place = await startPlace({}, () => "DISCORD_MESSAGE_CONTENT=on\n");
    const { said } = await place.answer(place.discord.token, "later", "later");
    expect(said).toMatch(/^➖ intents: .*off now → .*Message Content Intent.*\/applications\/\d+\/bot$/m);
    expect((await place.variables())["DISCORD_MESSAGE_CONTENT"]).toBe("off");
  });
});

describe("a server", () => {
  test("is named with what the bot lacks in it, and only channels it may write to are offered", async () => {
    const place = await startPlace(NEWSROOM);
    const { discord } = place;
    discord.deny("news", PermissionFlagsBits.SendMessages);
    const [guild] = await guilds(place);
    const { said } = await place.answer(discord.token, "later", guild?.id ?? "", "");
    expect(said).toContain("❌ permissions: In “My server” #news: Send Messages is missing");
    expect(said).toContain("✅ hello: said in #chat");
    expect(discord.messages("news")).toEqual([]);
  });

  test("gets no hello that nobody wants", async () => {
    const place = await startPlace(NEWSROOM);
    const [guild] = await guilds(place);
    const { code } = await place.answer(place.discord.token, "later", guild?.id ?? "", "none");
    expect(code).toBe(0);
    expect(place.discord.messages("news")).toEqual([]);
  });

  test("greets in its own language", async () => {
    const place = await startPlace({ guilds: [{ name: "S", locale: "fr", channels: [{ name: "news" }] }] });
    const [guild] = await guilds(place);
    await place.answer(place.discord.token, "later", guild?.id ?? "", "");
    expect(place.discord.messages("news").map(({ content }) => content)).toEqual([translator("fr")("hello")]);
  });

  async function guilds({ discord }: Awaited<ReturnType<typeof startPlace>>): Promise<{ id: string }[]> {
    const headers = { authorization: `Bot ${discord.token}`, "user-agent": "DiscordBot (test, 1)" };
    return (await (await fetch(`${discord.api}/v10/users/@me/guilds`, { headers })).json()) as { id: string }[];
  }
});

describe("an end before its time", () => {
  test("answers that end too soon: what was answered is kept, exit 2", async () => {
    const place = await startPlace();
    const { code, said } = await place.answer(place.discord.token);
    expect(code).toBe(2);
    expect(said).toContain("The answers ended at “Which language model");
    expect((await place.variables())["DISCORD_TOKEN"]).toBe(place.discord.token);
  });

  test("no answers at all: exit 2, and nothing is written", async () => {
    const place = await startPlace();
    expect((await place.answer()).code).toBe(2);
    await expect(place.file()).rejects.toThrow("ENOENT");
  });

  test.each(["SIGINT", "SIGTERM"] as const)(
    "%s while it waits for a server is kind, and loses nothing",
    async (signal) => {
      const place = await startPlace();
      const running = place.begin();
      for (const line of [place.discord.token, "later", "wait"]) running.write(`${line}\n`);
      await running.says("Waiting for the server");
      running.signal(signal);
      const { code, stdout, stderr } = await running.ended;
      expect({ code, stderr }).toEqual({ code: 130, stderr: "" });
      expect(stdout).toContain("kept in .env");
      expect((await place.variables())["DISCORD_TOKEN"]).toBe(place.discord.token);
    },
  );

  test("a variable that isn't asked for and is wrong: exit 78, with the fix", async () => {
    const place = await startPlace({}, () => "LOG_LEVEL=loud\n");
    const { code, stderr } = await place.answer(place.discord.token);
    expect(code).toBe(78);
    expect(stderr).toContain("LOG_LEVEL");
  });
});
