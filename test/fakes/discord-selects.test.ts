import type { Interaction } from "discord.js";
import { ChannelType } from "discord-api-types/v10";
import { describe, expect, test } from "vitest";
import { login } from "./client.ts";
import type { Login } from "./client.ts";
import type { DiscordSetup } from "./discord.ts";

const SERVER: DiscordSetup = {
  guilds: [
    {
      channels: [{ name: "general" }, { name: "posts", type: ChannelType.GuildForum }],
      roles: [{ name: "editors", members: ["ada"] }],
    },
  ],
};
const option = (value: string) => ({ label: value.toUpperCase(), value });
const row = (...components: object[]): object => ({ type: 1, components });

/** A message with these components, and what using them brings. */
async function showing(components: object[], flags = 0): Promise<Login & { use: Use }> {
  const there = await login(SERVER);
  const asked = there.next();
  there.discord.command({ name: "settings" });
  const command = await asked;
  if (!command.isChatInputCommand()) throw new Error("not a command");
  await command.reply({ components, flags, ...(flags === 0 && { content: "Which?" }) } as never);
  const [message] = there.discord.messages("general");
  const use: Use = async (customId, values) => {
    const coming = there.next();
    there.discord.select({ customId, values, message: message! });
    return coming;
  };
  return { ...there, use };
}

type Use = (customId: string, values: readonly string[]) => Promise<Interaction>;

describe("a string select", () => {
  const select = { type: 3, custom_id: "to", options: ["de", "fr", "uk"].map(option), min_values: 1, max_values: 2 };

  test.each([
    { where: "a row", components: [row(select)], flags: 0 },
    { where: "a container", components: [{ type: 17, components: [row(select)] }], flags: 1 << 15 },
  ])("in $where gives what was chosen", async ({ components, flags }) => {
    const { use } = await showing(components, flags);
    const chosen = await use("to", ["uk", "de"]);
    expect(chosen.isStringSelectMenu() && chosen.values).toEqual(["uk", "de"]);
  });

  test.each([
    { values: ["xx"], why: "offers de, fr, uk, not xx" },
    { values: ["de", "fr", "uk"], why: "takes 1 to 2" },
    { values: [], why: "takes 1 to 2" },
    { values: ["de", "de"], why: "each value once" },
  ])("doesn't let $values be chosen", async ({ values, why }) => {
    const { use } = await showing([row(select)]);
    await expect(use("to", values)).rejects.toThrow(why);
  });
});

describe("other selects give what was picked", () => {
  test("channels, of the types that are offered", async () => {
    const { discord, use } = await showing([row({ type: 8, custom_id: "in", channel_types: [0] })]);
    const chosen = await use("in", ["general"]);

    if (!chosen.isChannelSelectMenu()) throw new Error("not a channel select");
    expect(chosen.values).toEqual([discord.channel("general").id]);
    expect(chosen.channels.first()).toMatchObject({ name: "general" });
    await expect(use("in", ["posts"])).rejects.toThrow("posts isn't offered");
  });

  test("roles", async () => {
    const { client, use } = await showing([row({ type: 6, custom_id: "who" })]);
    const chosen = await use("who", ["editors"]);

    if (!chosen.isRoleSelectMenu()) throw new Error("not a role select");
    expect(chosen.roles.first()?.name).toBe("editors");
    expect(client.guilds.cache.first()!.roles.cache.has(chosen.values[0]!)).toBe(true);
    await expect(use("who", ["nobody"])).rejects.toThrow("no roles nobody");
  });

  test("users with their membership", async () => {
    const { use } = await showing([row({ type: 5, custom_id: "user" })]);
    const chosen = await use("user", ["ada"]);

    if (!chosen.isUserSelectMenu()) throw new Error("not a user select");
    expect(chosen.users.first()?.username).toBe("ada");
    expect(chosen.members.size).toBe(1);
  });
});

const long = "x".repeat(101);
test.each([
  { what: "no options", select: { type: 3, options: [] } },
  { what: "26 options", select: { type: 3, options: Array.from({ length: 26 }, (_, index) => option(`${index}`)) } },
  { what: "a long label", select: { type: 3, options: [{ label: long, value: "x" }] } },
  { what: "a long value", select: { type: 3, options: [option(long)] } },
  { what: "a long description", select: { type: 3, options: [{ ...option("x"), description: long }] } },
  { what: "a value twice", select: { type: 3, options: [option("x"), option("x")] } },
  {
    what: "two defaults for one value",
    select: { type: 3, options: ["a", "b"].map((v) => ({ ...option(v), default: true })) },
  },
  { what: "more values than options", select: { type: 3, options: [option("x")], max_values: 2 } },
  { what: "a placeholder of 151 characters", select: { type: 6, placeholder: "x".repeat(151) } },
  { what: "options on a role select", select: { type: 6, options: [option("x")] } },
])("a select with $what is refused", async ({ select }) => {
  await expect(showing([row({ custom_id: "s", ...select })])).rejects.toMatchObject({ code: 50035 });
});

test("a row holds one select and nothing beside it", async () => {
  const select = { type: 6, custom_id: "a" };
  await expect(showing([row(select, { ...select, custom_id: "b" })])).rejects.toMatchObject({ code: 50035 });
});
