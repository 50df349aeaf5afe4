import type { APIMessage } from "discord-api-types/v10";
import { describe, expect, test } from "vitest";
import { LOCALES } from "../../src/discord/command/localized.ts";
import { translator } from "../../src/locale/translate.ts";
import { shown } from "./asking.ts";
import { startRig, textOf, type Rig } from "./rig.ts";

const GUILD = { name: "Rédaction", channels: [{ name: "general" }], locale: "fr" };
const LABELS = ["buttons.translate", "buttons.ask", "buttons.again", "buttons.beside"] as const;
const start = () => startRig({ discord: { guilds: [GUILD] } });

const summarize = (rig: Rig, locale: string, isPrivate: boolean) =>
  shown(rig, { locale, options: isPrivate ? { private: true } : {} });

/** Of the labels that every summary has, those that its message shows in this language: all, or it isn't in it. */
function spoken(message: APIMessage, locale: string): readonly string[] {
  const t = translator(locale);
  return LABELS.filter((key) => textOf(message).includes(t(key)));
}

describe("the bot speaks", () => {
  test("the server's language in what all see, the person's in what they alone see", async () => {
    const rig = await start();
    expect(spoken(await summarize(rig, "de", false), "fr")).toEqual(LABELS);
    expect(spoken(await summarize(rig, "de", true), "de")).toEqual(LABELS);
  });

  test("the person's language where it refuses", async () => {
    const { discord } = await start();
    const refused = await discord
      .command({ name: "summarize", options: { link: "not a link" }, locale: "ja" })
      .original();
    expect(refused.content.replaceAll("\\", "")).toBe(translator("ja")("errors.bad_link"));
  });

  test("English to who speaks none of its languages", async () => {
    const rig = await start();
    expect(spoken(await summarize(rig, "sv-SE", true), "en-GB")).toEqual(LABELS);
  });

  test.each(LOCALES)("%s, from progress to small print", async (locale) => {
    const rig = await start();
    const message = await summarize(rig, locale, true);
    expect(spoken(message, locale)).toEqual(LABELS);
    expect(textOf(message)).not.toMatch(/\{\w+\}|undefined/);
  });
});

test("commands have names and descriptions in all of them", async () => {
  const { discord } = await start();
  for (const command of discord.commands) {
    expect(Object.keys(command.name_localizations ?? {}).toSorted()).toEqual([...LOCALES].toSorted());
  }
  const summarizing = discord.commands.find(({ name }) => name === "summarize");
  expect(summarizing?.name_localizations?.["fr"]).toBe(translator("fr")("commands.summarize.name"));
});
