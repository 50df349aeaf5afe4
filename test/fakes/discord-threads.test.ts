import { ChannelFlags, ChannelType, PermissionFlagsBits } from "discord-api-types/v10";
import { Events, GatewayIntentBits } from "discord.js";
import type { FetchedThreads, ForumChannel, NewsChannel, TextChannel } from "discord.js";
import { describe, expect, test } from "vitest";
import { INTENTS, login } from "./client.ts";
import type { DiscordSetup } from "./discord.ts";

const P = PermissionFlagsBits;
const SERVER: DiscordSetup = {
  guilds: [
    {
      channels: [
        { name: "general" },
        { name: "announcements", type: ChannelType.GuildAnnouncement },
        {
          name: "posts",
          type: ChannelType.GuildForum,
          flags: ChannelFlags.RequireTag,
          tags: [{ name: "world" }, { name: "pinned", moderated: true }],
        },
      ],
    },
  ],
};

async function server() {
  const { discord, client } = await login(SERVER, [...INTENTS, GatewayIntentBits.MessageContent]);
  const named = (name: string) => client.channels.cache.get(discord.channel(name).id);
  return {
    discord,
    client,
    general: named("general") as TextChannel,
    announcements: named("announcements") as NewsChannel,
    posts: named("posts") as ForumChannel,
  };
}

describe("the bot starts", () => {
  test("a public and a private thread without a message", async () => {
    const { discord, general } = await server();
    const open = await general.threads.create({ name: "Open", type: ChannelType.PublicThread });
    const secret = await general.threads.create({ name: "Secret", type: ChannelType.PrivateThread });

    expect([open.type, secret.type]).toEqual([ChannelType.PublicThread, ChannelType.PrivateThread]);
    expect(discord.messages("general").map((message) => message.type)).toEqual([18]);
    discord.deny("general", P.CreatePrivateThreads);
    await expect(general.threads.create({ name: "No", type: ChannelType.PrivateThread })).rejects.toMatchObject({
      code: 50013,
    });
  });

  test("an announcement thread, but no private one there", async () => {
    const { announcements } = await server();
    const thread = await announcements.threads.create({ name: "Open" });
    expect(thread.type).toBe(ChannelType.AnnouncementThread);
    const request = announcements.client.rest.post(`/channels/${announcements.id}/threads`, {
      body: { name: "x", type: 12 },
    });
    await expect(request).rejects.toMatchObject({ code: 50024 });
  });

  test("a post with its first message and a tag", async () => {
    const { discord, posts } = await server();
    const [tag] = posts.availableTags;
    const post = await posts.threads.create({ name: "Harbour", message: { content: "Hello" }, appliedTags: [tag!.id] });

    expect(post.appliedTags).toEqual([tag!.id]);
    expect(discord.messages(post.id).map(({ id, content }) => [id, content])).toEqual([[post.id, "Hello"]]);
    await post.send("more");
  });

  test.each([
    { what: "without a tag where one is required", body: { message: { content: "x" } }, code: 40067 },
    { what: "with a tag that isn't there", body: { message: { content: "x" }, applied_tags: ["1"] }, code: 10087 },
    { what: "without a message", body: {}, code: 50035 },
    { what: "with an empty message", body: { message: {}, tagged: "world" }, code: 50006 },
    { what: "with a moderators' tag", body: { message: { content: "x" }, tagged: "pinned" }, code: 50013 },
  ])("no post $what", async ({ body, code }) => {
    const { discord, posts } = await server();
    const { tagged, ...rest } = body as { tagged?: string };
    const tags = posts.availableTags.filter((tag) => tag.name === tagged).map((tag) => tag.id);
    const request = posts.client.rest.post(`/channels/${posts.id}/threads`, {
      body: { name: "x", ...(tags.length > 0 && { applied_tags: tags }), ...rest },
    });
    await expect(request).rejects.toMatchObject({ code });
    expect(discord.threads("posts")).toEqual([]);
  });

  test("no message in a forum itself, and no thread in direct messages", async () => {
    const { discord, client, posts } = await server();
    const send = client.rest.post(`/channels/${posts.id}/messages`, { body: { content: "x" } });
    await expect(send).rejects.toMatchObject({ code: 50008 });
    const { channel_id: direct, id } = discord.say({ content: "x", context: 1 });
    const start = client.rest.post(`/channels/${direct}/messages/${id}/threads`, { body: { name: "x" } });
    await expect(start).rejects.toMatchObject({ code: 50024 });
  });
});

async function inThread() {
  const there = await server();
  const thread = await there.general.threads.create({ name: "Harbour", type: ChannelType.PublicThread });
  return { ...there, thread, message: await thread.send("first") };
}

describe("an archived thread", () => {
  test("wakes when something is said, by whoever", async () => {
    const { discord, thread } = await inThread();
    discord.archive(thread.id);
    await thread.send("again");
    expect(discord.channel(thread.id).thread?.metadata.archived).toBe(false);
    discord.archive(thread.id);
    discord.say({ channel: thread.id, content: "hello" });
    await discord.until(() => !thread.archived);
  });

  test("refuses edits, deletions, changes of its name, and members", async () => {
    const { discord, thread, message } = await inThread();
    discord.archive(thread.id);
    for (const request of [
      () => message.edit("x"),
      () => message.delete(),
      () => thread.setName("x"),
      () => thread.join(),
    ]) {
      await expect(request()).rejects.toMatchObject({ code: 50083 });
    }
    await thread.setArchived(false);
    await message.edit("x");
  });
});

test("a locked thread is for those who manage threads", async () => {
  const { discord, thread } = await inThread();
  await expect(thread.setLocked(true)).rejects.toMatchObject({ code: 50013 });
  discord.archive(thread.id, true);
  await expect(thread.send("x")).rejects.toMatchObject({ code: 160005 });
  await expect(thread.setArchived(false)).rejects.toMatchObject({ code: 50013 });
  expect(() => discord.say({ channel: thread.id, content: "x" })).toThrow("locked");
  discord.allow("general", P.ManageThreads);
  await thread.send("x");
});

test("an interaction in a locked, archived thread can't be answered", async () => {
  const { discord, client, thread } = await inThread();
  discord.archive(thread.id, true);
  const coming = new Promise<never>((resolve) => client.once(Events.InteractionCreate, resolve as () => void));
  discord.command({ name: "ask", channel: thread.id });
  const asked = (await coming) as { deferReply: () => Promise<unknown> };
  await expect(asked.deferReply()).rejects.toMatchObject({ code: 50083 });
});

test("a private thread of others is unseen until the bot is mentioned in it", async () => {
  const { discord, client } = await server();
  const thread = discord.startThread({ name: "Secret", isPrivate: true, user: "ada" });
  const path = `/channels/${thread.id}` as const;
  discord.say({ channel: thread.id, content: "hush", user: "ada" });
  await expect(client.rest.get(path)).rejects.toMatchObject({ code: 50001 });
  expect(JSON.stringify(discord.sessions()[0]!.events)).not.toContain("hush");

  discord.say({ channel: thread.id, content: `<@${discord.bot.id}> hello`, user: "ada" });
  await discord.until(() => client.channels.cache.has(thread.id));
  await expect(client.rest.get(path)).resolves.toMatchObject({ name: "Secret" });
});

describe("threads are listed", () => {
  test("active and archived, as the bot sees them", async () => {
    const { discord, general, thread } = await inThread();
    const old = discord.startThread({ name: "Old" });
    discord.startThread({ name: "Secret", isPrivate: true, user: "ada" });
    discord.archive(old.id);

    const names = ({ threads }: FetchedThreads) => threads.map((each) => each.name);
    expect(names(await general.guild.channels.fetchActiveThreads())).toEqual([thread.name]);
    expect(names(await general.threads.fetchArchived({ type: "public" }))).toEqual(["Old"]);
  });

  test("again when the bot gets back into their channel", async () => {
    const { discord, client, thread } = await inThread();
    discord.deny("general", P.ViewChannel);
    await expect(client.rest.get(`/channels/${thread.id}`)).rejects.toMatchObject({ code: 50001 });
    discord.say({ channel: thread.id, content: "unheard" });
    const synced = new Promise<string[]>((resolve) => {
      client.on(Events.ThreadListSync, (threads) => resolve(threads.map((each) => each.name)));
    });
    discord.allow("general", P.ViewChannel);

    expect(await synced).toEqual(["Harbour"]);
    expect(JSON.stringify(discord.sessions()[0]!.events)).not.toContain("unheard");
  });
});

test("what was said since is found after a restart", async () => {
  const { discord, thread, message } = await inThread();
  discord.say({ channel: thread.id, content: "Who?" });
  discord.say({ channel: thread.id, content: "When?" });
  const since = await thread.messages.fetch({ after: message.id });
  expect(since.map((each) => each.content)).toEqual(["When?", "Who?"]);
  await expect(thread.client.rest.get(`/channels/${thread.id}/messages?limit=101`)).rejects.toMatchObject({
    code: 50035,
  });
});
