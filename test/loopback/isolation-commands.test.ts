import { PermissionFlagsBits as P, type APIMessage } from "discord-api-types/v10";
import { describe, expect, test } from "vitest";
import { answeringAll, type Where } from "./asking.ts";
import { ADA, elsewhere, outcomeOf, startServers } from "./isolation.ts";
import { buttonNamed, isFinal, textOf, type Rig } from "./rig.ts";

/** Ada was given an article in “general”, and another one that only she sees. */
async function given() {
  const rig = await startServers();
  const give = async (path: string, own: boolean, where: Where = ADA) => {
    const options = { link: rig.site.url(path), private: own };
    const sent = rig.discord.command({ name: "summarize", options, ...where });
    await sent.original(isFinal);
    const shown = await rig.core.cache.shown.get(sent.id);
    if (!shown) throw new Error("no result");
    return shown.data.article;
  };
  return { rig, open: await give("/article", false), own: await give("/other", true), give };
}

const choices = async ({ discord }: Rig, name: "ask" | "forget", where: Where) => {
  const options = { ...(name === "ask" ? { question: "?" } : {}), article: "" };
  const subcommand = name === "forget" ? { subcommand: "article" } : {};
  const offered = await discord.autocomplete({ name, ...subcommand, options, focused: "article", ...where }).choices();
  return offered.map(({ value }) => value);
};

const BOB = { ...ADA, user: "bob" };
const MODERATOR = { permissions: P.ManageMessages | P.ViewChannel };

describe("/ask", () => {
  test("offers and takes an article where it was given, and one's own for oneself", async () => {
    const { rig, open, own } = await given();
    const ask = (article: string, where: Where) =>
      outcomeOf(rig.discord.command({ name: "ask", options: { question: "?", article }, ...where }));
    expect(new Set(await choices(rig, "ask", ADA))).toEqual(new Set([open.id, own.id]));
    expect(await choices(rig, "ask", BOB)).toEqual([open.id]);
    expect([await ask(open.id, BOB), await ask(own.id, BOB), await ask(own.title, BOB)]).toEqual([
      "taken",
      "gone",
      "gone",
    ]);
    expect(await ask(own.id, ADA)).toBe("taken");
    for (const user of ["ada", "bob"]) {
      for (const [place, where] of Object.entries(await elsewhere(rig, user))) {
        expect(await choices(rig, "ask", where), place).toEqual([]);
        for (const { id, title } of [open, own]) {
          expect([await ask(id, where), await ask(title, where)], place).toEqual(["gone", "gone"]);
        }
      }
    }
  });

  test("where Discord shows an answer to its person alone, nobody else is offered its article", async () => {
    const { rig, open, give } = await given();
    const alone = { channel: "brought", installed: "user", permissions: P.ViewChannel } as const;
    await give("/article", false, { ...alone, user: "ada" });
    expect(await choices(rig, "ask", { ...alone, user: "ada" })).toEqual([open.id]);
    expect(await choices(rig, "ask", { ...alone, user: "bob" })).toEqual([]);
  });
});

describe("/forget article", () => {
  const forget = ({ discord }: Rig, article: string, where: Where) =>
    outcomeOf(discord.command({ name: "forget", subcommand: "article", options: { article }, ...where }));

  test("is for a moderator of the channel where it was given", async () => {
    const { rig, open, own } = await given();
    const owner = { user: "owner", channel: "general" };
    expect(await choices(rig, "forget", owner)).toEqual([open.id]);
    expect(await forget(rig, own.id, owner)).toBe("unknown");
    // Moderates the channel where the command is used, by an overwrite of it, and no other.
    expect(await choices(rig, "forget", { user: "bob", channel: "staff", ...MODERATOR })).toEqual([]);
    expect(await forget(rig, open.id, { user: "bob", channel: "staff", ...MODERATOR })).toBe("unknown");
    for (const [place, where] of Object.entries(await elsewhere(rig, "bob"))) {
      expect(await choices(rig, "forget", where), place).toEqual([]);
      expect(await forget(rig, open.id, where), place).not.toBe("taken");
    }
  });

  test("and its press checks it again, in the server where it is pressed", async () => {
    const { rig, open } = await given();
    const command = { name: "forget", subcommand: "article", options: { article: open.id } };
    const question = await rig.discord.command({ ...command, user: "owner" }).original();
    const press = (where: Where) => {
      return outcomeOf(
        rig.discord.button({ customId: buttonNamed(question, "Remove it"), message: question, ...where }),
      );
    };
    expect(await press(BOB)).toBe("not a moderator");
    expect(await press({ user: "owner", channel: "lounge" })).toBe("unknown");
    expect(await press({ user: "bob", channel: "brought", installed: "user", ...MODERATOR })).toBe("no server");
    expect(await rig.core.cache.articles.get(open.id)).toBeDefined();
    expect(await press({ user: "owner" })).toBe("taken");
  });
});

describe("a server's own", () => {
  const panelOf = ({ discord }: Rig): Promise<APIMessage> =>
    discord.command({ name: "settings", user: "owner" }).original();

  test("settings are changed by its managers alone, in it", async () => {
    const { rig } = await given();
    const [newsroom, other] = ["general", "lounge"].map((name) => rig.discord.channel(name).guildId ?? "");
    const panel = await panelOf(rig);
    const press = (where: Where) =>
      outcomeOf(rig.discord.button({ customId: "settings/flags/on", message: panel, ...where }));
    const flags = async () => [
      (await rig.core.settings.get(newsroom!)).flags,
      (await rig.core.settings.get(other!)).flags,
    ];

    expect(await press(BOB)).toBe("not a manager");
    expect(await press({ ...BOB, ...MODERATOR })).toBe("not a manager");
    expect(await press({ user: "bob", channel: "brought", installed: "user", permissions: P.ManageGuild })).toBe(
      "no server",
    );
    expect(await flags()).toEqual([false, false]);
    // Whatever message it was pressed under: who manages the other server changes that.
    expect(await press({ user: "owner", channel: "lounge" })).toBe("taken");
    expect(await flags()).toEqual([false, true]);
  });

  test("spending is told to nobody who only manages a server that the bot isn't in", async () => {
    const { rig, give } = await given();
    await give("/article", false, { user: "ada", channel: "brought", installed: "user" });
    const told = async (where: Where) =>
      textOf(await rig.discord.command({ name: "usage", ...where }).original((message) => textOf(message) !== ""));
    const manager = { permissions: P.ManageGuild | P.ViewChannel };
    expect(await told({ user: "bob", channel: "brought", installed: "user", ...manager })).toMatch(/\nnothing$/);
    expect(await told({ user: "bob", channel: "lounge", ...manager })).not.toContain("<@");
    expect(await told({ user: "bob", channel: "general", ...manager })).toContain("<@");
    expect(await told(BOB)).not.toContain("<@");
  });

  test("spellings shape no other server's sources", async () => {
    const { rig } = await given();
    const link = rig.site.url("/article");
    const term = { source: "remorqueurs", target: "Schlepper-of-Other" };
    await rig.core.terms.add(rig.discord.channel("lounge").guildId ?? "", { ...term, to: "en" });
    const translate = { name: "translate", options: { link } };
    await rig.discord.command({ ...translate, user: "bob", channel: "lounge" }).original(isFinal);
    rig.model.answer = answeringAll("Oui. [2]");
    const ask = { name: "ask", options: { link, question: "Combien?" } };
    const answer = await rig.discord.command({ ...ask, ...ADA }).original(isFinal);
    const source = async () =>
      textOf(
        await rig.discord.button({ customId: buttonNamed(answer, "Show source"), message: answer, ...BOB }).original(),
      );
    expect(await source()).not.toContain("translation");
    await rig.discord.command({ ...translate, ...ADA }).original(isFinal);
    expect(await source()).toContain("translation");
  });
});

test("what somebody forgets is their own", async () => {
  const { rig, open } = await given();
  const question = await rig.discord.command({ name: "forget", subcommand: "mine", ...ADA }).original();
  const press = rig.discord.button({ customId: buttonNamed(question, "Remove it"), message: question, ...BOB });
  await press.original((message) => textOf(message).includes("Done: 0"));
  expect(await choices(rig, "ask", ADA)).toContain(open.id);
});
