import { ChannelType, PermissionFlagsBits } from "discord-api-types/v10";
import { describe, expect, test } from "vitest";
import type { DiscordSetup } from "../fakes/discord.ts";
import { serverOf, startRig, textOf, type Rig, type RigSetup } from "./rig.ts";

const SERVER: DiscordSetup = {
  guilds: [{ channels: [{ name: "general" }, { name: "voice", type: ChannelType.GuildVoice }] }],
};

async function start(setup: RigSetup = {}): Promise<Rig> {
  return startRig({ discord: SERVER, ...setup });
}

const help = async ({ discord }: Rig, use: object = {}) =>
  textOf(await discord.command({ name: "help", ...use }).original());

describe("/help", () => {
  test("shows each command by an example, to the person alone", async () => {
    const rig = await start();
    const text = await help(rig);
    for (const name of ["translate", "summarize", "quotes", "ask"]) expect(text).toContain(`\`/${name} `);
    expect(text).not.toContain("/settings");
    expect(rig.discord.messages("general")).toEqual([]);
  });

  test.each<[where: string, setup: RigSetup, use: object, told: string]>([
    ["a server", {}, {}, "opens a thread about it. There: /ask, mention me"],
    ["a server whose messages it reads", { messageContent: true }, {}, "There you can just type"],
    ["a channel without threads", {}, { channel: "voice" }, "by the button “Ask” under a result, or by /ask"],
    ["direct messages", {}, { context: 1 }, "just write your question"],
    ["a server that it isn't in", {}, { installed: "user" }, "only brought along by you"],
    ["a group's direct messages", {}, { context: 2 }, "only brought along by you"],
    [
      "a place without a model",
      { keyless: true, bot: { config: { budgetUsd: 20, retentionDays: 30 } } },
      {},
      "No language model",
    ],
    ["reach of its manager", {}, { user: "owner" }, "For you, who manage this server: /settings"],
    ["a place for large files", {}, { attachmentLimit: 50 * 1024 * 1024 }, "Files of up to 50 MB"],
  ])("says what works in %s", async (_, setup, use, told) => {
    expect(await help(await start(setup), use)).toContain(told);
  });

  test("names /term where a person may use it", async () => {
    const rig = await start();
    expect(await help(rig)).not.toContain("/term");
    for (const use of [{ user: "owner" }, { context: 1 }]) expect(await help(rig, use)).toContain("· /term: fixed");
  });

  test("names the permission that is missing", async () => {
    const rig = await start();
    rig.discord.deny("general", PermissionFlagsBits.CreatePublicThreads | PermissionFlagsBits.AttachFiles);
    const text = await help(rig);
    expect(text).toContain("I lack the permission “Create Public Threads”");
    expect(text).toContain("I lack the permission “Attach Files”");
  });

  test("tells what flags and links do, only where they do it", async () => {
    const wanted = async (rig: Rig) => {
      const summarised = [rig.discord.channel("general").id];
      await rig.core.settings.change(serverOf(rig), { flags: true, summarised });
      return help(rig);
    };
    const rig = await start({ messageContent: true });
    expect(await help(rig)).not.toMatch(/flag|unasked/);
    const text = await wanted(rig);
    expect(text).toContain("A flag under a message translates the article it links to. 📰 Summary · 💬 Key quotes");
    expect(text).toContain(`Summaries unasked: <#${rig.discord.channel("general").id}>`);
    expect(await help(rig, { context: 1 })).not.toMatch(/flag|unasked/);
    expect(await wanted(await start())).not.toMatch(/flag|unasked/);
  });

  test("knows the server's settings", async () => {
    const rig = await start();
    const { discord, core } = rig;
    await core.settings.change(serverOf(rig), { threads: "never", languages: ["de", "ar"] });
    expect(await help(rig)).toContain("by the button “Ask” under a result, or by /ask");
    expect(await help(rig)).toContain("Usual here: German, Arabic");

    await core.settings.change(serverOf(rig), { channels: [discord.channel("voice").id] });
    expect(await help(rig)).toContain(
      `I don't work in this channel. Those who manage the server let me work in: <#${discord.channel("voice").id}>`,
    );
  });
});

describe("/privacy", () => {
  test.each<[what: string, setup: RigSetup, told: string]>([
    [
      "how long things are kept",
      { bot: { config: { budgetUsd: 1, retentionDays: 12 } } },
      "what was made of them: 12 days",
    ],
    ["where articles go", {}, "language model claude-sonnet-5-5 at api.anthropic.com"],
    [
      "which endpoint of one's own gets them",
      {
        bot: {
          config: { budgetUsd: 1, retentionDays: 12, model: { name: "qwen3", baseUrl: "http://127.0.0.1:11434" } },
        },
      },
      "qwen3 at 127.0.0.1:11434",
    ],
    [
      "that nothing leaves without a model",
      { bot: { config: { budgetUsd: 1, retentionDays: 1 } } },
      "nothing leaves the machine",
    ],
    [
      "that results have pages",
      { bot: { config: { budgetUsd: 1, retentionDays: 2, http: { port: 1, publicUrl: "https://n.example" } } } },
      "https:\\/\\/n.example",
    ],
    ["which messages are read", { messageContent: true }, "since the message content intent is on"],
    ["which messages aren't", {}, "the message content intent is off"],
    ["how to have it removed", {}, "/forget mine removes your questions"],
  ])("says %s", async (_, setup, told) => {
    const { discord } = await start(setup);
    expect(textOf(await discord.command({ name: "privacy", context: 1 }).original())).toContain(told);
  });
});
