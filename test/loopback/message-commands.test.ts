import { ChannelType, ComponentType, PermissionFlagsBits, type APIMessage } from "discord-api-types/v10";
import { describe, expect, test } from "vitest";
import { slow } from "../fakes/discord-faults.ts";
import { READING } from "./asking.ts";
import {
  articlePage,
  CHINESE,
  componentsOf,
  isFinal,
  RUSSIAN,
  serverOf,
  startRig,
  textOf,
  type Rig,
  type RigSetup,
} from "./rig.ts";

const PAGES = { "/zh": articlePage(CHINESE), "/ru": articlePage(RUSSIAN) };

const use = ({ discord }: Rig, message: APIMessage, place: { installed?: "user" } = {}) =>
  discord.messageCommand({ name: "Summarize article", message, ...place });

/** The final result's text. */
async function summary(rig: Rig, message: APIMessage): Promise<string> {
  return textOf(await use(rig, message).original(isFinal));
}

/** What can be chosen from under a question. */
function offered(message: APIMessage) {
  const select = componentsOf(message).find(({ type }) => type === ComponentType.StringSelect);
  if (select?.type !== ComponentType.StringSelect) throw new Error(`no select in:\n${textOf(message)}`);
  return { customId: select.custom_id ?? "", options: select.options ?? [] };
}

describe("the article is found", () => {
  test.each([
    ["in a preview's address", (url: string) => [{ type: "article", url }]],
    ["under an embed's title", (url: string) => [{ type: "rich", title: "News", url }]],
    ["in an embed's text", (url: string) => [{ type: "rich", description: `Read [this](${url}).` }]],
    ["in an embed's field", (url: string) => [{ type: "rich", fields: [{ name: "Source", value: url }] }]],
  ])("%s", async (_where, embeds) => {
    const rig = await startRig();
    const message = rig.discord.say({ content: "", embeds: embeds(rig.site.url("/article")) as APIMessage["embeds"] });
    expect(await summary(rig, message)).toContain("French → English");
  });

  test("in a forwarded message", async () => {
    const rig = await startRig();
    const message = rig.discord.forward({ message: rig.discord.say({ content: rig.site.url("/article") }) });
    expect(await summary(rig, message)).toContain("French → English");
  });

  test("in a forwarded message's file", async () => {
    const rig = await startRig();
    const file = { name: "olen.txt", bytes: RUSSIAN, contentType: "text/plain" };
    const message = rig.discord.forward({ message: rig.discord.say({ content: "", attachments: [file] }) });
    expect(await summary(rig, message)).toContain("Russian → English");
  });

  test("in a result of the bot's own", async () => {
    const rig = await startRig();
    const shown = await rig.discord
      .command({ name: "quotes", options: { link: rig.site.url("/article") } })
      .original(isFinal);
    expect(await summary(rig, shown)).toContain("French → English");
  });

  test("in the message that it answers, where that can be read", async () => {
    const rig = await startRig(READING);
    const first = rig.discord.say({ content: rig.site.url("/article") });
    const answer = rig.discord.say({ content: "Is that so?", replyTo: first });
    expect(await summary(rig, answer)).toContain("French → English");
  });

  test("in the message itself before the one that it answers", async () => {
    const rig = await startRig({ ...READING, routes: PAGES });
    const first = rig.discord.say({ content: rig.site.url("/article") });
    const answer = rig.discord.say({ content: `No: ${rig.site.url("/zh")}`, replyTo: first });
    expect(await summary(rig, answer)).toContain("Chinese");
  });
});

describe("the message that it answers can't be read", () => {
  const UNREAD = "I can't read the one it answers. Use the command on that one.";

  test.each<[string, RigSetup, (rig: Rig) => void, object]>([
    ["without the message content intent", { discord: { flags: 0 } }, () => undefined, {}],
    [
      "without the permission",
      READING,
      ({ discord }) => discord.deny("general", PermissionFlagsBits.ReadMessageHistory),
      {},
    ],
    ["where the bot isn't a member", READING, () => undefined, { installed: "user" }],
    ["in time", READING, ({ discord }) => discord.faults.inject("GET", /\/messages\/\d+$/, slow(2_500)), {}],
  ])("%s", async (_why, setup, prepare, place) => {
    const rig = await startRig(setup);
    prepare(rig);
    const first = rig.discord.say({ content: rig.site.url("/article") });
    const sent = use(rig, rig.discord.say({ content: "Is that so?", replyTo: first }), place);
    expect((await sent.original()).content).toContain(UNREAD);
    expect((await sent.acknowledged()).ms).toBeLessThan(3_000);
  });

  test("which isn't said where it was read and has no article either", async () => {
    const rig = await startRig(READING);
    const first = rig.discord.say({ content: "Hello" });
    const sent = use(rig, rig.discord.say({ content: "Hello!", replyTo: first }));
    expect((await sent.original()).content).toMatch(/neither an article link nor a file/);
  });
});

describe("several articles", () => {
  async function asked() {
    const rig = await startRig({ routes: PAGES });
    const { url } = rig.site;
    const file = { name: "北极.txt", bytes: CHINESE, contentType: "text/plain" };
    const picture = { name: "photo.png", bytes: "png", contentType: "image/png" };
    const description = `${url("/ru")} https://tenor.com/view/cat`;
    const message = rig.discord.say({
      content: `${url("/article")} and <${url("/zh")}#top>, or ${url("/article")}?fbclid=1`,
      embeds: [{ description }],
      attachments: [picture, file],
    });
    const sent = use(rig, message);
    return { rig, sent, question: await sent.original() };
  }

  test("are asked about in private: links, then files, each once", async () => {
    const { rig, sent, question } = await asked();
    expect((await sent.acknowledged()).isEphemeral).toBe(true);
    expect(textOf(question)).toContain("Which one?");
    expect(offered(question).options.map(({ label }) => label)).toEqual([
      "127.0.0.1/article",
      "127.0.0.1/zh",
      "127.0.0.1/ru",
      expect.stringMatching(/\.txt$/),
    ]);
    expect(rig.model.requests).toHaveLength(0);
  });

  test("and each that is chosen is done for all to see", async () => {
    const { rig, question } = await asked();
    for (const [value, languages] of [
      ["1", "Chinese"],
      ["0", "French"],
    ] as const) {
      const chosen = rig.discord.select({ customId: offered(question).customId, values: [value], message: question });
      expect(textOf(await chosen.original(isFinal))).toContain(languages);
      expect((await chosen.acknowledged()).isEphemeral).toBe(false);
    }
  });

  test("are no more than can be chosen from", async () => {
    const rig = await startRig();
    const links = Array.from({ length: 40 }, (_, index) => `https://n.example/${index}/${"é".repeat(10)}`);
    const question = await use(rig, rig.discord.say({ content: links.join(" ") })).original();
    const { options } = offered(question);
    expect(options).toHaveLength(25);
    expect(options[3]?.label).toBe(`n.example/3/${"é".repeat(10)}`);
  });
});

describe("the language of the result", () => {
  test("is the server's usual one", async () => {
    const rig = await startRig();
    await rig.core.settings.change(serverOf(rig), { languages: ["de", "fr"] });
    const message = rig.discord.say({ content: rig.site.url("/article") });
    expect(await summary(rig, message)).toContain("French → German");
  });

  test("also for what is chosen", async () => {
    const rig = await startRig({ routes: PAGES });
    await rig.core.settings.change(serverOf(rig), { languages: ["de"] });
    const message = rig.discord.say({ content: `${rig.site.url("/article")} ${rig.site.url("/ru")}` });
    const question = await use(rig, message).original();
    const chosen = rig.discord.select({ customId: offered(question).customId, values: ["1"], message: question });
    expect(textOf(await chosen.original(isFinal))).toContain("Russian → German");
  });
});

test("a picture alone is refused with the reason", async () => {
  const rig = await startRig();
  const picture = {
    name: "photo.png",
    bytes: Buffer.from("89504e470d0a1a0a0000000d49484452", "hex"),
    contentType: "image/png",
  };
  const message = rig.discord.say({ content: "look", attachments: [picture] });
  expect(await summary(rig, message)).toContain("I can't read this");
});

test("a post of a forum is read like any other message", async () => {
  const channels = [{ name: "general" }, { name: "forum", type: ChannelType.GuildForum }];
  const rig = await startRig({ discord: { guilds: [{ channels }] } });
  const post = rig.discord.startThread({ name: "Harbour", channel: "forum" });
  const message = rig.discord.say({ channel: post.id, content: rig.site.url("/article") });
  expect(await summary(rig, message)).toContain("French → English");
});
