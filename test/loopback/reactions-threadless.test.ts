import { ChannelType, PermissionFlagsBits, type APIMessage } from "discord-api-types/v10";
import { describe, expect, test } from "vitest";
import { pause } from "./asking.ts";
import { article, startFlags } from "./flags.ts";
import { serverOf, textOf, type Rig } from "./rig.ts";

describe("where there can be no thread, the result is a reply that pings nobody, and all else is silence:", () => {
  const results = ({ discord }: Rig, channel: string) =>
    discord.messages(channel).filter((message) => message.author.id === discord.bot.id);

  async function replied(rig: Rig, message: APIMessage): Promise<APIMessage> {
    return rig.discord.until(() => results(rig, message.channel_id)[0], "a reply");
  }

  test.each<[string, (rig: Rig) => Promise<object> | object]>([
    [
      "without the permission",
      ({ discord }) => {
        discord.deny("general", PermissionFlagsBits.CreatePublicThreads);
        return {};
      },
    ],
    [
      "where the server wants none",
      async (rig) => {
        await rig.core.settings.change(serverOf(rig), { threads: "never" });
        return {};
      },
    ],
    ["in a thread", ({ discord }) => ({ channel: discord.startThread({ name: "Harbour" }).id })],
  ])("%s", async (_why, prepare) => {
    const rig = await startFlags();
    const message = article(rig, await prepare(rig));
    rig.discord.react({ message, emoji: "🇬🇧" });
    const reply = await replied(rig, message);
    expect(textOf(reply)).toContain("French → English");
    expect(reply.message_reference?.message_id).toBe(message.id);
    expect(reply.mentions).toEqual([]);
    expect(results(rig, message.channel_id)).toHaveLength(1);
  });

  test("in a post of a forum", async () => {
    const channels = [{ name: "general" }, { name: "forum", type: ChannelType.GuildForum }];
    const rig = await startFlags({ discord: { guilds: [{ channels }] } });
    const post = rig.discord.startThread({ name: "Harbour", channel: "forum" });
    const message = article(rig, { channel: post.id });
    rig.discord.react({ message, emoji: "🇬🇧" });
    expect(textOf(await replied(rig, message))).toContain("French → English");
  });

  test("an error of the model, or a price that would be asked about", async () => {
    const rig = await startFlags({ answer: () => ({ status: 400 }) as never });
    rig.discord.deny("general", PermissionFlagsBits.CreatePublicThreads);
    rig.discord.react({ message: article(rig), emoji: "🇬🇧" });
    await rig.discord.until(() => rig.model.requests.length > 0, "a request to the model");
    await rig.core.settings.change(serverOf(rig), { askAboveUsd: 0.0001 });
    rig.discord.react({ message: article(rig), emoji: "🇩🇪" });
    await pause();
    expect(results(rig, "general")).toEqual([]);
  });
});
