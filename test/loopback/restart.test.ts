import { ComponentType } from "discord-api-types/v10";
import { expect, test } from "vitest";
import { slowly } from "../fakes/model-faults.ts";
import { loadCommands } from "../../src/discord/load.ts";
import { answersTo, answerTo, fillIn, lastAsked, mentioning, press, shown } from "./asking.ts";
import { askedLines } from "./core.ts";
import { kill, operator } from "./operator.ts";
import { buttonNamed, componentsOf, isFinal, RUSSIAN, textOf } from "./rig.ts";

test("the start prints invite links with scopes and permissions, and registers the commands once", async () => {
  const { discord, start } = await operator();
  const first = await start();
  expect(first.stdout()).toContain("its commands were registered");
  const [server, user] = [...first.stdout().matchAll(/https:\/\/discord\.com\/oauth2\/authorize\?\S+/g)].map(
    ([link]) => new URL(link).searchParams,
  );
  expect(server?.get("client_id")).toBe(discord.applicationId);
  expect(server?.get("scope")).toBe("bot applications.commands");
  // View Channel, Send Messages, Embed Links, Attach Files, Read Message History, Create Public Threads, Send in Threads.
  const bits = [10n, 11n, 14n, 15n, 16n, 35n, 38n].reduce((sum, bit) => sum | (1n << bit), 0n);
  expect(server?.get("permissions")).toBe(String(bits));
  expect(user?.get("integration_type")).toBe("1");
  expect(user?.get("scope")).toBe("applications.commands");
  const names = (await loadCommands()).map(({ data }) => data.name);
  expect(discord.commands.map(({ name }) => name).toSorted()).toEqual(names.toSorted());
  await kill(first);
  expect((await start()).stdout()).toContain("its commands are current");
  expect(discord.requests.filter((request) => request.method === "PUT")).toHaveLength(1);
});

test("after a kill, an article can still be chosen", async () => {
  const { discord, site, start } = await operator();
  const first = await start();
  const message = discord.say({ content: `https://n.example/a ${site.url("/article")}` });
  const question = await discord.messageCommand({ name: "Translate article", message }).original();
  await kill(first);
  await start();
  const select = componentsOf(question).find(({ type }) => type === ComponentType.StringSelect);
  const chosen = discord.select({ customId: select?.custom_id ?? "", values: ["1"], message: question });
  expect(textOf(await chosen.original(isFinal))).toContain("French → English");
});

test("after a kill, buttons work, a thread is remembered with what was said, and results come from the cache", async () => {
  const { discord, site, model, start } = await operator();
  const first = await start();
  const options = { link: site.url("/article") };
  const message = await discord.command({ name: "summarize", options }).original(isFinal);
  await (await press({ discord }, message, "Combien de marins?")).original(isFinal);
  const gone = await discord.command({ name: "quotes", options: { link: site.url("/gone") } }).original(isFinal);
  await kill(first);

  await start();
  const [thread] = discord.threads("general");
  const question = discord.say({ channel: thread!.id, content: mentioning({ discord }, "Et pourquoi?") });
  await answerTo({ discord }, question);
  expect(lastAsked({ model })).toContain("Combien de marins?");

  const calls = model.requests.length;
  expect(textOf(await discord.command({ name: "summarize", options }).original(isFinal))).toContain("cached");
  expect(model.requests).toHaveLength(calls);
  expect(site.hits("/article")).toBe(1);

  const translation = discord.button({ customId: buttonNamed(message, "Translate"), message });
  expect(textOf(await translation.original(isFinal))).toContain("14 of 14 paragraphs");

  const pasted = await fillIn({ discord }, gone, "Paste text", { text1: RUSSIAN });
  expect(textOf(await pasted.original(isFinal))).toContain("pasted text");
});

test("whatever a button does is done after a restart as well", async () => {
  const { discord, site, start } = await operator();
  const first = await start();
  const message = await shown({ discord, site });
  await kill(first, "SIGTERM");

  await start();
  const press = (label: string) => discord.button({ customId: buttonNamed(message, label), message }).original(isFinal);
  const language = componentsOf(message).find(({ custom_id: id }) => id?.startsWith("language/"));
  const chosen = discord.select({ customId: language?.custom_id ?? "", values: ["de"], message });
  expect(textOf(await chosen.original(isFinal))).toContain("French → German");
  expect(textOf(await press("Longer"))).toContain("French → English");
  expect((await press("Side by side")).attachments[0]?.filename).toMatch(/\.html$/);
  await press("Read again");
  expect(site.hits("/article")).toBe(2);
  await discord.button({ customId: buttonNamed(message, "Delete"), message }).acknowledged();
  await discord.until(() => !discord.messages("general").some(({ id }) => id === message.id), "the message gone");
});

test("a command that was under way when the process was killed is answered once by the next", async () => {
  const { discord, site, model, start } = await operator();
  const first = await start();
  model.answer = slowly(50, 20);
  const sent = discord.command({ name: "translate", options: { link: site.url("/article") } });
  await discord.until(() => model.concurrent.now > 0, "a model call");
  await kill(first);
  model.answer = slowly(0, 200);
  await start();
  expect(textOf(await sent.original(isFinal))).toContain("14 of 14 paragraphs");
  expect(discord.messages("general")).toHaveLength(1);
});

test("questions in a thread, under way or asked while there is no process, are each answered once", async () => {
  const { discord, site, model, start } = await operator();
  const first = await start();
  const message = await shown({ discord, site });
  await (await press({ discord }, message, "Combien de marins?")).original(isFinal);
  const say = (text: string) => discord.say({ channel: message.id, content: mentioning({ discord }, text) });
  const before = say("Qui parle?");
  await answerTo({ discord }, before);
  model.answer = slowly(200, 20);
  const underWay = say("Depuis quand?");
  await discord.until(() => model.concurrent.now > 0, "a model call");
  const waiting = say("Jusqu'à quand?");
  await discord.until(() => answersTo({ discord }, waiting).length > 0, "a begun answer");
  await kill(first);
  const missed = say("Et pourquoi?");

  model.answer = slowly(0, 200);
  await start();
  const questions = [before, underWay, waiting, missed];
  for (const question of questions) await answerTo({ discord }, question);
  expect(questions.map((question) => answersTo({ discord }, question).length)).toEqual([1, 1, 1, 1]);
  expect(lastAsked({ model })).toMatch(/Qui parle\?.*Depuis quand\?.*Jusqu'à quand\?.*Et pourquoi\?/);
});

test("what doesn't end within the time that SIGTERM gives goes on in the next process, without what had come", async () => {
  const { discord, site, model, start } = await operator({ DRAGOMAN_DRAIN_SECONDS: "0.3" });
  const bot = await start();
  model.answer = slowly(40, 15);
  const sent = discord.command({ name: "translate", options: { link: site.url("/article") } });
  await discord.until(() => (model.replies.at(-1)?.sent ?? 0) > 600, "some lines of the answer");
  await kill(bot, "SIGTERM");
  model.answer = slowly(0, 200);
  await start();
  expect(textOf(await sent.original(isFinal))).toContain("14 of 14 paragraphs");
  expect(askedLines(model.requests.at(-1)!).length).toBeLessThan(15);
  expect(discord.messages("general")).toHaveLength(1);
});

test("SIGTERM lets a running job end, and whoever asks meanwhile is told", async () => {
  const { discord, site, model, start } = await operator({ LOG_LEVEL: "info" });
  const bot = await start();
  model.answer = slowly(20, 50);
  const sent = discord.command({ name: "translate", options: { link: site.url("/article") } });
  await discord.until(() => model.concurrent.now > 0, "a model call");
  bot.signal("SIGTERM");
  await bot.says("ending");
  const refused = discord.command({ name: "quotes", options: { link: site.url("/article") } });
  expect((await refused.original()).content).toContain("being restarted");
  expect(textOf(await sent.original(isFinal))).toContain("14 of 14 paragraphs");
  expect((await bot.ended).stderr).not.toContain('"level":50');
});
