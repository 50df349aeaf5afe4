import { Events, GatewayIntentBits } from "discord.js";
import type { Message } from "discord.js";
import { PermissionFlagsBits } from "discord-api-types/v10";
import { expect, test } from "vitest";
import { INTENTS, login } from "./client.ts";

const REACTING = [...INTENTS, GatewayIntentBits.GuildMessageReactions];
const FLAG = "🇬🇧";

test("a reaction is heard with the intent, with who gave it and to whose message", async () => {
  const { discord, client } = await login({}, REACTING);
  const message = discord.say({ content: "https://example.org/a", user: "ada" });
  const heard = new Promise((resolve) => {
    client.on(Events.MessageReactionAdd, (reaction, user) => {
      resolve([reaction.emoji.name, user.id, reaction.message.id, reaction.message.author?.username]);
    });
  });
  discord.react({ message, emoji: FLAG, user: "bo" });
  expect(await heard).toEqual([FLAG, expect.any(String), message.id, "ada"]);
});

test("without the intent none is heard", async () => {
  const { discord, client } = await login();
  const message = discord.say({ content: "x" });
  discord.react({ message, emoji: FLAG });
  discord.say({ content: "later" });
  await discord.until(() =>
    client.channels.cache.some((each) => each.isTextBased() && each.lastMessageId !== message.id),
  );
  expect(discord.sessions()[0]!.events.map((event) => event.t)).not.toContain("MESSAGE_REACTION_ADD");
});

test("the reacted-to message is read apart, and withheld without the content intent", async () => {
  const { discord, client } = await login({ flags: 0 }, REACTING);
  const message = discord.say({ content: "https://example.org/a" });
  const read = new Promise<Message>((resolve, reject) => {
    client.on(Events.MessageReactionAdd, (reaction) => void reaction.message.fetch(true).then(resolve, reject));
  });
  discord.react({ message, emoji: FLAG });
  const { content, reactions } = await read;
  expect([content, reactions.cache.first()?.count]).toEqual(["", 1]);
});

test("the bot adds and removes its own, and those of others where it manages messages", async () => {
  const { discord, client } = await login({}, REACTING);
  const said = discord.say({ content: "x" });
  discord.react({ message: said, emoji: FLAG });
  const channel = client.channels.cache.get(said.channel_id)!;
  if (!channel.isTextBased()) throw new Error("no text");
  const message = await channel.messages.fetch(said.id);
  const shown = () => discord.messages("general")[0]!.reactions?.map(({ emoji, count, me }) => [emoji.name, count, me]);

  await message.react("⏳");
  await message.react(FLAG);
  expect(shown()).toEqual([
    [FLAG, 2, true],
    ["⏳", 1, true],
  ]);
  await message.reactions.cache.get("⏳")!.users.remove();
  expect(shown()).toEqual([[FLAG, 2, true]]);
  const theirs = client.rest.delete(
    `/channels/${said.channel_id}/messages/${said.id}/reactions/${encodeURIComponent(FLAG)}`,
  );
  await expect(theirs).rejects.toMatchObject({ code: 50013 });
  discord.allow("general", PermissionFlagsBits.ManageMessages);
  await message.reactions.removeAll();
  expect(shown()).toBeUndefined();
});

test("Discord refuses what isn't an emoji, a twenty-first one, and any in an archived thread", async () => {
  const { discord, client } = await login();
  const said = discord.say({ content: "x" });
  const put = (emoji: string, { channel_id: channel, id } = said): Promise<unknown> =>
    client.rest.put(`/channels/${channel}/messages/${id}/reactions/${encodeURIComponent(emoji)}/@me`);
  await expect(put("flag")).rejects.toMatchObject({ code: 10014 });
  for (let index = 0; index < 20; index += 1)
    discord.react({ message: said, emoji: String.fromCodePoint(0x1f600 + index) });
  await expect(put(FLAG)).rejects.toMatchObject({ code: 30010 });

  const thread = discord.startThread({ name: "Harbour" });
  const inside = discord.say({ channel: thread.id, content: "x" });
  discord.archive(thread.id);
  await expect(put(FLAG, inside)).rejects.toMatchObject({ code: 50083 });
});

test("a new emoji needs the permission, one that is there doesn't", async () => {
  const { discord, client } = await login();
  const said = discord.say({ content: "x" });
  discord.react({ message: said, emoji: FLAG });
  discord.deny("general", PermissionFlagsBits.AddReactions);
  const put = (emoji: string): Promise<unknown> =>
    client.rest.put(`/channels/${said.channel_id}/messages/${said.id}/reactions/${encodeURIComponent(emoji)}/@me`);
  await expect(put("⏳")).rejects.toMatchObject({ code: 50013 });
  await expect(put(FLAG)).resolves.toBeDefined();
});
