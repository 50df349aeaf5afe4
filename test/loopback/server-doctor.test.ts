import { MessageFlags, PermissionFlagsBits } from "discord-api-types/v10";
import { describe, expect, test } from "vitest";
import { loadCommands } from "../../src/discord/load.ts";
import { missingAccess } from "../fakes/discord-faults.ts";
import { shown } from "./asking.ts";
import { isFinal, serverOf, startRig, textOf, type Rig, type RigSetup } from "./rig.ts";

const NEWSROOM = { guilds: [{ channels: [{ name: "general" }, { name: "news" }, { name: "boards" }] }] };
const NOW = Date.parse("2026-11-20T12:00:00Z");

const start = (setup: RigSetup = {}) => startRig({ discord: NEWSROOM, now: () => NOW, ...setup });

async function diagnosis({ discord }: Rig): Promise<string[]> {
  const message = await discord.command({ name: "doctor", user: "owner" }).original();
  expect(message.flags! & MessageFlags.Ephemeral).toBeTruthy();
  return textOf(message).split("\n");
}

describe("/doctor", () => {
  test("finds nothing where all is well", async () => {
    expect(await diagnosis(await start({ messageContent: true }))).toEqual([
      "### How I am doing here",
      "✅ I may do all I need to, in every channel.",
      "✅ The message content intent, which lets me read messages, is on.",
      "✅ The language model answers.",
      expect.stringMatching(/^✅ \d+ commands are registered as they should be\.$/),
      "✅ $20.00 of $20.00 are left this month.",
      "✅ At work on 0, waiting: 0.",
      expect.stringMatching(/^✅ The store has \d+ kB\.$/),
      "✅ Nothing has gone wrong in this server since I was started.",
    ]);
  });

  test("names what is missing by channel, in words", async () => {
    const rig = await start();
    const { discord } = rig;
    const [general, news, boards] = ["general", "news", "boards"].map((name) => `<#${discord.channel(name).id}>`);
    for (const name of ["general", "news"]) {
      discord.deny(name, PermissionFlagsBits.AttachFiles | PermissionFlagsBits.CreatePublicThreads);
    }
    discord.deny("boards", PermissionFlagsBits.ViewChannel);
    const lines = await diagnosis(rig);
    expect(lines).toContain(`❌ In ${general}, ${news} I lack the permissions Create Public Threads, Attach Files.`);
    expect(lines).toContain(`➖ ${boards}: hidden from me. Commands answer there, threads don't open.`);
    expect(lines).toContain("-# To mend it: the channel's settings → Permissions → my role.");
  });

  test("can't be used by others", async () => {
    const { discord } = await start();
    expect(() => discord.command({ name: "doctor" })).toThrow("not offered");
  });

  test.each([
    ["failed", "❌ The language model doesn't answer"],
    ["off", "➖ No language model is set up"],
  ] as const)("tells of a model that is %s", async (status, told) => {
    const lines = await diagnosis(await start({ bot: { lookAtModel: () => Promise.resolve(status) } }));
    expect(lines.join("\n")).toContain(told);
  });

  test("tells of commands that Discord has otherwise", async () => {
    const rig = await start();
    const { discord, bot } = rig;
    const commands = (await loadCommands()).map(({ data }) => data);
    const others = commands.filter(({ name }) => !["ask", "quotes"].includes(name));
    await bot.client.rest.put(`/applications/${discord.applicationId}/commands`, { body: others });
    expect(await diagnosis(rig)).toContain("❌ 2 commands are missing or out of date; a restart of the bot mends it.");
  });

  test("tells what is left of the budget, the server's or the whole one's, whichever is less", async () => {
    const rig = await start();
    const guildId = serverOf(rig);
    const job = { userId: "1", task: "ask", tokens: 1, cached: false } as const;
    await rig.core.settings.change(guildId, { budgetUsd: 5 });
    await rig.core.usage.record({ ...job, jobId: "1", guildId, usd: 1.5 });
    expect(await diagnosis(rig)).toContain("✅ $3.50 of $5.00 are left this month.");
    await rig.core.usage.record({ ...job, jobId: "2", guildId: "2", usd: 18 });
    expect(await diagnosis(rig)).toContain("✅ $0.50 of $5.00 are left this month.");
    await rig.core.usage.record({ ...job, jobId: "3", guildId: "2", usd: 9 });
    expect(await diagnosis(rig)).toContain("❌ $0.00 of $5.00 are left this month.");
  });

  test("lists what went wrong in this server alone, the latest five", async () => {
    const rig = await start({ routes: { "/gone": { status: 410, body: "" } } });
    const { discord, site } = rig;
    discord.join({ name: "Elsewhere", channels: [{ name: "other" }] });
    const summarize = (path: string, channel = "general") =>
      discord.command({ name: "summarize", options: { link: site.url(path) }, channel }).original(isFinal);
    await summarize("/gone", "other");
    expect((await diagnosis(rig)).at(-1)).toContain("Nothing has gone wrong");
    for (let count = 0; count < 6; count++) await summarize("/gone");
    const lines = await diagnosis(rig);
    expect(lines.filter((line) => line === `- <t:${NOW / 1000}:R> an article couldn't be read`)).toHaveLength(5);
    await discord
      .command({ name: "translate", options: { link: site.url("/article"), to: "French" } })
      .original(isFinal);
    expect((await diagnosis(rig)).slice(-5)).toEqual(lines.slice(-5));
  });

  test("names an error of our own by its reference", async () => {
    const rig = await start();
    Object.assign(rig.core.cache.shown, { put: () => Promise.reject(new Error("SQLITE_FULL at /srv/secret")) });
    const failed = await shown(rig);
    const ref = /ref ([0-9a-f]{8})/.exec(textOf(failed))?.[1];
    const last = (await diagnosis(rig)).at(-1);
    expect(last).toContain(`an error of my own (ref ${ref})`);
    expect(last).not.toContain("secret");
  });

  test("says what it couldn't look at, and the rest", async () => {
    const rig = await start();
    rig.discord.faults.inject("GET", /\/guilds\/\d+$/, missingAccess);
    const lines = await diagnosis(rig);
    expect(lines[1]).toBe("❌ I couldn't look at the channels. Try again in a minute.");
    expect(lines).toContain("✅ The language model answers.");
  });
});
