import { InteractionContextType, MessageFlags, type APIMessage } from "discord-api-types/v10";
import { describe, expect, test } from "vitest";
import { answeringAll, answerTo, mentioning, press, shown, withThread } from "./asking.ts";
import { buttonNamed, isFinal, serverOf, startBot, startRig, textOf, type Rig } from "./rig.ts";

/** Names two paragraphs, one that isn't there, and a link of its own. */
const ANSWER = answeringAll(
  "Les équipages sont en grève. [2] Le port est fermé. [3] [99] Voir [ici](https://evil.example).",
);

const linkTo = (guild: string, message: Pick<APIMessage, "channel_id" | "id">) =>
  `(<https://discord.com/channels/${guild}/${message.channel_id}/${message.id}>)`;

const sourceOf = ({ discord }: Rig, message: APIMessage, user = "ana") =>
  discord.button({ customId: buttonNamed(message, "Show source"), message, user }).original();

describe("a cited paragraph is a link", () => {
  test("in a thread to the message it is under, in the first answer and in later ones", async () => {
    const { rig, message, thread } = await withThread({ answer: ANSWER });
    const link = linkTo(serverOf(rig), message);
    const first = textOf(rig.discord.messages(thread.id).at(-1)!);
    expect(first).toContain(`[\\[2\\]]${link}`);
    const question = rig.discord.say({ channel: thread.id, content: mentioning(rig, "Et pourquoi?") });
    expect(textOf(await answerTo(rig, question))).toContain(`[\\[2\\]]${link}`);
  });

  test("and nothing else in an answer is", async () => {
    const { rig, thread } = await withThread({ answer: ANSWER });
    const text = textOf(rig.discord.messages(thread.id).at(-1)!);
    const article = rig.site.url("/article");
    expect([...text.matchAll(/\]\(<?(.+?)>?\)/g)].map(([, url]) => url)).toSatisfy((urls: string[]) =>
      urls.every((url) => url.startsWith("https://discord.com/channels/") || url === article),
    );
    expect(text).not.toMatch(/\]\(https:\/\/evil/);
  });

  test.each([
    ["a direct message", { context: InteractionContextType.BotDM }, "@me"],
    ["a channel without threads", { installed: "user" as const }, undefined],
  ])("in %s to the result's message", async (_where, place, guild) => {
    const rig = await startRig();
    const message = await shown(rig, place);
    const answer = await (await press(rig, message, "Combien?", place)).original(isFinal);
    expect(textOf(answer)).toContain(linkTo(guild ?? serverOf(rig), message));
  });

  test("on each page of a long answer", async () => {
    const long = Array.from({ length: 60 }, (_, index) => `Le port est fermé, selon le point ${index}. [2]`).join("\n");
    const { rig, message, thread } = await withThread({ answer: answeringAll(long) });
    const link = linkTo(serverOf(rig), message);
    const answer = rig.discord.messages(thread.id).at(-1)!;
    const next = rig.discord.button({ customId: buttonNamed(answer, "Next ▶"), message: answer });
    expect(textOf(await next.original())).toContain(`[\\[2\\]]${link}`);
  });

  test("under a private result to nothing, since nobody could follow it", async () => {
    const rig = await startRig();
    const place = { options: { private: true } };
    const answer = await (await press(rig, await shown(rig, place), "Combien?", place)).original(isFinal);
    expect(textOf(answer)).toMatch(/\\\[\d+\\\]/);
    expect(textOf(answer)).not.toContain("discord.com/channels");
  });

  test("to the reader's page, where results are served as pages", async () => {
    const rig = await startRig();
    await rig.bot.close();
    await startBot(rig, { readerPage: (job) => Promise.resolve(`https://reader.example/r/${job}`) });
    const message = await shown(rig);
    await (await press(rig, message, "Combien?")).original(isFinal);
    const answer = textOf(rig.discord.messages(message.id).at(-1)!);
    expect(answer).toMatch(/\[\\\[(\d+)\\\]\]\(<https:\/\/reader\.example\/r\/\d+#p\1>\)/);
  });
});

describe("Show source", () => {
  test("reveals the named paragraphs as they stand in the article, to whoever presses it alone", async () => {
    const { rig, thread } = await withThread({ answer: ANSWER });
    const source = await sourceOf(rig, rig.discord.messages(thread.id).at(-1)!);
    expect(source.flags! & MessageFlags.Ephemeral).toBeTruthy();
    const { paragraphs } = await rig.core.read({ kind: "link", url: rig.site.url("/article") });
    for (const id of [2, 3]) {
      const original = paragraphs.find((paragraph) => paragraph.id === id)!.text;
      expect(textOf(source)).toContain(`**\\[${id}\\]**`);
      expect(textOf(source).replaceAll("\\", "")).toContain(original);
    }
    expect(textOf(source)).not.toContain("Translation");
  });

  test("adds their translation where there is one", async () => {
    const { rig, thread } = await withThread();
    await rig.discord.command({ name: "translate", options: { link: rig.site.url("/article") } }).original(isFinal);
    const source = await sourceOf(rig, rig.discord.messages(thread.id).at(-1)!);
    expect(textOf(source)).toMatch(/\*translation\*: \S/);
  });

  test("is turned by pages where it is long, each reader their own", async () => {
    const long = Array.from({ length: 6 }, (_, index) => `<p>${`Phrase ${index} du texte. `.repeat(80)}</p>`).join("");
    const rig = await startRig({
      routes: { "/long": `<html lang="fr"><title>Long</title><article><h1>Long</h1>${long}</article></html>` },
      answer: answeringAll("Oui. [1] [2] [3] [4] [5]"),
    });
    const options = { question: "Vraiment?", link: rig.site.url("/long") };
    const answer = await rig.discord.command({ name: "ask", options }).original(isFinal);
    const first = await sourceOf(rig, answer);
    expect(textOf(first)).toContain("page 1 of");
    const second = await rig.discord.button({ customId: buttonNamed(first, "Next ▶"), message: first }).original();
    expect(second.id).toBe(first.id);
    expect(textOf(second)).toContain("page 2 of");
    expect(textOf(second)).not.toBe(textOf(first));
  });

  test("isn't offered where nothing is named", async () => {
    const { rig, thread } = await withThread({ answer: answeringAll("NOT IN THE ARTICLE") });
    expect(() => buttonNamed(rig.discord.messages(thread.id).at(-1)!, "Show source")).toThrow("no button");
  });

  test("says so where the answer isn't kept any more", async () => {
    const { rig, thread } = await withThread();
    const answer = rig.discord.messages(thread.id).at(-1)!;
    const [, job] = buttonNamed(answer, "Show source").split("/");
    await rig.core.cache.shown.remove(job!);
    expect(textOf(await sourceOf(rig, answer))).toContain("too old");
  });
});
