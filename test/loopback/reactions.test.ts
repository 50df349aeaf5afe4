import { describe, expect, test } from "vitest";
import { pause, shown } from "./asking.ts";
import { article, inThreads, startFlags } from "./flags.ts";
import { articlePage, buttonNamed, CHINESE, serverOf, textOf, type Rig } from "./rig.ts";

describe("a flag under a message with an article's link", () => {
  test("translates it in a thread that is named after it, and leaves the channel as it is", async () => {
    const rig = await startFlags();
    const message = article(rig);
    rig.discord.react({ message, emoji: "🇬🇧", user: "bo" });
    const [intro, translation] = await inThreads(rig, 2);
    expect(rig.discord.threads("general")[0]).toMatchObject({
      id: message.id,
      name: "À Port-Ellec, la grève des remorqueurs paralyse le terminal céréalier",
    });
    expect(intro).toContain("Just type your question.");
    expect(translation).toContain("French → English");
    expect(translation).toContain("14 of 14 paragraphs");
    expect(rig.discord.messages("general")).toHaveLength(1);
  });

  test.each([
    ["🇩🇪", "French → German"],
    ["🇹🇼", "French → Traditional Chinese"],
    ["🇧🇷", "French → Brazilian Portuguese"],
  ])("%s: %s", async (emoji, languages) => {
    const rig = await startFlags();
    rig.discord.react({ message: article(rig), emoji });
    expect((await inThreads(rig, 2))[1]).toContain(languages);
  });

  test("questions are answered in its thread", async () => {
    const rig = await startFlags();
    const message = article(rig);
    rig.discord.react({ message, emoji: "🇬🇧" });
    await inThreads(rig, 2);
    rig.discord.say({ channel: message.id, content: "Combien de marins?", user: "cy" });
    const texts = await inThreads(rig, 4);
    expect(texts.at(-1)).toContain("**Combien de marins?**");
  });
});

describe("other signs, in the server's usual language", () => {
  test.each([
    ["📰", /^- .+\\\[\d+\\\]$/m],
    ["💬", /Goulven Tanguy/],
  ])("%s", async (emoji, expected) => {
    const rig = await startFlags();
    await rig.core.settings.change(serverOf(rig), { languages: ["de"] });
    rig.discord.react({ message: article(rig), emoji });
    const [, result] = await inThreads(rig, 2);
    expect(result).toMatch(expected);
    expect(result).toContain("French → German");
  });
});

describe("it is done once", () => {
  const looks = ({ discord }: Rig) =>
    discord.requests.filter(({ method, path }) => method === "GET" && path.includes("/messages/")).length;

  test("however many people give the flag at once, or one that looks like it", async () => {
    const rig = await startFlags();
    const message = article(rig);
    for (const emoji of ["🇬🇧", "🇺🇸", "🇺🇲", "🇦🇺"]) {
      for (const user of ["ada", "bo", "cy", "di", "ed"]) rig.discord.react({ message, emoji, user });
    }
    await inThreads(rig, 2);
    await pause();
    expect(await inThreads(rig, 2)).toHaveLength(2);
    expect(rig.model.requests).toHaveLength(1);
    expect(rig.discord.threads("general")).toHaveLength(1);
    expect(looks(rig)).toBe(1);
  });

  test("for each language, in one thread with one introduction", async () => {
    const rig = await startFlags();
    const message = article(rig);
    for (const emoji of ["🇬🇧", "🇩🇪", "🇺🇦", "📰"]) rig.discord.react({ message, emoji });
    const texts = await inThreads(rig, 5);
    expect(texts.filter((text) => text.includes("Ask anything"))).toHaveLength(1);
    expect(rig.discord.threads("general")).toHaveLength(1);
  });

  test("also when the flag is taken away and given again", async () => {
    const rig = await startFlags();
    const message = article(rig);
    rig.discord.react({ message, emoji: "🇬🇧" });
    await inThreads(rig, 2);
    rig.discord.unreact({ message, emoji: "🇬🇧" });
    rig.discord.react({ message, emoji: "🇬🇧" });
    rig.discord.react({ message, emoji: "🇺🇸", user: "bo" });
    await pause();
    expect(await inThreads(rig, 2)).toHaveLength(2);
    expect(looks(rig)).toBe(1);
  });

  test("also when Discord tells of it twice", async () => {
    const rig = await startFlags();
    rig.discord.react({ message: article(rig), emoji: "🇬🇧" });
    await inThreads(rig, 2);
    rig.discord.dropGateway({ repeat: 5 });
    await rig.discord.waitReady();
    await pause();
    expect(await inThreads(rig, 2)).toHaveLength(2);
    expect(rig.model.requests).toHaveLength(1);
  });
});

test("somebody with a role that is served is served", async () => {
  const roles = [{ name: "editors", members: ["bo"] }];
  const rig = await startFlags({ discord: { guilds: [{ roles }] } });
  const served = rig.bot.client.guilds.cache.get(serverOf(rig))?.roles.cache.find(({ name }) => name === "editors");
  await rig.core.settings.change(serverOf(rig), { roles: [served?.id ?? ""] });
  rig.discord.react({ message: article(rig), emoji: "🇬🇧", user: "bo" });
  expect((await inThreads(rig, 2))[1]).toContain("French → English");
});

test("in a thread, the price is asked first, and whoever gave the flag may agree", async () => {
  const rig = await startFlags();
  await rig.core.settings.change(serverOf(rig), { askAboveUsd: 0.0001 });
  const message = article(rig);
  rig.discord.react({ message, emoji: "🇬🇧" });
  const [, price] = await inThreads(rig, 2);
  expect(price).toContain("This costs about $");
  const question = rig.discord.messages(message.id).at(-1)!;
  const agreed = rig.discord.button({ customId: buttonNamed(question, "Go on"), message: question });
  await agreed.acknowledged();
  await rig.discord.until(
    () => rig.discord.messages(message.id).some((each) => textOf(each).includes("14 of 14")),
    "the result",
  );
});

test("a flag under the bot's own result translates its article into another language", async () => {
  const rig = await startFlags();
  const message = await shown(rig);
  rig.discord.react({ message, emoji: "🇩🇪" });
  expect((await inThreads(rig, 2))[1]).toContain("French → German");
});

test("a forwarded link counts as the message's own", async () => {
  const rig = await startFlags({ routes: { "/zh": articlePage(CHINESE) } });
  const message = rig.discord.forward({ message: rig.discord.say({ content: rig.site.url("/zh") }) });
  rig.discord.react({ message, emoji: "🇬🇧" });
  expect((await inThreads(rig, 2))[1]).toContain("→ English");
});
