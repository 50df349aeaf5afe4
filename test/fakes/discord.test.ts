import { ChannelType, Client, ComponentType, Events, GatewayIntentBits, MessageFlags } from "discord.js";
import type { ChatInputCommandInteraction, Interaction, Message } from "discord.js";
import { PermissionFlagsBits } from "discord-api-types/v10";
import { describe, expect, onTestFinished, test } from "vitest";
import { INTENTS, login } from "./client.ts";
import { textOf } from "./discord-components.ts";
import { cutAfter, rateLimited } from "./discord-faults.ts";
import { startDiscord } from "./discord.ts";

function onCommand(client: Client, handle: (interaction: ChatInputCommandInteraction) => Promise<unknown>): Error[] {
  const errors: Error[] = [];
  client.on(Events.InteractionCreate, (interaction: Interaction): void => {
    if (interaction.isChatInputCommand()) handle(interaction).catch((error: Error) => errors.push(error));
  });
  return errors;
}

const page = (text: string): object[] => [
  {
    type: ComponentType.Container,
    components: [
      { type: ComponentType.TextDisplay, content: text },
      { type: ComponentType.File, file: { url: "attachment://full.md" } },
      {
        type: ComponentType.ActionRow,
        components: [
          { type: ComponentType.Button, style: 1, label: "Next", custom_id: "next" },
          { type: ComponentType.Button, style: 1, label: "Ask", custom_id: "ask" },
          { type: ComponentType.Button, style: 2, label: "Gone", custom_id: "gone", disabled: true },
        ],
      },
    ],
  },
];

const v2 = (text: string): never =>
  ({
    flags: MessageFlags.IsComponentsV2,
    components: page(text),
    files: [{ attachment: Buffer.from(`# ${text}`), name: "full.md" }],
  }) as never;

async function answer(interaction: Interaction): Promise<void> {
  if (interaction.isButton() && interaction.customId === "next") await interaction.update(v2("page 2"));
  if (interaction.isButton() && interaction.customId === "ask") {
    const field = { type: 4, custom_id: "question", style: 1, max_length: 20 };
    const components = [{ type: 18, label: "Your question", component: field }];
    await interaction.showModal({ custom_id: "asking", title: "Ask", components });
  }
  if (interaction.isModalSubmit()) {
    const question = interaction.fields.getTextInputValue("question");
    await interaction.reply({ content: `You asked: ${question}`, flags: MessageFlags.Ephemeral });
  }
}

describe("the stock client", () => {
  test("logs in, sees its guild, channel and permissions", async () => {
    const { discord, client } = await login();
    const channel = client.channels.cache.find((each) => each.type === ChannelType.GuildText)!;

    expect(client.user.id).toBe(discord.applicationId);
    expect(client.guilds.cache.map((guild) => guild.name)).toEqual(["Newsroom"]);
    expect(channel.permissionsFor(client.user)!.has(PermissionFlagsBits.CreatePublicThreads)).toBe(true);

    discord.deny("general", PermissionFlagsBits.CreatePublicThreads);
    await discord.until(() => !channel.permissionsFor(client.user)!.has(PermissionFlagsBits.CreatePublicThreads));
  });

  test("registers commands, and only those can be run", async () => {
    const { discord, client } = await login();
    await client.application.commands.set([
      { name: "translate", description: "Translate", options: [{ type: 3, name: "link", description: "Link" }] },
    ]);

    expect(discord.commands.map((command) => command.name)).toEqual(["translate"]);
    expect(() => discord.command({ name: "summarize" })).toThrow("not registered: summarize");
    expect(() => discord.command({ name: "translate", options: { url: "x" } })).toThrow("no option url");
    expect(() => discord.command({ name: "translate", options: { link: 7 } })).toThrow("wants a string");
  });

  test("defers a command, then shows components with a file that can be downloaded", async () => {
    const { discord, client } = await login();
    const errors = onCommand(client, async (interaction) => {
      await interaction.deferReply();
      await interaction.editReply(v2(interaction.options.getString("link", true)));
    });

    const sent = discord.command({ name: "translate", options: { link: "https://example.org/a" } });
    const acknowledged = await sent.acknowledged();
    const reply = await sent.original();

    expect(acknowledged).toMatchObject({ type: 5, isEphemeral: false });
    expect(textOf(reply)).toContain("https://example.org/a");
    const [attachment] = reply.attachments;
    expect(await (await fetch(attachment!.url)).text()).toBe("# https://example.org/a");
    expect(discord.messages("general").map((message) => message.id)).toEqual([reply.id]);
    expect(errors).toEqual([]);
  });

  test("gets an attached file by an address that works", async () => {
    const { discord, client } = await login();
    const read = new Promise<string>((resolve) => {
      onCommand(client, async (interaction) => {
        const file = interaction.options.getAttachment("file", true);
        resolve(`${file.name} ${await (await fetch(file.url)).text()}`);
      });
    });
    discord.command({ name: "translate", attachments: { file: { name: "a.txt", bytes: "Привет" } } });

    expect(await read).toBe("a.txt Привет");
  });

  test("answers a button by updating, and a modal by a private message", async () => {
    const { discord, client } = await login();
    onCommand(client, (interaction) => interaction.reply(v2("page 1")));
    client.on(Events.InteractionCreate, (interaction) => void answer(interaction));

    const message = await discord.command({ name: "translate" }).original();
    const turned = await discord.button({ customId: "next", message }).original();
    expect(turned.id).toBe(message.id);
    expect(textOf(turned)).toContain("page 2");
    expect(() => discord.button({ customId: "gone", message })).toThrow("no component gone to use");

    const modal = await discord.button({ customId: "ask", message }).modal();
    expect(modal.title).toBe("Ask");
    expect(() => discord.modalSubmit({ customId: "asking", values: { question: "x".repeat(21) } })).toThrow("takes 20");
    const asked = discord.modalSubmit({ customId: "asking", values: { question: "Who?" } });
    expect((await asked.original()).content).toBe("You asked: Who?");
    expect(await asked.acknowledged()).toMatchObject({ isEphemeral: true });
    expect(discord.messages("general")).toHaveLength(1);
  });

  test("starts a thread on a message once, and hears what is said in it", async () => {
    const { discord, client } = await login({}, [...INTENTS, GatewayIntentBits.MessageContent]);
    const heard: string[] = [];
    client.on(Events.MessageCreate, (message: Message) => heard.push(`${message.author.username}: ${message.content}`));
    onCommand(client, (interaction) => interaction.reply("Here it is"));
    const { id } = await discord.command({ name: "translate" }).original();
    const channel = client.channels.cache.get(discord.channel("general").id)!;
    if (channel.type !== ChannelType.GuildText) throw new Error("not a text channel");

    const thread = await channel.threads.create({ startMessage: id, name: "Harbour" });
    expect(thread.id).toBe(id);
    expect(discord.threads("general").map((each) => each.name)).toEqual(["Harbour"]);
    await expect(channel.threads.create({ startMessage: id, name: "Again" })).rejects.toMatchObject({
      code: 160004,
    });

    await thread.send({ content: "Ask away", nonce: "n1", enforceNonce: true });
    await thread.send({ content: "Ask away", nonce: "n1", enforceNonce: true });
    discord.say({ channel: id, content: "Who paid?" });
    await discord.until(() => heard.includes("reader: Who paid?"));
    expect(heard.filter((line) => line === "dragoman: Ask away")).toHaveLength(1);

    discord.archive(id, true);
    await expect(thread.send("late")).rejects.toMatchObject({ code: 160005 });
  });

  test("may not start a thread where the permission is missing", async () => {
    const { discord, client } = await login();
    discord.deny("general", PermissionFlagsBits.CreatePublicThreads);
    onCommand(client, (interaction) => interaction.reply("Here"));
    const { id, channel_id: channelId } = await discord.command({ name: "translate" }).original();

    const request = client.rest.post(`/channels/${channelId}/messages/${id}/threads`, { body: { name: "x" } });
    await expect(request).rejects.toMatchObject({ code: 50013, status: 403 });
  });
});

describe("message content", () => {
  test.each([
    { what: "plain", hears: "" },
    { what: "mention", hears: "<@BOT> who?" },
    { what: "reply to an interaction response", hears: "" },
    { what: "reply to an ordinary message", hears: "who?" },
    { what: "reply without ping", hears: "" },
    { what: "direct message", hears: "who?" },
  ])("without the intent: $what is read as '$hears'", async ({ what, hears }) => {
    const { discord, client } = await login();
    const heard: string[] = [];
    client.on(Events.MessageCreate, (message) => {
      if (!message.author.bot) heard.push(message.content);
    });
    onCommand(client, (interaction) => interaction.reply("response"));
    const response = await discord.command({ name: "translate" }).original();
    const channel = client.channels.cache.get(response.channel_id)!;
    if (channel.isSendable()) await channel.send("ordinary");
    const ordinary = discord.messages("general").at(-1)!;

    if (what === "plain") discord.say({ content: "who?" });
    if (what === "mention") discord.say({ content: `<@${discord.bot.id}> who?` });
    if (what === "reply to an interaction response") discord.say({ content: "who?", replyTo: response });
    if (what === "reply to an ordinary message") discord.say({ content: "who?", replyTo: ordinary });
    if (what === "reply without ping") discord.say({ content: "who?", replyTo: ordinary, ping: false });
    if (what === "direct message") discord.say({ content: "who?", context: 1 });

    await discord.until(() => heard.length > 0);
    expect(heard).toEqual([hears.replace("BOT", discord.bot.id)]);
  });

  test("the intent is refused where the application lacks the flag", async () => {
    const discord = await startDiscord({ flags: 0 });
    onTestFinished(discord.close);
    const client = new Client({ intents: [...INTENTS, GatewayIntentBits.MessageContent], rest: { api: discord.api } });
    onTestFinished(() => client.destroy());

    await expect(client.login(discord.token)).rejects.toThrow("disallowed intents");
  });

  test("a wrong token is refused", async () => {
    const discord = await startDiscord();
    onTestFinished(discord.close);
    const client = new Client({ intents: INTENTS, rest: { api: discord.api } });

    await expect(client.login("wrong.token.here")).rejects.toThrow("invalid token");
  });
});

describe("the gateway", () => {
  test("a dropped connection is resumed and what was missed arrives", async () => {
    const { discord, client } = await login({}, [...INTENTS, GatewayIntentBits.MessageContent]);
    const heard: string[] = [];
    client.on(Events.MessageCreate, (message) => heard.push(message.content));

    discord.dropGateway();
    discord.say({ content: "while away" });
    await discord.until(() => heard.includes("while away"), "the missed message", 10_000);

    expect(discord.sessions()).toHaveLength(1);
    expect(discord.sessions()[0]!.resumes).toBe(1);
  });

  test("a forgotten session is identified anew", async () => {
    const { discord, client } = await login();
    const [before] = discord.sessions();
    const again = new Promise((resolve) => client.once(Events.ShardReady, resolve));
    discord.dropGateway({ forget: true });

    await again;
    expect(discord.sessions().map((session) => session.id === before!.id)).toEqual([false]);
  });
});

describe("faults", () => {
  test("the client waits as a 429 says", async () => {
    const { discord, client } = await login();
    discord.faults.inject("PATCH", /@original$/, rateLimited(0.2));
    const errors = onCommand(client, async (interaction) => {
      await interaction.deferReply();
      await interaction.editReply("done");
    });

    expect((await discord.command({ name: "translate" }).original()).content).toBe("done");
    expect(discord.requests.filter(({ method }) => method === "PATCH").map(({ status }) => status)).toEqual([429, 200]);
    expect(errors).toEqual([]);
  });

  test("a lost answer to the deferral makes the retry meet 40060", async () => {
    const { discord, client } = await login();
    discord.faults.inject("POST", /callback/, cutAfter);
    const errors = onCommand(client, (interaction) => interaction.deferReply());

    await discord.command({ name: "translate" }).acknowledged();
    await discord.until(() => errors.length > 0);
    expect(errors[0]).toMatchObject({ code: 40060 });
  });
});
