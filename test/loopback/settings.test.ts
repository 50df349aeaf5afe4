import { ChannelType, ComponentType, MessageFlags, type APIMessage } from "discord-api-types/v10";
import { describe, expect, test } from "vitest";
import type { DiscordSetup } from "../fakes/discord.ts";
import { answersTo, answerTo, mentioning, withThread } from "./asking.ts";
import {
  buttonNamed,
  componentsOf,
  isFinal,
  serverOf,
  startBot,
  startRig,
  textOf,
  type Rig,
  type RigSetup,
} from "./rig.ts";

const SERVER: DiscordSetup = {
  guilds: [
    {
      channels: [{ name: "general" }, { name: "news" }, { name: "posts", type: ChannelType.GuildForum }],
      roles: [{ name: "editors", members: ["ada"] }],
    },
  ],
};

/** The panel, as the server's owner has opened it. */
async function open(setup: RigSetup = {}): Promise<Rig & { panel: APIMessage }> {
  const rig = await startRig({ discord: SERVER, ...setup });
  return { ...rig, panel: await rig.discord.command({ name: "settings", user: "owner" }).original() };
}

/** What the panel shows after something was chosen in it. */
async function choose({ discord }: Rig, message: APIMessage, customId: string, ...values: string[]) {
  return pressed(discord.select({ customId, values, message, user: "owner" }), message);
}

async function press({ discord }: Rig, message: APIMessage, label: string) {
  return pressed(discord.button({ customId: buttonNamed(message, label), message, user: "owner" }), message);
}

/** It is changed in place: an update, of the same message. */
async function pressed(sent: ReturnType<Rig["discord"]["button"]>, before: APIMessage): Promise<APIMessage> {
  expect((await sent.acknowledged()).type).toBe(7);
  const after = await sent.original();
  expect(after.id).toBe(before.id);
  return after;
}

const savedOf = (rig: Rig) => rig.core.settings.get(serverOf(rig));
const component = (message: APIMessage, id: string) => componentsOf(message).find(({ custom_id: own }) => own === id);
const refusal = async (sent: ReturnType<Rig["discord"]["command"]>) => {
  const told = await sent.original();
  expect(told.flags! & MessageFlags.Ephemeral).toBeTruthy();
  return told.content;
};

describe("/settings", () => {
  test("shows a server's settings to its manager alone", async () => {
    const { panel } = await open();
    expect(panel.flags! & MessageFlags.Ephemeral).toBeTruthy();
    expect(textOf(panel)).toContain("Settings of this server");
    expect(textOf(panel)).toContain("All servers together: $20.00 a month");
  });

  test("isn't offered to others", async () => {
    const { discord } = await open();
    expect(() => discord.command({ name: "settings" })).toThrow("not offered");
  });

  test.each<[what: string, use: (rig: Rig, panel: APIMessage) => Promise<APIMessage>, saved: object]>([
    [
      "usual languages",
      (rig, panel) => choose(rig, panel, "settings/list/languages", "de", "ar"),
      { languages: ["de", "ar"] },
    ],
    ["when threads open", (rig, panel) => choose(rig, panel, "settings/threads", "always"), { threads: "always" }],
    ["flags as reactions", (rig, panel) => press(rig, panel, "Switch on"), { flags: true }],
  ])("keeps %s at once", async (_, use, saved) => {
    const rig = await open();
    await use(rig, rig.panel);
    expect(await savedOf(rig)).toMatchObject(saved);
  });

  test("keeps channels and roles, shows them chosen, and takes them all away again", async () => {
    const rig = await open();
    const { discord } = rig;
    let panel = await choose(rig, rig.panel, "settings/list/channels", "news", "posts");
    panel = await choose(rig, panel, "settings/list/summarised", "news");
    panel = await choose(rig, panel, "settings/list/roles", "editors");
    const [news, posts] = ["news", "posts"].map((name) => discord.channel(name).id);
    expect(await savedOf(rig)).toMatchObject({ channels: [news, posts], summarised: [news] });
    expect(component(panel, "settings/list/channels")).toMatchObject({
      type: ComponentType.ChannelSelect,
      default_values: [{ id: news }, { id: posts }],
    });

    panel = await press(rig, panel, "All channels");
    expect(await savedOf(rig)).toMatchObject({ channels: [], summarised: [news] });
    expect(() => buttonNamed(panel, "All channels")).toThrow("no button");
  });

  test("takes prices and budgets by a form", async () => {
    const rig = await open();
    const customId = buttonNamed(rig.panel, "Change…");
    await rig.discord.button({ customId, message: rig.panel, user: "owner" }).modal();
    const values = { askAboveUsd: "0,25", budgetUsd: " $5 ", personBudgetUsd: "" };
    const sent = rig.discord.modalSubmit({ customId: "settings/money", values });
    const panel = await pressed(sent, rig.panel);
    expect(textOf(panel)).toContain("This server: $5.00 a month");
    expect(textOf(panel)).toContain("more than $0.25");
    const saved = await savedOf(rig);
    expect(saved).toMatchObject({ askAboveUsd: 0.25, budgetUsd: 5 });
    expect(saved).not.toHaveProperty("personBudgetUsd");
  });

  test.each(["five", "-1", "1e9", "1.234.567"])("refuses “%s” as an amount, and changes nothing", async (given) => {
    const rig = await open();
    const customId = buttonNamed(rig.panel, "Change…");
    await rig.discord.button({ customId, message: rig.panel, user: "owner" }).modal();
    const values = { askAboveUsd: "1", budgetUsd: given, personBudgetUsd: "" };
    const sent = rig.discord.modalSubmit({ customId: "settings/money", values });
    expect(await refusal(sent)).toContain("no amount of dollars");
    expect((await savedOf(rig)).askAboveUsd).toBe(0.1);
  });

  test.each([
    [true, "is on"],
    [false, "is off"],
  ])("says of the message content intent, where it is needed, whether it is on: %s", async (messageContent, said) => {
    const { panel } = await open({ messageContent });
    expect(textOf(panel).split(said)).toHaveLength(3);
  });

  test("checks each press again", async () => {
    const rig = await open();
    const press = { customId: buttonNamed(rig.panel, "Switch on"), message: rig.panel, user: "reader" };
    expect(await refusal(rig.discord.button(press))).toContain("Manage Server");
    const choice = { customId: "settings/threads", values: ["never"], message: rig.panel, user: "reader" };
    expect(await refusal(rig.discord.select(choice))).toContain("Manage Server");
    expect(await savedOf(rig)).toMatchObject({ flags: false, threads: "ask" });
  });

  test("works on after a restart, with what was kept", async () => {
    const rig = await open();
    const panel = await choose(rig, rig.panel, "settings/threads", "never");
    await rig.bot.close();
    await startBot(rig);
    await press(rig, panel, "Switch on");
    expect(await savedOf(rig)).toMatchObject({ flags: true, threads: "never" });
  });

  test("is in the person's language and money", async () => {
    const { discord } = await open();
    const panel = await discord.command({ name: "settings", user: "owner", locale: "en-GB" }).original();
    expect(textOf(panel)).toContain("US$20.00");
  });
});

describe("the settings hold", () => {
  const summarize = ({ site }: Rig, use: object = {}) => ({
    name: "summarize",
    options: { link: site.url("/article") },
    ...use,
  });

  test("for channels: commands and buttons are refused elsewhere, in private", async () => {
    const rig = await open();
    const { discord, core } = rig;
    const shown = await discord.command(summarize(rig)).original(isFinal);
    await core.settings.change(serverOf(rig), { channels: [discord.channel("news").id] });

    expect(await refusal(discord.command(summarize(rig)))).toContain("other channels only");
    const press = discord.button({ customId: buttonNamed(shown, "Translate"), message: shown });
    expect(await refusal(press)).toContain("other channels only");
    const there = await discord.command(summarize(rig, { channel: "news" })).original(isFinal);
    expect(textOf(there)).toContain("Port-Ellec");
  });

  test("for channels: a thread belongs to its own", async () => {
    const rig = await open();
    const { discord, core } = rig;
    await core.settings.change(serverOf(rig), { channels: [discord.channel("news").id] });
    const thread = discord.startThread({ name: "talk", channel: "news" });
    expect(textOf(await discord.command(summarize(rig, { channel: thread.id })).original(isFinal))).toContain(
      "Port-Ellec",
    );
  });

  test("for roles: others are refused", async () => {
    const rig = await open();
    await choose(rig, rig.panel, "settings/list/roles", "editors");
    expect(await refusal(rig.discord.command(summarize(rig)))).toContain("certain roles only");
    const served = await rig.discord.command(summarize(rig, { user: "ada" })).original(isFinal);
    expect(textOf(served)).toContain("Port-Ellec");
  });

  test("for typed questions, of which no others are answered", async () => {
    const { rig, thread } = await withThread({ discord: SERVER });
    const { discord } = rig;
    const panel = await discord.command({ name: "settings", user: "owner" }).original();
    await choose(rig, panel, "settings/list/roles", "editors");
    const ask = (user: string) =>
      discord.say({ channel: thread.id, content: mentioning(rig, `Combien, demande ${user}?`), user });
    const ofOther = ask("bob");
    await answerTo(rig, ask("ada"));
    expect(answersTo(rig, ofOther)).toEqual([]);
  });

  test("not for /help, /privacy and /settings, which work everywhere", async () => {
    const rig = await open();
    const { discord, core } = rig;
    await core.settings.change(serverOf(rig), { channels: [discord.channel("news").id] });
    for (const name of ["help", "privacy", "settings"]) {
      expect(textOf(await discord.command({ name, user: "owner" }).original())).toMatch(/^### /);
    }
  });
});
