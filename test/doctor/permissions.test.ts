import { ChannelType } from "discord-api-types/v10";
import { expect, test } from "vitest";
import type { ChannelAccess } from "../../src/discord/access/server-access.ts";
import { accessChecks } from "../../src/doctor/permissions.ts";

const channel = (name: string, missing: ChannelAccess["missing"] = []): ChannelAccess => ({
  id: name,
  name,
  type: ChannelType.GuildText,
  missing,
});
const lines = (...channels: ChannelAccess[]) =>
  accessChecks({ id: "1", name: "My server", locale: "en-US", channels }, "123").map(
    ({ status, detail }) => `${status}: ${detail}`,
  );

test("nothing is said of a server where all is there", () => {
  expect(lines(channel("news"), channel("chat"))).toEqual([]);
});

test("what is missing is named by channel, in Discord's words", () => {
  expect(lines(channel("news", ["SendMessagesInThreads"]), channel("chat"))).toEqual([
    "failed: In “My server” #news: Send Messages in Threads is missing",
  ]);
});

test("channels that lack the same share a line", () => {
  const missing = ["EmbedLinks", "AttachFiles"] as const;
  expect(lines(channel("a", missing), channel("b", ["EmbedLinks"]), channel("c", missing))).toEqual([
    "failed: In “My server” #a, #c: Embed Links and Attach Files are missing",
    "failed: In “My server” #b: Embed Links is missing",
  ]);
});

test("of many channels a few are named", () => {
  const many = Array.from({ length: 40 }, (_, index) => channel(`c${index}`, ["EmbedLinks"]));
  expect(lines(...many)).toEqual([
    "failed: In “My server” #c0, #c1, #c2, #c3, #c4 and 35 more: Embed Links is missing",
  ]);
});

test("a channel that is hidden from the bot may be meant so", () => {
  expect(lines(channel("news"), channel("staff", ["ViewChannel"]))).toEqual([
    "off: “My server” hides #staff from the bot: commands answer there, threads don't open",
  ]);
});

test("a server that hides every channel isn't", () => {
  expect(lines(channel("news", ["ViewChannel"]), channel("chat", ["ViewChannel"]))).toEqual([
    "failed: In “My server” #news, #chat: View Channel is missing",
  ]);
});

test("the fix has the link that invites with all permissions", () => {
  const [check] = accessChecks(
    { id: "1", name: "S", locale: "en-US", channels: [channel("news", ["EmbedLinks"])] },
    "123",
  );
  expect(check?.fix).toMatch(/https:\/\/discord\.com\/oauth2\/authorize\?client_id=123&/);
});
