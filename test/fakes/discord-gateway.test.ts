import { Events, GatewayIntentBits } from "discord.js";
import { afterEach, describe, expect, onTestFinished, test } from "vitest";
import { WebSocket } from "ws";
import { INTENTS, login } from "./client.ts";
import { startDiscord } from "./discord.ts";

const READING = [...INTENTS, GatewayIntentBits.MessageContent];

async function listening() {
  const { discord, client } = await login({}, READING);
  const heard: string[] = [];
  client.on(Events.MessageCreate, (message) => heard.push(message.content));
  return { discord, client, heard };
}

describe("a session is resumed", () => {
  test.each([
    { what: "a reconnect is asked for", drop: { ask: "reconnect" } },
    { what: "the session is said to be invalid for now", drop: { ask: "resumable" } },
    { what: "the connection is closed with 4000", drop: { code: 4000 } },
  ] as const)("after $what", async ({ drop }) => {
    const { discord, heard } = await listening();
    discord.dropGateway(drop);
    discord.say({ content: "while away" });
    await discord.until(() => heard.includes("while away"), "the missed message", 15_000);
    expect(discord.sessions().map((session) => session.resumes)).toEqual([1]);
  });

  test("with events the client had already", async () => {
    const { discord, client } = await listening();
    // Raw: a client that keeps messages passes over what it has, one that keeps none does not.
    const heard: string[] = [];
    client.on(Events.Raw, (packet: { t: string | null }) => heard.push(String(packet.t)));
    discord.say({ content: "once" });
    await discord.until(() => heard.includes("MESSAGE_CREATE"));
    discord.dropGateway({ repeat: 1 });
    await discord.until(() => heard.includes("RESUMED"), "the resume", 15_000);
    expect(heard.filter((event) => event === "MESSAGE_CREATE")).toHaveLength(2);
  });
});

test("an invalid session is begun anew", async () => {
  const { discord, client, heard } = await listening();
  const again = new Promise((resolve) => client.once(Events.ShardReady, resolve));
  discord.dropGateway({ ask: "invalid" });
  discord.say({ content: "lost" });
  await again;
  expect(discord.sessions()).toHaveLength(2);
  expect(heard).toEqual([]);
}, 20_000);

describe("the connection is closed", () => {
  const open: WebSocket[] = [];
  afterEach(() => open.splice(0).forEach((socket) => socket.terminate()));

  async function sending(payloads: (token: string) => unknown[]): Promise<number> {
    const discord = await startDiscord();
    onTestFinished(discord.close);
    const socket = new WebSocket(`${discord.api.replace("http", "ws")}/gateway`);
    open.push(socket);
    const closed = new Promise<number>((resolve) => socket.once("close", resolve));
    await new Promise((resolve) => socket.once("open", resolve));
    for (const payload of payloads(discord.token)) socket.send(JSON.stringify(payload));
    return closed;
  }
  const identify = (token: string, more: object = {}) => ({ op: 2, d: { token, intents: 1, ...more } });

  test.each([
    { code: 4003, what: "something else comes first", payloads: () => [{ op: 3, d: {} }] },
    { code: 4005, what: "it identifies twice", payloads: (token: string) => [identify(token), identify(token)] },
    { code: 4010, what: "there is no such shard", payloads: (token: string) => [identify(token, { shard: [2, 2] })] },
    {
      code: 4013,
      what: "there is no such intent",
      payloads: (token: string) => [identify(token, { intents: 1 << 29 })],
    },
    {
      code: 4008,
      what: "it sends more than 120 in a minute",
      payloads: () => Array.from({ length: 121 }, () => ({ op: 1, d: null })),
    },
  ])("with $code where $what", async ({ code, payloads }) => {
    expect(await sending(payloads)).toBe(code);
  });
});

test("a client that left for good doesn't resume", async () => {
  const { discord, client } = await listening();
  await client.destroy();
  await discord.until(() => !discord.sessions()[0]!.connected);
  const [session] = discord.sessions();
  const socket = new WebSocket(`${discord.api.replace("http", "ws")}/gateway`);
  onTestFinished(() => socket.terminate());
  const answers: { op: number; d: unknown }[] = [];
  socket.on("message", (raw: Buffer) => answers.push(JSON.parse(raw.toString()) as (typeof answers)[number]));
  await new Promise((resolve) => socket.once("open", resolve));
  socket.send(JSON.stringify({ op: 6, d: { token: discord.token, session_id: session!.id, seq: 1 } }));
  await discord.until(() => answers.length > 1);
  expect(answers.at(-1)).toMatchObject({ op: 9, d: false });
});

test("a server the bot is added to is told, and one it is removed from", async () => {
  const { discord, client } = await listening();
  discord.join({ name: "Second", channels: [{ name: "hall" }] });
  await discord.until(() => client.channels.cache.some((each) => "name" in each && each.name === "hall"));
  const path = `/guilds/${discord.channel("hall").guildId}/channels` as const;
  await expect(client.rest.get(path)).resolves.toMatchObject([{ name: "hall" }]);
  await expect(client.rest.get("/users/@me/guilds")).resolves.toHaveLength(2);

  discord.kick("Second");
  await discord.until(() => client.guilds.cache.size === 1);
  await expect(client.rest.get(path)).rejects.toMatchObject({ code: 50001 });
});

test("nothing is heard of servers that only a user brought the application to", async () => {
  const { discord, heard } = await listening();
  discord.join({ name: "Elsewhere", bot: false, channels: [{ name: "lounge" }] });
  discord.say({ channel: "lounge", content: "unheard" });
  discord.say({ channel: "general", content: "heard" });
  await discord.until(() => heard.length > 0);
  expect(heard).toEqual(["heard"]);
  expect(discord.sessions()[0]!.events.filter(({ t }) => t === "GUILD_CREATE")).toHaveLength(1);
});
