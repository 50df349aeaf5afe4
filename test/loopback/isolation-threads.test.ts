import { PermissionFlagsBits as P, type APIMessage } from "discord-api-types/v10";
import { expect, test } from "vitest";
import { answerTo, answersTo, inThread, lastAsked, mentioning, pause, press } from "./asking.ts";
import { startServers } from "./isolation.ts";
import { buttonNamed, isFinal, textOf, type Rig } from "./rig.ts";

/** A result with its thread, in a server. */
async function threadIn(rig: Rig, channel: string, path: string) {
  const place = { channel, user: "ada" };
  const options = { link: rig.site.url(path) };
  const message = await rig.discord.command({ name: "summarize", options, ...place }).original(isFinal);
  await (await press(rig, message, `Who is in ${channel}?`, place)).original(isFinal);
  const [thread] = rig.discord.threads(channel);
  if (!thread) throw new Error("no thread");
  return thread.id;
}

const FRENCH = "Port-Ellec";
const RUSSIAN = "олен";

test("threads of two servers know their own article and their own questions", async () => {
  const rig = await startServers();
  const [newsroom, other] = [await threadIn(rig, "general", "/article"), await threadIn(rig, "lounge", "/other")];
  for (const [thread, own, foreign, asked, unasked] of [
    [newsroom, FRENCH, RUSSIAN, "general", "lounge"],
    [other, RUSSIAN, FRENCH, "lounge", "general"],
  ] as const) {
    const question = rig.discord.say({ channel: thread, content: "And then?", user: "bob" });
    await answerTo(rig, question);
    expect(lastAsked(rig)).toContain(own);
    expect(lastAsked(rig)).not.toContain(foreign);
    expect(lastAsked(rig)).toContain(`Who is in ${asked}?`);
    expect(lastAsked(rig)).not.toContain(`Who is in ${unasked}?`);
    const command = { name: "ask", channel: thread, options: { question: "And what else?" } };
    await rig.discord.command(command).original(isFinal);
    expect(lastAsked(rig)).not.toContain(foreign);
  }
});

test("what one person asks in private is no part of what a thread talks about", async () => {
  const rig = await startServers();
  const thread = await threadIn(rig, "general", "/article");
  const secret = { question: "My secret?", private: true };
  await rig.discord.command({ name: "ask", channel: thread, user: "ada", options: secret }).original(isFinal);
  await answerTo(rig, rig.discord.say({ channel: thread, content: "And then?", user: "bob" }));
  expect(lastAsked(rig)).not.toContain("My secret?");
  expect(inThread(rig, thread).join("\n")).not.toContain("My secret?");
});

test("an answer goes nowhere else where the bot may not see its thread any more", async () => {
  const rig = await startServers();
  const thread = await threadIn(rig, "general", "/article");
  const answer = rig.model.answer;
  rig.model.answer = (request) => {
    rig.discord.deny("general", P.ViewChannel);
    return answer(request);
  };
  const before = ["staff", "lounge"].map((channel) => rig.discord.messages(channel).length);
  const question: APIMessage = rig.discord.say({ channel: thread, content: mentioning(rig, "And why?"), user: "bob" });
  await rig.discord.until(() => rig.discord.requests.some(({ status }) => status === 403), "a refusal");
  await pause();
  expect(answersTo(rig, question).some((message) => textOf(message).includes("**And why?**"))).toBe(false);
  expect(["staff", "lounge"].map((channel) => rig.discord.messages(channel).length)).toEqual(before);
});

test("another server's page that says the same lends its headline to nobody", async () => {
  const rig = await startServers();
  const place = { channel: "general", user: "ada" };
  const options = { link: rig.site.url("/article") };
  const message = await rig.discord.command({ name: "summarize", options, ...place }).original(isFinal);
  const thread = await threadIn(rig, "general", "/article");
  const forged = { link: rig.site.url("/forged") };
  const elsewhere = rig.discord.command({ name: "summarize", options: forged, user: "bob", channel: "lounge" });
  expect(textOf(await elsewhere.original(isFinal))).toContain("Forged");

  const quotes = rig.discord.button({ customId: buttonNamed(message, "Key quotes"), message, ...place });
  expect(textOf(await quotes.original(isFinal))).not.toMatch(/forged/i);
  await answerTo(rig, rig.discord.say({ channel: thread, content: "And then?", user: "bob" }));
  expect(lastAsked(rig)).not.toMatch(/forged/i);
});
