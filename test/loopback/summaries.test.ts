import { ChannelType, type APIMessage } from "discord-api-types/v10";
import { describe, expect, test } from "vitest";
import { pause, READING } from "./asking.ts";
import { articlePage, CHINESE, isFinal, RUSSIAN, serverOf, startRig, textOf, type Rig, type RigSetup } from "./rig.ts";

const CHANNELS = [{ name: "general" }, { name: "news" }, { name: "forum", type: ChannelType.GuildForum }];

/** A bot that may read messages, in a server that wants the links of “news” and of “forum” summarised. */
async function startSummaries(setup: RigSetup = {}) {
  const rig = await startRig({
    ...READING,
    routes: { "/ru": articlePage(RUSSIAN), "/zh": articlePage(CHINESE), "/empty": "<html><body></body></html>" },
    discord: { ...READING.discord, guilds: [{ channels: CHANNELS }] },
    ...setup,
  });
  const summarised = ["news", "forum"].map((name) => rig.discord.channel(name).id);
  await rig.core.settings.change(serverOf(rig), { summarised });
  return rig;
}

const post = (rig: Rig, content: string, said: object = {}) => rig.discord.say({ content, channel: "news", ...said });

/** What the bot said there. */
const said = ({ discord }: Rig, channel = "news") =>
  discord.messages(channel).filter((message) => message.author.id === discord.bot.id);

async function summaries(rig: Rig, count = 1, channel = "news"): Promise<readonly APIMessage[]> {
  await rig.discord.until(() => said(rig, channel).length >= count, `${count} summaries`);
  return said(rig, channel);
}

describe("a link in a channel whose links are summarised", () => {
  test("gets a short summary as a reply that pings nobody, and nothing before it", async () => {
    const rig = await startSummaries();
    const message = post(rig, `Read ${rig.site.url("/article")}!`);
    const [summary] = await summaries(rig);
    expect(summary && isFinal(summary)).toBe(true);
    expect(summary?.message_reference?.message_id).toBe(message.id);
    expect(summary?.mentions).toEqual([]);
    expect(textOf(summary!).match(/^- .+\\\[\d+\\\]$/gm)).toHaveLength(3);
    expect(said(rig)).toHaveLength(1);
  });

  test("in the server's usual language", async () => {
    const rig = await startSummaries();
    await rig.core.settings.change(serverOf(rig), { languages: ["de"] });
    post(rig, rig.site.url("/article"));
    expect(textOf((await summaries(rig))[0]!)).toContain("French → German");
  });

  test("in a post of a forum whose links are", async () => {
    const rig = await startSummaries();
    const { id } = rig.discord.startThread({ name: "Harbour", channel: "forum" });
    rig.discord.say({ channel: id, content: rig.site.url("/article") });
    expect(textOf((await summaries(rig, 1, id))[0]!)).toContain("French → English");
  });

  test("which was forwarded there", async () => {
    const rig = await startSummaries();
    const original = rig.discord.say({ content: rig.site.url("/article") });
    rig.discord.forward({ message: original, channel: "news" });
    expect(textOf((await summaries(rig))[0]!)).toContain("French → English");
  });
});

describe("it isn't summarised again", () => {
  test("in the channel within a day, by whatever spelling, but after it and elsewhere", async () => {
    let time = Date.now();
    const rig = await startSummaries({ now: () => time });
    const both = ["news", "general"].map((name) => rig.discord.channel(name).id);
    await rig.core.settings.change(serverOf(rig), { summarised: both });
    const link = rig.site.url("/article");
    post(rig, link);
    await summaries(rig);
    rig.discord.say({ content: link });
    await summaries(rig, 1, "general");
    const places = [`${rig.discord.channel("news").id} ${link}`, `${rig.discord.channel("general").id} ${link}`];
    const known = async () =>
      Promise.all(places.map(async (place) => (await rig.core.cache.summarised.get(place))?.data));
    expect(await known()).toEqual([true, true]);
    time += 25 * 60 * 60 * 1000;
    expect(await known()).toEqual([undefined, undefined]);
  });

  test("when it stands twice in a message, or Discord tells of that twice", async () => {
    const rig = await startSummaries();
    const link = rig.site.url("/article");
    post(rig, `${link} ${link}?utm_source=feed`);
    await summaries(rig);
    rig.discord.dropGateway({ repeat: 3 });
    await rig.discord.waitReady();
    await pause();
    expect(said(rig)).toHaveLength(1);
    expect(rig.model.requests).toHaveLength(1);
  });
});

test("a second link waits, so that the channel isn't filled", async () => {
  const rig = await startSummaries();
  post(rig, `${rig.site.url("/article")} ${rig.site.url("/ru")}`);
  await summaries(rig);
  await pause();
  expect(said(rig)).toHaveLength(1);
  expect(rig.site.hits("/ru")).toBe(0);
});

test("a link that was summarised already lets the next one through", async () => {
  const rig = await startSummaries();
  await rig.core.cache.summarised.put(`${rig.discord.channel("news").id} ${rig.site.url("/article")}`, true);
  post(rig, `${rig.site.url("/article")} ${rig.site.url("/ru")}`);
  expect(textOf((await summaries(rig))[0]!)).toContain("Russian → English");
});

describe("nothing is said", () => {
  test.each<[string, (rig: Rig) => unknown]>([
    ["to a link in another channel", (rig) => post(rig, rig.site.url("/article"), { channel: "general" })],
    [
      "in a thread of the channel",
      (rig) => {
        const { id } = rig.discord.startThread({ name: "Harbour", channel: "news" });
        post(rig, rig.site.url("/article"), { channel: id });
      },
    ],
    ["to a bot", (rig) => post(rig, rig.site.url("/article"), { user: "feeds", bot: true })],
    ["to words", (rig) => post(rig, "Hello")],
    ["to a file", (rig) => post(rig, "", { attachments: [{ name: "a.txt", bytes: RUSSIAN }] })],
    ["to a front page", (rig) => post(rig, rig.site.url("/"))],
    ["of a page without text", (rig) => post(rig, rig.site.url("/empty"))],
    ["of a page that isn't there", (rig) => post(rig, rig.site.url("/gone"))],
    ["of an address that may not be read", (rig) => post(rig, "http://127.0.0.1:9/a")],
    [
      "where it costs more than is spent unasked",
      async (rig) => {
        await rig.core.settings.change(serverOf(rig), { askAboveUsd: 0.0001 });
        post(rig, rig.site.url("/article"));
      },
    ],
    [
      "where the server's budget is spent",
      async (rig) => {
        await rig.core.settings.change(serverOf(rig), { budgetUsd: 0 });
        post(rig, rig.site.url("/article"));
      },
    ],
    [
      "in a channel that isn't served",
      async (rig) => {
        await rig.core.settings.change(serverOf(rig), { channels: ["1"] });
        post(rig, rig.site.url("/article"));
      },
    ],
    [
      "to somebody without a role that is served",
      async (rig) => {
        await rig.core.settings.change(serverOf(rig), { roles: ["1"] });
        post(rig, rig.site.url("/article"));
      },
    ],
  ])("%s", async (_when, act) => {
    const rig = await startSummaries();
    await act(rig);
    await pause();
    expect(["news", "general"].flatMap((channel) => said(rig, channel))).toEqual([]);
    expect(rig.model.requests).toEqual([]);
  });

  test("where messages may not be read", async () => {
    const rig = await startSummaries({ messageContent: false });
    post(rig, rig.site.url("/article"));
    await pause();
    expect(said(rig)).toEqual([]);
    expect(rig.site.hits("/article")).toBe(0);
  });
});
