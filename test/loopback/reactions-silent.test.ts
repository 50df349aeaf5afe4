import { describe, expect, test } from "vitest";
import { pause } from "./asking.ts";
import { article, startFlags } from "./flags.ts";
import { serverOf, startRig, type Rig } from "./rig.ts";

describe("nothing happens, in the channel or elsewhere,", () => {
  test.each<[string, (rig: Rig) => Promise<unknown> | void]>([
    ["without a link", ({ discord }) => discord.react({ message: discord.say({ content: "Hello" }), emoji: "🇬🇧" })],
    [
      "for a picture",
      ({ discord }) => {
        const attachments = [{ name: "a.png", bytes: "png", contentType: "image/png" }];
        discord.react({ message: discord.say({ content: "", attachments }), emoji: "🇬🇧" });
      },
    ],
    [
      "for a page without an article",
      (rig) => rig.discord.react({ message: rig.discord.say({ content: rig.site.url("/empty") }), emoji: "🇬🇧" }),
    ],
    [
      "for a page that isn't there",
      (rig) => rig.discord.react({ message: rig.discord.say({ content: rig.site.url("/gone") }), emoji: "🇬🇧" }),
    ],
    ["where it is in that language already", (rig) => rig.discord.react({ message: article(rig), emoji: "🇫🇷" })],
    ["for a flag of several languages", (rig) => rig.discord.react({ message: article(rig), emoji: "🇨🇭" })],
    ["for any other emoji", (rig) => rig.discord.react({ message: article(rig), emoji: "🎉" })],
    [
      "where the server doesn't want it",
      async (rig) => {
        await rig.core.settings.change(serverOf(rig), { flags: null });
        rig.discord.react({ message: article(rig), emoji: "🇬🇧" });
      },
    ],
    [
      "in a channel that isn't served",
      async (rig) => {
        await rig.core.settings.change(serverOf(rig), { channels: ["1"] });
        rig.discord.react({ message: article(rig), emoji: "🇬🇧" });
      },
    ],
    [
      "for somebody without a role that is served",
      async (rig) => {
        await rig.core.settings.change(serverOf(rig), { roles: ["1"] });
        rig.discord.react({ message: article(rig), emoji: "🇬🇧" });
      },
    ],
  ])("%s", async (_when, act) => {
    const rig = await startFlags({ routes: { "/empty": "<html><body></body></html>", "/gone": { status: 404 } } });
    await act(rig);
    await pause();
    expect(rig.discord.messages("general").filter(({ author }) => author.bot)).toEqual([]);
    expect(rig.discord.threads("general")).toEqual([]);
    expect(rig.model.requests).toEqual([]);
  });

  test("for a reaction of a bot", async () => {
    const rig = await startFlags();
    rig.discord.say({ content: "I am a bot", user: "feeds", bot: true });
    rig.discord.react({ message: article(rig), emoji: "🇬🇧", user: "feeds" });
    await pause();
    expect(rig.discord.threads("general")).toEqual([]);
  });

  test("without the message content intent, which isn't asked for reactions then", async () => {
    const rig = await startRig();
    await rig.core.settings.change(serverOf(rig), { flags: true });
    rig.discord.react({ message: article(rig), emoji: "🇬🇧" });
    await pause();
    expect(rig.discord.threads("general")).toEqual([]);
    expect(rig.discord.sessions()[0]?.events.map(({ t }) => t)).not.toContain("MESSAGE_REACTION_ADD");
  });
});
