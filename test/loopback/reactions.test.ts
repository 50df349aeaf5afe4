import { ChannelType, PermissionFlagsBits, type APIMessage } from "discord-api-types/v10";
import { describe, expect, test } from "vitest";
import { pause, READING, shown } from "./asking.ts";
import {
  articlePage,
  buttonNamed,
  CHINESE,
  isFinal,
  serverOf,
  startRig,
  textOf,
  type Rig,
  type RigSetup,
} from "./rig.ts";

/** A bot that may read messages, in a server that wants flags. */
async function startFlags(setup: RigSetup = {}) {
  const { discord, ...rest } = setup;
  const rig = await startRig({ ...READING, ...rest, discord: { ...READING.discord, ...discord } });
  await rig.core.settings.change(serverOf(rig), { flags: true });
  return rig;
}

/** What stands in the threads of a channel, Discord's own first line left out, once it is `count` final texts. */
async function inThreads({ discord }: Rig, count: number, channel = "general"): Promise<string[]> {
  const messages = () =>
    discord.threads(channel).flatMap(({ id }) => discord.messages(id).filter((each) => textOf(each) !== ""));
  await discord.until(() => messages().length >= count && messages().every(isFinal), `${count} messages in threads`);
  return messages().map(textOf);
}

const article = (rig: Rig, place: object = {}) =>
  rig.discord.say({ content: `Look: ${rig.site.url("/article")}`, user: "ada", ...place });

describe("a flag under a message with an article's link", () => {
  test("translates it in a thread that is named after it, and leaves the channel as it is", async () => {
    const rig = await startFlags();
    const message = article(rig);
    rig.discord.react({ message, emoji: "🇬🇧", user: "bo" });
    const [intro, translation] = await inThreads(rig, 2);
    expect(rig.discord.threads("general")[0]).toMatchObject({
      id: message.id,
      name: "À Port-Ellec, la grève des remorqueurs paralyse le terminal céréalier",
    });
    expect(intro).toContain("Just type your question.");
    expect(translation).toContain("French → English");
    expect(translation).toContain("14 of 14 paragraphs");
    expect(rig.discord.messages("general")).toHaveLength(1);
  });

  test.each([
    ["🇩🇪", "French → German"],
    ["🇹🇼", "French → Traditional Chinese"],
    ["🇧🇷", "French → Brazilian Portuguese"],
  ])("%s: %s", async (emoji, languages) => {
    const rig = await startFlags();
    rig.discord.react({ message: article(rig), emoji });
    expect((await inThreads(rig, 2))[1]).toContain(languages);
  });

  test("questions are answered in its thread", async () => {
    const rig = await startFlags();
    const message = article(rig);
    rig.discord.react({ message, emoji: "🇬🇧" });
    await inThreads(rig, 2);
    rig.discord.say({ channel: message.id, content: "Combien de marins?", user: "cy" });
    const texts = await inThreads(rig, 4);
    expect(texts.at(-1)).toContain("**Combien de marins?**");
  });
});

describe("other signs, in the server's usual language", () => {
  test.each([
    ["📰", /^- .+\\\[\d+\\\]$/m],
    ["💬", /Goulven Tanguy/],
  ])("%s", async (emoji, expected) => {
    const rig = await startFlags();
    await rig.core.settings.change(serverOf(rig), { languages: ["de"] });
    rig.discord.react({ message: article(rig), emoji });
    const [, result] = await inThreads(rig, 2);
    expect(result).toMatch(expected);
    expect(result).toContain("French → German");
  });
});

describe("it is done once", () => {
  const looks = ({ discord }: Rig) =>
    discord.requests.filter(({ method, path }) => method === "GET" && path.includes("/messages/")).length;

  test("however many people give the flag at once, or one that looks like it", async () => {
    const rig = await startFlags();
    const message = article(rig);
    for (const emoji of ["🇬🇧", "🇺🇸", "🇺🇲", "🇦🇺"]) {
      for (const user of ["ada", "bo", "cy", "di", "ed"]) rig.discord.react({ message, emoji, user });
    }
    await inThreads(rig, 2);
    await pause();
    expect(await inThreads(rig, 2)).toHaveLength(2);
    expect(rig.model.requests).toHaveLength(1);
    expect(rig.discord.threads("general")).toHaveLength(1);
    expect(looks(rig)).toBe(1);
  });

  test("for each language, in one thread with one introduction", async () => {
    const rig = await startFlags();
    const message = article(rig);
    for (const emoji of ["🇬🇧", "🇩🇪", "🇺🇦", "📰"]) rig.discord.react({ message, emoji });
    const texts = await inThreads(rig, 5);
    expect(texts.filter((text) => text.includes("Ask anything"))).toHaveLength(1);
    expect(rig.discord.threads("general")).toHaveLength(1);
  });

  test("also when the flag is taken away and given again", async () => {
    const rig = await startFlags();
    const message = article(rig);
    rig.discord.react({ message, emoji: "🇬🇧" });
    await inThreads(rig, 2);
    rig.discord.unreact({ message, emoji: "🇬🇧" });
    rig.discord.react({ message, emoji: "🇬🇧" });
    rig.discord.react({ message, emoji: "🇺🇸", user: "bo" });
    await pause();
    expect(await inThreads(rig, 2)).toHaveLength(2);
    expect(looks(rig)).toBe(1);
  });

  test("also when Discord tells of it twice", async () => {
    const rig = await startFlags();
    rig.discord.react({ message: article(rig), emoji: "🇬🇧" });
    await inThreads(rig, 2);
    rig.discord.dropGateway({ repeat: 5 });
    await rig.discord.waitReady();
    await pause();
    expect(await inThreads(rig, 2)).toHaveLength(2);
    expect(rig.model.requests).toHaveLength(1);
  });
});

describe("nothing happens, in the channel or elsewhere,", () => {
  test.each<[string, (rig: Rig) => Promise<unknown> | void]>([
    ["without a link", ({ discord }) => discord.react({ message: discord.say({ content: "Hello" }), emoji: "🇬🇧" })],
    [
      "for a picture",
      ({ discord }) => {
        const attachments = [{ name: "a.png", bytes: "png", contentType: "image/png" }];
        discord.react({ message: discord.say({ content: "", attachments }), emoji: "🇬🇧" });
      },
    ],
    [
      "for a page without an article",
      (rig) => rig.discord.react({ message: rig.discord.say({ content: rig.site.url("/empty") }), emoji: "🇬🇧" }),
    ],
    [
      "for a page that isn't there",
      (rig) => rig.discord.react({ message: rig.discord.say({ content: rig.site.url("/gone") }), emoji: "🇬🇧" }),
    ],
    ["where it is in that language already", (rig) => rig.discord.react({ message: article(rig), emoji: "🇫🇷" })],
    ["for a flag of several languages", (rig) => rig.discord.react({ message: article(rig), emoji: "🇨🇭" })],
    ["for any other emoji", (rig) => rig.discord.react({ message: article(rig), emoji: "🎉" })],
    [
      "where the server doesn't want it",
      async (rig) => {
        await rig.core.settings.change(serverOf(rig), { flags: null });
        rig.discord.react({ message: article(rig), emoji: "🇬🇧" });
      },
    ],
    [
      "in a channel that isn't served",
      async (rig) => {
        await rig.core.settings.change(serverOf(rig), { channels: ["1"] });
        rig.discord.react({ message: article(rig), emoji: "🇬🇧" });
      },
    ],
    [
      "for somebody without a role that is served",
      async (rig) => {
        await rig.core.settings.change(serverOf(rig), { roles: ["1"] });
        rig.discord.react({ message: article(rig), emoji: "🇬🇧" });
      },
    ],
  ])("%s", async (_when, act) => {
    const rig = await startFlags({ routes: { "/empty": "<html><body></body></html>", "/gone": { status: 404 } } });
    await act(rig);
    await pause();
    expect(rig.discord.messages("general").filter(({ author }) => author.bot)).toEqual([]);
    expect(rig.discord.threads("general")).toEqual([]);
    expect(rig.model.requests).toEqual([]);
  });

  test("for a reaction of a bot", async () => {
    const rig = await startFlags();
    rig.discord.say({ content: "I am a bot", user: "feeds", bot: true });
    rig.discord.react({ message: article(rig), emoji: "🇬🇧", user: "feeds" });
    await pause();
    expect(rig.discord.threads("general")).toEqual([]);
  });

  test("without the message content intent, which isn't asked for reactions then", async () => {
    const rig = await startRig();
    await rig.core.settings.change(serverOf(rig), { flags: true });
    rig.discord.react({ message: article(rig), emoji: "🇬🇧" });
    await pause();
    expect(rig.discord.threads("general")).toEqual([]);
    expect(rig.discord.sessions()[0]?.events.map(({ t }) => t)).not.toContain("MESSAGE_REACTION_ADD");
  });
});

test("somebody with a role that is served is served", async () => {
  const roles = [{ name: "editors", members: ["bo"] }];
  const rig = await startFlags({ discord: { guilds: [{ roles }] } });
  const served = rig.bot.client.guilds.cache.get(serverOf(rig))?.roles.cache.find(({ name }) => name === "editors");
  await rig.core.settings.change(serverOf(rig), { roles: [served?.id ?? ""] });
  rig.discord.react({ message: article(rig), emoji: "🇬🇧", user: "bo" });
  expect((await inThreads(rig, 2))[1]).toContain("French → English");
});

describe("where there can be no thread, the result is a reply that pings nobody, and all else is silence:", () => {
  const results = ({ discord }: Rig, channel: string) =>
    discord.messages(channel).filter((message) => message.author.id === discord.bot.id);

  async function replied(rig: Rig, message: APIMessage): Promise<APIMessage> {
    return rig.discord.until(() => results(rig, message.channel_id)[0], "a reply");
  }

  test.each<[string, (rig: Rig) => Promise<object> | object]>([
    [
      "without the permission",
      ({ discord }) => {
        discord.deny("general", PermissionFlagsBits.CreatePublicThreads);
        return {};
      },
    ],
    [
      "where the server wants none",
      async (rig) => {
        await rig.core.settings.change(serverOf(rig), { threads: "never" });
        return {};
      },
    ],
    ["in a thread", ({ discord }) => ({ channel: discord.startThread({ name: "Harbour" }).id })],
  ])("%s", async (_why, prepare) => {
    const rig = await startFlags();
    const message = article(rig, await prepare(rig));
    rig.discord.react({ message, emoji: "🇬🇧" });
    const reply = await replied(rig, message);
    expect(textOf(reply)).toContain("French → English");
    expect(reply.message_reference?.message_id).toBe(message.id);
    expect(reply.mentions).toEqual([]);
    expect(results(rig, message.channel_id)).toHaveLength(1);
  });

  test("in a post of a forum", async () => {
    const channels = [{ name: "general" }, { name: "forum", type: ChannelType.GuildForum }];
    const rig = await startFlags({ discord: { guilds: [{ channels }] } });
    const post = rig.discord.startThread({ name: "Harbour", channel: "forum" });
    const message = article(rig, { channel: post.id });
    rig.discord.react({ message, emoji: "🇬🇧" });
    expect(textOf(await replied(rig, message))).toContain("French → English");
  });

  test("an error of the model, or a price that would be asked about", async () => {
    const rig = await startFlags({ answer: () => ({ status: 400 }) as never });
    rig.discord.deny("general", PermissionFlagsBits.CreatePublicThreads);
    rig.discord.react({ message: article(rig), emoji: "🇬🇧" });
    await rig.discord.until(() => rig.model.requests.length > 0, "a request to the model");
    await rig.core.settings.change(serverOf(rig), { askAboveUsd: 0.0001 });
    rig.discord.react({ message: article(rig), emoji: "🇩🇪" });
    await pause();
    expect(results(rig, "general")).toEqual([]);
  });
});

test("in a thread, the price is asked first, and whoever gave the flag may agree", async () => {
  const rig = await startFlags();
  await rig.core.settings.change(serverOf(rig), { askAboveUsd: 0.0001 });
  const message = article(rig);
  rig.discord.react({ message, emoji: "🇬🇧" });
  const [, price] = await inThreads(rig, 2);
  expect(price).toContain("This costs about $");
  const question = rig.discord.messages(message.id).at(-1)!;
  const agreed = rig.discord.button({ customId: buttonNamed(question, "Go on"), message: question });
  await agreed.acknowledged();
  await rig.discord.until(
    () => rig.discord.messages(message.id).some((each) => textOf(each).includes("14 of 14")),
    "the result",
  );
});

test("a flag under the bot's own result translates its article into another language", async () => {
  const rig = await startFlags();
  const message = await shown(rig);
  rig.discord.react({ message, emoji: "🇩🇪" });
  expect((await inThreads(rig, 2))[1]).toContain("French → German");
});

test("a forwarded link counts as the message's own", async () => {
  const rig = await startFlags({ routes: { "/zh": articlePage(CHINESE) } });
  const message = rig.discord.forward({ message: rig.discord.say({ content: rig.site.url("/zh") }) });
  rig.discord.react({ message, emoji: "🇬🇧" });
  expect((await inThreads(rig, 2))[1]).toContain("→ English");
});
