import { ChannelType, InteractionContextType, PermissionFlagsBits } from "discord-api-types/v10";
import { describe, expect, test } from "vitest";
import type { Settings } from "../../src/store/settings.ts";
import { buttonNamed, CHINESE, isFinal, serverOf, startRig, textOf, type Rig } from "./rig.ts";
import { answersTo, answerTo, inThread, lastAsked, mentioning, press, READING, shown, withThread } from "./asking.ts";

const PLACES = {
  guilds: [
    {
      channels: [
        { name: "general" },
        { name: "news", type: ChannelType.GuildAnnouncement },
        { name: "forum", type: ChannelType.GuildForum },
        { name: "media", type: ChannelType.GuildMedia },
      ],
    },
  ],
};

/** Somebody else's thread in a channel; the bot is in it where it is private. */
function opened({ discord }: Rig, channel: string, isPrivate = false): string {
  return discord.startThread({ name: "Talk", user: "ana", channel, isPrivate, members: ["dragoman"] }).id;
}

test("a result in an announcement channel has its thread there", async () => {
  const rig = await startRig({ discord: PLACES });
  const message = await shown(rig, { channel: "news" });
  await (await press(rig, message, "Combien?", { channel: "news" })).original(isFinal);
  expect(rig.discord.threads("news")).toMatchObject([{ id: message.id, type: ChannelType.AnnouncementThread }]);
  expect(inThread(rig, message.id).at(-1)).toContain("**Combien?**");
});

describe.each([
  ["a forum's post", "forum", false],
  ["a media channel's post", "media", false],
  ["a thread that somebody else opened", "general", false],
  ["a private thread", "general", true],
] as const)("in %s, which is a thread already,", (_where, channel, isPrivate) => {
  test("questions are asked and answered there, each knowing the last", async () => {
    const rig = await startRig({ discord: PLACES });
    const thread = opened(rig, channel, isPrivate);
    const message = await shown(rig, { channel: thread });
    expect(textOf(message)).toContain("Ask about it here: press Ask, use /ask, or mention me.");

    const answer = await (await press(rig, message, "Combien de marins?", { channel: thread })).original(isFinal);
    expect(textOf(answer)).toContain("**Combien de marins?**");
    const question = rig.discord.say({ channel: thread, content: mentioning(rig, "Et pourquoi?"), user: "ana" });
    expect(textOf(await answerTo(rig, question))).toContain("**Et pourquoi?**");
    expect(lastAsked(rig)).toContain("Combien de marins?");
    const command = rig.discord.command({ name: "ask", channel: thread, options: { question: "Qui?" } });
    expect(textOf(await command.original(isFinal))).toContain("**Qui?**");
    expect(lastAsked(rig)).toContain("Et pourquoi?");
    expect(rig.discord.threads(channel)).toHaveLength(1);
  });
});

describe("in a thread that somebody else opened", () => {
  test("words to nobody are left alone, a reply to the bot is a question", async () => {
    const rig = await startRig(READING);
    const thread = opened(rig, "general");
    const message = await shown(rig, { channel: thread });
    expect(textOf(message)).toContain("mention me, or reply to me.");
    const before = rig.model.requests.length;
    rig.discord.say({ channel: thread, content: "What a mess." });
    const reply = rig.discord.say({ channel: thread, content: "Et pourquoi?", replyTo: message, ping: false });
    expect(textOf(await answerTo(rig, reply))).toContain("**Et pourquoi?**");
    expect(JSON.stringify(rig.model.requests.slice(before))).not.toContain("What a mess.");
  });

  test("questions are about the article that came last, and how to ask is said once for each", async () => {
    const rig = await startRig({ routes: { "/other": CHINESE } });
    const thread = opened(rig, "general");
    await shown(rig, { channel: thread });
    const again = rig.discord.command({ name: "quotes", channel: thread, options: { link: rig.site.url("/article") } });
    expect(textOf(await again.original(isFinal))).not.toContain("Ask about it here");
    const other = await shown(rig, { channel: thread, options: { link: rig.site.url("/other") } });
    expect(textOf(other)).toContain("Ask about it here");
    const question = rig.discord.say({ channel: thread, content: mentioning(rig, "谁？") });
    await answerTo(rig, question);
    expect(JSON.stringify(rig.model.requests.at(-1))).toContain("北极");
  });
});

test("a thread of the bot's own stays with its article, whatever is read in it", async () => {
  const { rig, thread } = await withThread({ routes: { "/other": CHINESE } });
  await shown(rig, { channel: thread.id, options: { link: rig.site.url("/other") } });
  const question = rig.discord.say({ channel: thread.id, content: mentioning(rig, "Qui parle?") });
  await answerTo(rig, question);
  expect(lastAsked(rig)).toContain("Combien de marins?");
});

test("a direct message is the conversation: plain words there are questions", async () => {
  const rig = await startRig();
  const place = { context: InteractionContextType.BotDM };
  expect(textOf(await shown(rig, place))).toContain("Just type your question.");
  for (const content of ["Combien de marins?", "Et pourquoi?"]) {
    expect(textOf(await answerTo(rig, rig.discord.say({ content, ...place })))).toContain(`**${content}**`);
  }
  expect(lastAsked(rig)).toContain("Combien de marins?");
  expect(rig.discord.requests.some(({ path }) => path.endsWith("/threads"))).toBe(false);
});

test("around what is typed in direct messages stand words of the person's language", async () => {
  const rig = await startRig();
  const place = { context: InteractionContextType.BotDM };
  await shown(rig, { ...place, locale: "fr" });
  const answer = await answerTo(rig, rig.discord.say({ content: "Combien de marins?", ...place }));
  expect(buttonNamed(answer, "Voir la source")).toBeDefined();
});

test("who writes to the bot before there is an article is told what it does, by a sample too", async () => {
  const rig = await startRig();
  const hello = rig.discord.say({ content: "Hello?", context: InteractionContextType.BotDM });
  const reply = await answerTo(rig, hello);
  expect(textOf(reply)).toContain("Give me an article's link");
  const sample = { customId: buttonNamed(reply, "Try a sample article"), message: reply };
  await rig.discord.button({ ...sample, context: InteractionContextType.BotDM }).original(isFinal);
  const question = rig.discord.say({ content: "Combien de marins?", context: InteractionContextType.BotDM });
  expect(textOf(await answerTo(rig, question))).toContain("**Combien de marins?**");
});

test("a link alone, in a direct message, is the next article to talk about", async () => {
  const rig = await startRig();
  const place = { context: InteractionContextType.BotDM };
  const summary = await answerTo(rig, rig.discord.say({ content: rig.site.url("/article"), ...place }));
  expect(textOf(summary)).toMatch(/^- .+\\\[\d+\\\]$/m);
  await answerTo(rig, rig.discord.say({ content: "Combien de marins?", ...place }));
  expect(lastAsked(rig)).toContain("Combien de marins?");
});

test("a private result says nothing of asking in public", async () => {
  const rig = await startRig({ discord: PLACES });
  const thread = opened(rig, "general");
  const message = await shown(rig, { channel: thread, options: { private: true } });
  const quotes = rig.discord.button({ customId: buttonNamed(message, "Key quotes"), message, channel: thread });
  expect([message, await quotes.original(isFinal)].map(textOf).join()).not.toContain("mention me");
});

describe("an archived thread wakes", () => {
  test("when somebody asks under its result", async () => {
    const { rig, message, thread } = await withThread();
    rig.discord.archive(thread.id);
    await (await press(rig, message, "Et pourquoi?")).original(isFinal);
    expect(inThread(rig, thread.id).at(-1)).toContain("**Et pourquoi?**");
    expect(rig.discord.channel(thread.id).thread?.metadata.archived).toBe(false);
  });

  test("for a command in it, which alone doesn't wake it", async () => {
    const { rig, thread } = await withThread();
    rig.discord.archive(thread.id);
    const sent = rig.discord.command({ name: "ask", channel: thread.id, options: { question: "Et pourquoi?" } });
    expect(textOf(await sent.original(isFinal))).toContain("**Et pourquoi?**");
    const paths = rig.discord.requests.map(({ method, path }) => `${method} ${path}`);
    const woken = paths.findIndex((path) => path.startsWith("PATCH") && path.endsWith(`/channels/${thread.id}`));
    expect(woken).toBeGreaterThan(0);
    expect(woken).toBeLessThan(paths.findIndex((path) => path.includes(sent.id)));
  });

  test("for an answer that was begun in it", async () => {
    const { rig, thread } = await withThread();
    const answer = rig.model.answer;
    rig.model.answer = async (request) => {
      rig.discord.archive(thread.id);
      return answer(request);
    };
    const question = rig.discord.say({ channel: thread.id, content: mentioning(rig, "Et pourquoi?") });
    expect(textOf(await answerTo(rig, question))).toContain("**Et pourquoi?**");
    expect(answersTo(rig, question)).toHaveLength(1);
  });
});

describe("a server's setting", () => {
  async function server(threads: Settings["threads"]) {
    const rig = await startRig(READING);
    await rig.core.settings.change(serverOf(rig), { threads });
    return rig;
  }

  /** The thread is opened once the result is there. */
  const introduced = (rig: Rig, thread: string) =>
    rig.discord.until(
      () => rig.discord.threads("general").some(({ id }) => id === thread) && inThread(rig, thread).length > 0,
      "a thread's introduction",
    );

  test("“always” opens a thread with each result, where questions are asked", async () => {
    const rig = await server("always");
    const message = await shown(rig);
    await introduced(rig, message.id);
    const question = rig.discord.say({ channel: message.id, content: "Combien de marins?" });
    expect(textOf(await answerTo(rig, question))).toContain("**Combien de marins?**");
  });

  test("“always” opens one with an answer to /ask, which it knows", async () => {
    const rig = await server("always");
    const options = { question: "Combien de marins?", link: rig.site.url("/article") };
    const message = await rig.discord.command({ name: "ask", options }).original(isFinal);
    expect(textOf(message)).toContain("**Combien de marins?**");
    await introduced(rig, message.id);
    await answerTo(rig, rig.discord.say({ channel: message.id, content: "Et pourquoi?" }));
    expect(lastAsked(rig)).toContain("Combien de marins?");
  });

  test("“always” says which permission it takes, and opens none for private results", async () => {
    const rig = await server("always");
    await shown(rig, { options: { private: true } });
    rig.discord.deny("general", PermissionFlagsBits.CreatePublicThreads);
    expect(textOf(await shown(rig))).toContain("I lack the permission “Create Public Threads”");
    expect(rig.discord.threads("general")).toEqual([]);
  });

  test("“never” answers in the channel, each answer knowing the last", async () => {
    const rig = await server("never");
    const message = await shown(rig);
    for (const question of ["Combien de marins?", "Et pourquoi?"]) {
      const answer = await (await press(rig, message, question)).original(isFinal);
      expect(textOf(answer)).toContain(`**${question}**`);
    }
    expect(lastAsked(rig)).toContain("Combien de marins?");
    expect(rig.discord.threads("general")).toEqual([]);
  });
});
