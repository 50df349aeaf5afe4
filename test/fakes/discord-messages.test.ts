import { Events, GatewayIntentBits, MessageReferenceType } from "discord.js";
import type { APIMessage, Message } from "discord.js";
import { PermissionFlagsBits } from "discord-api-types/v10";
import { describe, expect, test } from "vitest";
import { INTENTS, login } from "./client.ts";
import type { DiscordSetup } from "./discord.ts";

const P = PermissionFlagsBits;
const TWO_CHANNELS: DiscordSetup = { guilds: [{ channels: [{ name: "general" }, { name: "news" }] }] };
const ARTICLE = { title: "Harbour", url: "https://example.org/harbour" };

async function targeted(message: (discord: Awaited<ReturnType<typeof login>>["discord"]) => APIMessage) {
  const { discord, client, next } = await login(TWO_CHANNELS);
  const target = message(discord);
  const coming = next();
  discord.messageCommand({ name: "Translate article", message: target });
  const interaction = await coming;
  if (!interaction.isMessageContextMenuCommand()) throw new Error("not a message command");
  return { discord, client, target: interaction.targetMessage as Message<true> };
}

describe("a message command brings, without the intent,", () => {
  test("embeds and files", async () => {
    const { target } = await targeted((discord) =>
      discord.say({ content: "", embeds: [ARTICLE], attachments: [{ name: "a.pdf", bytes: "%PDF" }] }),
    );
    expect(target.embeds[0]?.url).toBe(ARTICLE.url);
    expect(target.attachments.first()?.name).toBe("a.pdf");
  });

  test("what was forwarded", async () => {
    const { discord, target } = await targeted((there) => {
      const message = there.say({ channel: "news", content: ARTICLE.url, embeds: [ARTICLE] });
      return there.forward({ message, channel: "general", user: "ada" });
    });
    expect(target.content).toBe("");
    expect(target.reference).toMatchObject({
      type: MessageReferenceType.Forward,
      channelId: discord.channel("news").id,
    });
    const copy = target.messageSnapshots.first()!;
    expect(copy.content).toBe(ARTICLE.url);
    expect(copy.embeds[0]?.url).toBe(ARTICLE.url);
  });

  test("the name of the message it answers, but not that message; it is read apart, and withheld", async () => {
    const { discord, target } = await targeted((there) => {
      const first = there.say({ content: ARTICLE.url });
      return there.say({ content: "Look", replyTo: first });
    });
    const [first] = discord.messages("general");
    expect(target.reference?.messageId).toBe(first!.id);
    const event = discord.sessions()[0]!.events.find(({ t }) => t === "INTERACTION_CREATE");
    expect(JSON.stringify(event)).not.toContain("referenced_message");
    expect((await target.fetchReference()).content).toBe("");
  });
});

test("a gone message can't be used", async () => {
  const { discord } = await login();
  const message = discord.say({ content: "x" });
  discord.erase(message);
  expect(() => discord.messageCommand({ name: "Translate article", message })).toThrow("gone");
});

describe("without the intent", () => {
  test("what is forwarded, embedded and answered stays unread", async () => {
    const { discord, client } = await login(TWO_CHANNELS);
    const heard: Message[] = [];
    client.on(Events.MessageCreate, (message) => heard.push(message));
    const first = discord.say({ content: ARTICLE.url, embeds: [ARTICLE] });
    discord.forward({ message: first, channel: "news" });
    discord.say({ content: `<@${discord.bot.id}> read that`, replyTo: first });
    await discord.until(() => heard.length === 3);

    expect(JSON.stringify(discord.sessions()[0]!.events)).not.toContain(ARTICLE.url);
    expect(heard[0]!.embeds).toEqual([]);
    expect(heard[1]!.messageSnapshots.first()!.content).toBe("");
    expect(heard[2]!.content).toContain("read that");
    expect((await heard[2]!.fetchReference()).content).toBe("");
  });

  test("with the flag on the application, REST tells all", async () => {
    const { discord, client } = await login();
    const message = discord.say({ content: "text" });
    const path = `/channels/${message.channel_id}/messages/${message.id}` as const;
    await expect(client.rest.get(path)).resolves.toMatchObject({ content: "text" });
  });
});

test("an edit by its author is told", async () => {
  const { discord, client } = await login({}, [...INTENTS, GatewayIntentBits.MessageContent]);
  const message = discord.say({ content: "before" });
  const edited = new Promise<string | null>((resolve) => {
    client.on(Events.MessageUpdate, (_, now) => resolve(now.content));
  });
  discord.edit(message, { content: "after" });
  expect(await edited).toBe("after");
});

describe("what the bot may delete", () => {
  test("its own", async () => {
    const { discord, client } = await login();
    const channel = client.channels.cache.get(discord.channel("general").id)!;
    if (!channel.isSendable()) throw new Error("not sendable");
    const message = await channel.send("mine");
    await message.delete();
    expect(discord.messages("general")).toEqual([]);
    await expect(message.delete()).rejects.toMatchObject({ code: 10008 });
  });

  test("others' where it manages messages", async () => {
    const { discord, client } = await login();
    const message = discord.say({ content: "theirs" });
    const path = `/channels/${message.channel_id}/messages/${message.id}` as const;
    await expect(client.rest.delete(path)).rejects.toMatchObject({ code: 50013 });
    discord.allow("general", P.ManageMessages);
    await client.rest.delete(path);
    expect(discord.messages("general")).toEqual([]);
  });

  test("nobody's in direct messages but its own", async () => {
    const { discord, client } = await login();
    const message = discord.say({ content: "theirs", context: 1 });
    const path = `/channels/${message.channel_id}/messages/${message.id}` as const;
    await expect(client.rest.delete(path)).rejects.toMatchObject({ code: 50003 });
  });

  test("a private answer by its token alone", async () => {
    const { discord, client, next } = await login();
    const coming = next();
    const sent = discord.command({ name: "help" });
    const asked = await coming;
    if (!asked.isChatInputCommand()) throw new Error("not a command");
    await asked.reply({ content: "for you", flags: 64 });
    const { id, channel_id: channel } = await sent.original();
    await expect(client.rest.delete(`/channels/${channel}/messages/${id}`)).rejects.toMatchObject({ code: 10008 });
    await asked.deleteReply();
    await expect(asked.fetchReply()).rejects.toMatchObject({ code: 10008 });
  });
});
