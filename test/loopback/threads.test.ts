import { ChannelType, InteractionContextType, PermissionFlagsBits } from "discord-api-types/v10";
import { describe, expect, test } from "vitest";
import { tooManyThreads, type Fault } from "../fakes/discord-faults.ts";
import { answerTo, inThread, lastAsked, mentioning, pause, press, READING, shown, withThread } from "./asking.ts";
import { isFinal, startRig, textOf } from "./rig.ts";

describe("the first question under a result", () => {
  test("opens a thread named after the article, with an introduction and the answer", async () => {
    const { rig, message, pointer, thread } = await withThread();
    expect(thread).toMatchObject({
      id: message.id,
      name: "À Port-Ellec, la grève des remorqueurs paralyse le terminal céréalier",
    });
    expect(textOf(pointer)).toContain(`<#${thread.id}>`);
    const [intro, answer] = inThread(rig, thread.id);
    expect(intro).toContain(rig.site.url("/article"));
    expect(intro).toContain("Use /ask, mention me, or reply to a message of mine.");
    expect(answer).toContain("**Combien de marins?**");
    expect(answer).toMatch(/\\\[\d+\\\]/);
  });

  test("a second one uses the same thread and knows the first", async () => {
    const { rig, message, thread } = await withThread();
    await (await press(rig, message, "Et pourquoi?", { user: "another" })).original(isFinal);
    expect(rig.discord.threads("general")).toHaveLength(1);
    expect(inThread(rig, thread.id)).toHaveLength(3);
    expect(lastAsked(rig)).toContain("Combien de marins?");
  });
});

describe("in the thread", () => {
  test("/ask, a mention and a reply to an ordinary message of the bot are answered", async () => {
    const { rig, thread } = await withThread();
    const command = rig.discord.command({ name: "ask", channel: thread.id, options: { question: "Qui parle?" } });
    expect(textOf(await command.original(isFinal))).toContain("**Qui parle?**");

    const mention = rig.discord.say({ channel: thread.id, content: mentioning(rig, "Depuis quand?") });
    expect(textOf(await answerTo(rig, mention))).toContain("**Depuis quand?**");

    const answer = rig.discord.messages(thread.id)[1]!;
    const reply = rig.discord.say({ channel: thread.id, content: "Jusqu'à quand?", replyTo: answer });
    expect(textOf(await answerTo(rig, reply))).toContain("**Jusqu'à quand?**");
  });

  test("just typing is answered where messages may be read, and only there", async () => {
    const readable = await withThread(READING);
    expect(inThread(readable.rig, readable.thread.id)[0]).toContain("Just type your question.");
    const typed = readable.rig.discord.say({ channel: readable.thread.id, content: "Et ensuite?" });
    expect(textOf(await answerTo(readable.rig, typed))).toContain("**Et ensuite?**");

    const unreadable = await withThread();
    const before = unreadable.rig.model.requests.length;
    unreadable.rig.discord.say({ channel: unreadable.thread.id, content: "Et ensuite?" });
    await pause();
    expect(unreadable.rig.model.requests).toHaveLength(before);
  });

  test("a mention without words, and a reply whose words Discord withholds, are told so", async () => {
    const { rig, thread } = await withThread();
    const bare = rig.discord.say({ channel: thread.id, content: `<@${rig.discord.bot.id}>` });
    expect(textOf(await answerTo(rig, bare))).toContain("What would you like to know?");

    await rig.discord.command({ name: "ask", channel: thread.id, options: { question: "Qui?" } }).original(isFinal);
    const response = rig.discord.messages(thread.id).at(-1)!;
    const reply = rig.discord.say({ channel: thread.id, content: "Et qui encore?", replyTo: response });
    expect(textOf(await answerTo(rig, reply))).toContain("Discord doesn't show me what you wrote there.");
  });

  test("a reply with its ping off is a question where it can be read, a file alone is none", async () => {
    const { rig, thread } = await withThread(READING);
    const answer = rig.discord.messages(thread.id).at(-1)!;
    const reply = rig.discord.say({ channel: thread.id, content: "Et après?", replyTo: answer, ping: false });
    expect(textOf(await answerTo(rig, reply))).toContain("**Et après?**");
    const before = rig.discord.messages(thread.id).length;
    rig.discord.say({ channel: thread.id, content: "", attachments: [{ name: "a.png", bytes: "x" }] });
    const long = rig.discord.say({ channel: thread.id, content: "x".repeat(1_001) });
    expect(textOf(await answerTo(rig, long))).toContain("That question is too long");
    expect(rig.discord.messages(thread.id)).toHaveLength(before + 3);
  });

  test("bots, and messages to other people, are left alone", async () => {
    const { rig, thread } = await withThread(READING);
    const before = rig.model.requests.length;
    rig.discord.say({ channel: thread.id, content: "I am a bot", user: "feeds", bot: true });
    const human = rig.discord.say({ channel: thread.id, content: mentioning(rig, "Qui?"), user: "ana" });
    await answerTo(rig, human);
    rig.discord.say({ channel: thread.id, content: "I agree", replyTo: human, user: "ben" });
    await pause();
    const asked = JSON.stringify(rig.model.requests.slice(before));
    expect(asked).toContain("Qui?");
    expect(asked).not.toMatch(/I am a bot|I agree/);
  });
});

describe("where there can be no thread the answer comes in place", () => {
  test.each([
    ["a direct message", { context: InteractionContextType.BotDM }],
    ["a server the person brought it to", { installed: "user" as const }],
    ["a private result", { options: { private: true } }],
  ])("%s", async (_where, place) => {
    const rig = await startRig();
    const message = await shown(rig, place);
    const answer = await (await press(rig, message, "Combien?", place)).original(isFinal);
    expect(textOf(answer)).toContain("**Combien?**");
    expect(rig.discord.requests.some((request) => request.path.endsWith("/threads"))).toBe(false);
    const next = await (await press(rig, answer, "Et pourquoi?", place)).original(isFinal);
    expect(textOf(next)).toContain("**Et pourquoi?**");
    expect(lastAsked(rig)).toContain("Combien?");
  });

  test("a result that is in a thread already", async () => {
    const { rig, thread } = await withThread();
    const message = await shown(rig, { channel: thread.id });
    const answer = await (await press(rig, message, "Où?", { channel: thread.id })).original(isFinal);
    expect(textOf(answer)).toContain("**Où?**");
    expect(rig.discord.threads("general")).toHaveLength(1);
  });

  test.each([
    ["CreatePublicThreads", "Create Public Threads"],
    ["SendMessagesInThreads", "Send Messages in Threads"],
  ] as const)("without %s, which is named", async (permission, named) => {
    const rig = await startRig();
    rig.discord.deny("general", PermissionFlagsBits[permission]);
    const answer = await (await press(rig, await shown(rig), "Combien?")).original(isFinal);
    expect(textOf(answer)).toContain("**Combien?**");
    expect(textOf(answer)).toContain(`I lack the permission “${named}”`);
  });

  test("at Discord's limit of threads, which is named", async () => {
    const rig = await startRig();
    const message = await shown(rig);
    rig.discord.faults.inject("POST", /\/threads$/, tooManyThreads);
    const answer = await (await press(rig, message, "Combien?")).original(isFinal);
    expect(textOf(answer)).toContain("**Combien?**");
    expect(textOf(answer)).toContain("limit of open threads");
  });
});

test.each([
  ["was deleted", (): Fault => ({ status: 404, body: { code: 10003, message: "Unknown Channel" } })],
  ["was locked", (): Fault => ({ status: 400, body: { code: 160005, message: "Thread is locked" } })],
])("a thread that %s meanwhile gets its answer in place", async (_what, fault) => {
  const { rig, message, thread } = await withThread();
  rig.discord.faults.inject("POST", new RegExp(`${thread.id}/messages$`), fault());
  const answer = await (await press(rig, message, "Et pourquoi?")).original(isFinal);
  expect(textOf(answer)).toContain("**Et pourquoi?**");
  expect(textOf(answer)).toContain("gone or closed");
});

test("a private question in a thread is no part of what the thread talks about", async () => {
  const { rig, thread } = await withThread();
  const ask = (question: string, isPrivate: boolean) =>
    rig.discord
      .command({ name: "ask", channel: thread.id, options: { question, private: isPrivate } })
      .original(isFinal);
  await ask("Secret de moi?", true);
  await ask("Et pour tous?", false);
  expect(lastAsked(rig)).not.toContain("Secret de moi?");
  await ask("Et encore?", true);
  expect(lastAsked(rig)).toContain("Secret de moi?");
});

describe("/ask", () => {
  test("in a direct message is about the article that came last", async () => {
    const rig = await startRig();
    const place = { context: InteractionContextType.BotDM };
    await shown(rig, place);
    const sent = rig.discord.command({ name: "ask", options: { question: "Combien?" }, ...place });
    expect(textOf(await sent.original(isFinal))).toContain("**Combien?**");
  });

  test("its answer in a channel starts a thread that knows it", async () => {
    const rig = await startRig();
    const options = { question: "Combien?", link: rig.site.url("/article") };
    const message = await rig.discord.command({ name: "ask", options }).original(isFinal);
    await (await press(rig, message, "Et pourquoi?")).original(isFinal);
    expect(rig.discord.threads("general").map((thread) => thread.type)).toEqual([ChannelType.PublicThread]);
    expect(lastAsked(rig)).toContain("Combien?");
  });
});
