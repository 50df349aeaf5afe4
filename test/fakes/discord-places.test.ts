import { Client, Events, GatewayIntentBits } from "discord.js";
import { PermissionFlagsBits } from "discord-api-types/v10";
import { expect, onTestFinished, test } from "vitest";
import { login } from "./client.ts";
import { startDiscord } from "./discord.ts";
import type { DiscordSetup } from "./discord.ts";
import type { Place } from "./discord-place.ts";

const NONE: DiscordSetup = { guilds: [{ name: "Elsewhere", bot: false, channels: [{ name: "lounge" }] }] };

test.each<{ what: string; place: Place; setup?: DiscordSetup; context: number; byUser: boolean }>([
  { what: "a server", place: {}, context: 0, byUser: false },
  { what: "a direct message", place: { context: 1 }, context: 1, byUser: false },
  { what: "a private channel", place: { context: 2 }, context: 2, byUser: true },
  { what: "a server without the bot", place: {}, setup: NONE, context: 0, byUser: true },
])("a command comes from $what", async ({ place, setup, context, byUser }) => {
  const { discord, next } = await login(setup);
  const coming = next();
  discord.command({ name: "translate", locale: "uk", attachmentLimit: 5, ...place });
  const interaction = await coming;

  expect(interaction.context).toBe(context);
  const { guildId, userId } = interaction.authorizingIntegrationOwners;
  expect([guildId !== undefined && guildId !== null, userId !== undefined && userId !== null]).toEqual([
    !byUser,
    byUser,
  ]);
  expect(interaction.locale).toBe("uk");
  expect(interaction.attachmentSizeLimit).toBe(5);
  expect(interaction.appPermissions.has(PermissionFlagsBits.AttachFiles)).toBe(true);
  expect(interaction.inGuild()).toBe(context === 0);
});

test("app permissions follow what the bot lacks in the channel", async () => {
  const { discord, next } = await login();
  discord.deny("general", PermissionFlagsBits.CreatePublicThreads);
  const coming = next();
  discord.command({ name: "translate" });

  expect((await coming).appPermissions.has(PermissionFlagsBits.CreatePublicThreads)).toBe(false);
});

test("a used component's message comes without the one it answers", async () => {
  const { discord, client, next } = await login();
  const said = discord.say({ content: "x" });
  const button = { type: 2, style: 1, label: "Go", custom_id: "go" };
  const body = {
    content: "y",
    components: [{ type: 1, components: [button] }],
    message_reference: { message_id: said.id },
  };
  await client.rest.post(`/channels/${said.channel_id}/messages`, { body });
  const coming = next();
  discord.button({ customId: "go", message: discord.messages("general").at(-1)! });
  const pressed = await coming;

  expect(pressed.isButton() && pressed.message.reference?.messageId).toBe(said.id);
  const { d } = discord.sessions()[0]!.events.at(-1)!;
  expect(d["message"]).not.toHaveProperty("referenced_message");
});

test("a message command brings the whole message, without the intent", async () => {
  const { discord, next } = await login();
  const message = discord.say({ content: "https://example.org/a", attachments: [{ name: "a.txt", bytes: "x" }] });
  const coming = next();
  discord.messageCommand({ name: "Translate article", message });
  const interaction = await coming;

  if (!interaction.isMessageContextMenuCommand()) throw new Error("not a message command");
  expect(interaction.targetMessage.content).toBe("https://example.org/a");
  expect(interaction.targetMessage.attachments.first()?.name).toBe("a.txt");
});

test("each server goes to its shard, direct messages to the first", async () => {
  const ids = ["4194304", "8388608"];
  const discord = await startDiscord({ guilds: ids.map((id) => ({ id, name: `Server ${id}` })) });
  onTestFinished(discord.close);
  const client = new Client({
    intents: [GatewayIntentBits.Guilds],
    shards: [1],
    shardCount: 2,
    rest: { api: discord.api },
  });
  onTestFinished(() => client.destroy());
  const ready = new Promise((resolve) => client.once(Events.ClientReady, resolve));
  await client.login(discord.token);
  await ready;

  expect(client.guilds.cache.map((guild) => guild.id)).toEqual(["4194304"]);
});
