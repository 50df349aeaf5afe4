import { MessageFlags } from "discord-api-types/v10";
import { expect, test } from "vitest";
import { answersTo, pause, shown, type Place } from "./asking.ts";
import { startRig, textOf } from "./rig.ts";

const [OURS, THEIRS] = ["100000000000000001", "100000000000000002"];
const NOT_HERE = "Whoever runs Dragoman lets it work in certain servers only, and not here.";

/** A bot in two servers that works in the places that are listed. */
const start = (...servers: string[]) =>
  startRig({
    discord: {
      guilds: [
        { id: OURS, channels: [{ name: "ours" }] },
        { id: THEIRS, channels: [{ name: "theirs" }] },
      ],
    },
    bot: { config: { budgetUsd: 20, retentionDays: 30, model: { name: "claude-sonnet-5-5" }, servers } },
  });

const PLACES: Readonly<Record<string, Place>> = {
  "the listed server": { channel: "ours" },
  "another server": { channel: "theirs" },
  "direct messages": { context: 1 },
  "a group's direct messages": { context: 2 },
  "another server, brought along": { channel: "theirs", installed: "user" },
  "the listed server, brought along": { channel: "ours", installed: "user" },
};

test.each<[where: string, withPersonal: boolean, alone: boolean]>([
  ["the listed server", true, true],
  ["the listed server, brought along", true, true],
  ["another server", false, false],
  ["direct messages", true, false],
  ["a group's direct messages", true, false],
  ["another server, brought along", true, false],
])("in %s, the bot works with personal: %s, and without: %s", async (where, ...expected) => {
  for (const [at, servers] of [[OURS, "personal"], [OURS]].entries()) {
    const rig = await start(...servers);
    const message = await shown(rig, PLACES[where]);
    expect([textOf(message), message.content].join("\n").includes("Port-Ellec")).toBe(expected[at]);
    expect(message.content === NOT_HERE).toBe(!expected[at]);
    expect(expected[at] || (Number(message.flags) & MessageFlags.Ephemeral) > 0).toBe(true);
    expect(rig.model.requests).toHaveLength(expected[at] ? 1 : 0);
  }
});

test("elsewhere /help says so, and /privacy still answers", async () => {
  const rig = await start(OURS);
  const said = async (name: string) => textOf(await rig.discord.command({ name, channel: "theirs" }).original());
  expect(await said("help")).toContain(NOT_HERE);
  expect(await said("privacy")).not.toContain(NOT_HERE);
});

test("who types to the bot alone is told once", async () => {
  const rig = await start(OURS);
  const first = rig.discord.say({ content: "Hello?", context: 1 });
  const [told] = await rig.discord.until(() => {
    const found = answersTo(rig, first);
    return found.length > 0 ? found : undefined;
  }, "a refusal");
  expect(textOf(told!)).toBe(NOT_HERE);
  const second = rig.discord.say({ content: "Anybody?", context: 1 });
  await pause();
  expect(answersTo(rig, second)).toEqual([]);
});
