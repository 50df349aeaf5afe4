import { InteractionContextType } from "discord-api-types/v10";
import { describe, expect, test } from "vitest";
import { CHINESE, isFinal, serverOf, startRig, textOf, type Rig, type RigSetup } from "./rig.ts";
import { databaseOf } from "../fakes/core-database.ts";

type Use = Parameters<Rig["discord"]["autocomplete"]>[0];

/** What is offered for `to` of a command. */
async function languages({ discord }: Rig, to: string, use: Partial<Use> = {}) {
  const options = { ...(use.name === "ask" ? { question: "?" } : {}), to };
  return discord.autocomplete({ name: "translate", ...use, options, focused: "to" }).choices();
}

describe("while a language is typed", () => {
  test.each(["translate", "summarize", "quotes", "ask"])("/%s offers it by the name the person uses", async (name) => {
    const rig = await startRig();
    expect(await languages(rig, "alle", { name, locale: "fr" })).toContainEqual({
      name: "allemand · Deutsch",
      value: "de",
    });
  });

  test("the server's usual languages, then those the person asked for last, come first", async () => {
    const rig = await startRig();
    await rig.core.settings.change(serverOf(rig), { languages: ["uk", "pl"] });
    const link = rig.site.url("/article");
    for (const to of ["it", "sw"]) {
      await rig.discord.command({ name: "summarize", options: { link, to } }).original(isFinal);
    }
    const values = async (use: Partial<Use> = {}) => (await languages(rig, "", use)).map(({ value }) => value);
    expect((await values()).slice(0, 4)).toEqual(["uk", "pl", "sw", "it"]);
    expect((await values({ user: "another" })).slice(0, 4)).toEqual(["uk", "pl", "en", "es"]);
    expect((await values({ user: "another", locale: "zh-TW" })).slice(2, 4)).toEqual(["zh-Hant", "en"]);
    expect((await values({ context: InteractionContextType.BotDM })).slice(0, 2)).toEqual(["sw", "it"]);
  });

  test("what is chosen is the language of the result; without one, the server's usual one is", async () => {
    const rig = await startRig();
    await rig.core.settings.change(serverOf(rig), { languages: ["uk"] });
    const [chosen] = await languages(rig, "Deut");
    const link = rig.site.url("/article");
    const into = async (to: Record<string, string>) =>
      textOf(await rig.discord.command({ name: "summarize", options: { link, ...to } }).original(isFinal));
    expect(await into({ to: String(chosen?.value) })).toContain("French → German");
    expect(await into({})).toContain("French → Ukrainian");
  });
});

describe("while an article is typed in /ask", () => {
  const SETUP: RigSetup = {
    routes: { "/zh": { body: CHINESE, headers: { "content-type": "text/plain; charset=utf-8" } } },
  };

  async function withArticles() {
    const rig = await startRig(SETUP);
    const show = (path: string, options: Record<string, boolean> = {}) =>
      rig.discord.command({ name: "summarize", options: { link: rig.site.url(path), ...options } }).original(isFinal);
    await show("/article");
    return { rig, show };
  }

  async function articles({ discord }: Rig, article: string, use: Partial<Use> = {}) {
    return discord
      .autocomplete({ name: "ask", options: { question: "?", article }, focused: "article", ...use })
      .choices();
  }

  test("those shown in the channel are offered by title and host, and asked about by choosing one", async () => {
    const { rig, show } = await withArticles();
    await show("/zh");
    expect(await articles(rig, "")).toHaveLength(2);
    const [offered, ...others] = await articles(rig, "port-ellec");
    expect(others).toEqual([]);
    expect(offered?.name).toBe("À Port-Ellec, la grève des remorqueurs paralyse le terminal céréalier · 127.0.0.1");
    const options = { question: "Combien de marins?", article: String(offered?.value) };
    const answer = await rig.discord.command({ name: "ask", options }).original(isFinal);
    expect(textOf(answer)).toContain("**Combien de marins?**");
    expect(textOf(answer)).toContain("À Port-Ellec");
  });

  test("a private one is offered to its person alone, and answers nobody else who knows its id", async () => {
    const { rig, show } = await withArticles();
    await show("/zh", { private: true });
    const [own] = await articles(rig, "");
    expect(await articles(rig, "")).toHaveLength(2);
    expect(await articles(rig, "", { user: "another" })).toHaveLength(1);
    const options = { question: "?", article: String(own?.value) };
    const refused = await rig.discord.command({ name: "ask", user: "another", options }).original();
    expect(refused.content).toContain("I don't have that article any more.");
    expect(textOf(await rig.discord.command({ name: "ask", options }).original(isFinal))).toContain("**?**");
  });

  test("one of another channel answers nobody here", async () => {
    const rig = await startRig({ discord: { guilds: [{ channels: [{ name: "general" }, { name: "other" }] }] } });
    const link = rig.site.url("/article");
    await rig.discord.command({ name: "summarize", channel: "other", options: { link } }).original(isFinal);
    expect(await articles(rig, "")).toEqual([]);
    const [there] = await articles(rig, "", { channel: "other" });
    const options = { question: "?", article: String(there?.value) };
    expect((await rig.discord.command({ name: "ask", options }).original()).content).toContain("I don't have");
  });

  test("a link, or a whole title, may be written instead", async () => {
    const { rig } = await withArticles();
    const title = "À Port-Ellec, la grève des remorqueurs paralyse le terminal céréalier";
    for (const article of [rig.site.url("/article"), title]) {
      const options = { question: "Qui?", article };
      expect(textOf(await rig.discord.command({ name: "ask", options }).original(isFinal))).toContain("**Qui?**");
    }
    const both = { question: "Qui?", article: title, link: rig.site.url("/article") };
    const refused = await rig.discord.command({ name: "ask", options: both }).original();
    expect(refused.content).toContain("not both");
  });
});

test("a store that fails offers nothing, and nobody sees an error", async () => {
  const rig = await startRig();
  databaseOf(rig.core).exec("DROP TABLE reference; DROP TABLE settings");
  expect(await languages(rig, "de")).toEqual([]);
  const sent = rig.discord.autocomplete({ name: "ask", options: { question: "?", article: "" }, focused: "article" });
  expect(await sent.choices()).toEqual([]);
});

test("choices come at once", async () => {
  const rig = await startRig();
  const sent = rig.discord.autocomplete({ name: "translate", options: { to: "a" }, focused: "to" });
  await sent.choices();
  expect((await sent.acknowledged()).ms).toBeLessThan(1_000);
});
