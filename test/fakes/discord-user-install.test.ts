import { PermissionFlagsBits } from "discord-api-types/v10";
import type { Interaction } from "discord.js";
import { describe, expect, test } from "vitest";
import { login } from "./client.ts";
import type { Place } from "./discord-place.ts";

const P = PermissionFlagsBits;
const ELSEWHERE = { guilds: [{ name: "Newsroom" }, { name: "Elsewhere", bot: false, channels: [{ name: "lounge" }] }] };

async function asked(place: Place) {
  const there = await login(ELSEWHERE);
  const coming = there.next();
  const sent = there.discord.command({ name: "translate", ...place });
  const interaction: Interaction = await coming;
  if (!interaction.isChatInputCommand()) throw new Error("not a command");
  return { ...there, sent, interaction };
}

test.each<{ where: string; place: Place }>([
  { where: "a server without the bot", place: { channel: "lounge" } },
  { where: "a server with the bot", place: { channel: "general", installed: "user" } },
  { where: "a private channel", place: { context: 2 } },
])("what a user brings to $where is named theirs alone, with five follow-ups", async ({ place }) => {
  const { interaction } = await asked(place);
  const { authorizingIntegrationOwners: owners } = interaction;
  expect([owners.userId, owners.guildId]).toEqual([interaction.user.id, null]);

  await interaction.deferReply();
  await interaction.editReply("first");
  for (let index = 0; index < 5; index += 1) await interaction.followUp(`${index}`);
  await expect(interaction.followUp("six")).rejects.toMatchObject({ code: 40094 });
  await interaction.editReply("still edited");
});

test("a server that has the bot counts no follow-ups", async () => {
  const { interaction } = await asked({ channel: "general" });
  await interaction.deferReply();
  await interaction.editReply("first");
  for (let index = 0; index < 6; index += 1) await interaction.followUp(`${index}`);
  expect((await interaction.fetchReply()).content).toBe("first");
});

describe("where external applications are off", () => {
  const place: Place = { channel: "lounge", permissions: P.ViewChannel | P.SendMessages };

  test("answers and follow-ups are private whatever was asked", async () => {
    const { discord, sent, interaction } = await asked(place);
    await interaction.deferReply();
    await interaction.editReply("for you");
    await interaction.followUp("and this");

    expect(await sent.acknowledged()).toMatchObject({ isEphemeral: true });
    expect(sent.followUps().map((message) => (message.flags ?? 0) & 64)).toEqual([64]);
    expect(discord.messages("lounge")).toEqual([]);
  });

  test("the bot's own answers aren't touched by it", async () => {
    const { sent, interaction } = await asked({ ...place, channel: "general" });
    await interaction.reply("for all");
    expect(await sent.acknowledged()).toMatchObject({ isEphemeral: false });
  });
});

test("its channel is out of reach: to read, to write, to react, to start threads", async () => {
  const { client, sent, interaction } = await asked({ channel: "lounge" });
  await interaction.reply("here");
  const { id, channel_id: channel } = await sent.original();
  const { rest } = client;
  const message = `/channels/${channel}/messages/${id}` as const;
  const requests = [
    rest.get(`/channels/${channel}`),
    rest.get(message),
    rest.post(`/channels/${channel}/messages`, { body: { content: "x" } }),
    rest.put(`${message}/reactions/${encodeURIComponent("⏳")}/@me`),
    rest.post(`${message}/threads`, { body: { name: "x" } }),
    rest.delete(message),
  ];
  for (const request of requests) await expect(request).rejects.toMatchObject({ status: 403, code: 50001 });
  await interaction.deleteReply();
});

test("a file may be as large as the interaction says, and no larger", async () => {
  const { interaction } = await asked({ attachmentLimit: 1000 });
  const file = (size: number) => ({ files: [{ attachment: Buffer.alloc(size), name: "full.md" }] });
  await expect(interaction.reply(file(1001))).rejects.toMatchObject({ code: 40005 });
  await interaction.reply(file(1000));
});
