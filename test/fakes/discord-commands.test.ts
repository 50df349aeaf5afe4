import { PermissionFlagsBits } from "discord-api-types/v10";
import { describe, expect, test } from "vitest";
import { login } from "./client.ts";

const P = PermissionFlagsBits;
const command = { name: "translate", description: "Translate" };
const option = { type: 3, name: "to", description: "Language" };
const long = "x".repeat(101);

async function register(body: unknown, guildId?: string): Promise<unknown> {
  const { client, discord } = await login();
  const scope = guildId === undefined ? "" : `/guilds/${discord.channel("general").guildId!}`;
  return client.rest.put(`/applications/${discord.applicationId}${scope}/commands`, { body });
}

test.each([
  { what: "two of a name", body: [command, command] },
  { what: "a name with a space", body: [{ ...command, name: "to translate" }] },
  {
    what: "a name in another language with capitals",
    body: [{ ...command, name_localizations: { de: "Übersetzen" } }],
  },
  { what: "a locale that isn't one", body: [{ ...command, description_localizations: { es: "Traducir" } }] },
  { what: "a translated description too long", body: [{ ...command, description_localizations: { fr: long } }] },
  {
    what: "26 options",
    body: [{ ...command, options: Array.from({ length: 26 }, (_, index) => ({ ...option, name: `${index}` })) }],
  },
  {
    what: "a required option after others",
    body: [{ ...command, options: [option, { ...option, name: "link", required: true }] }],
  },
  {
    what: "choices with autocomplete",
    body: [{ ...command, options: [{ ...option, autocomplete: true, choices: [{ name: "a", value: "a" }] }] }],
  },
  {
    what: "a choice's name too long in a language",
    body: [
      { ...command, options: [{ ...option, choices: [{ name: "a", value: "a", name_localizations: { fr: long } }] }] },
    ],
  },
  {
    what: "more than 8000 characters",
    body: [
      {
        ...command,
        options: ["a", "b", "c"].map((name) => ({
          ...option,
          name,
          choices: Array.from({ length: 25 }, (_, index) => ({
            name: `${index}`.padEnd(100, "x"),
            value: `${index}`.padEnd(20),
          })),
        })),
      },
    ],
  },
  { what: "a message command with a description", body: [{ name: "Translate", type: 3, description: "x" }] },
  { what: "16 message commands", body: Array.from({ length: 16 }, (_, index) => ({ name: `${index}`, type: 3 })) },
  { what: "contexts of a server's command", body: [{ ...command, contexts: [0] }], guildId: "here" },
])("commands with $what are refused", async ({ body, guildId }) => {
  await expect(register(body, guildId)).rejects.toMatchObject({ status: 400, code: 50035 });
});

test("a server's commands can be run there", async () => {
  const { client, discord, next } = await login();
  await client.guilds.cache.first()!.commands.set([command]);
  const coming = next();
  discord.command({ name: "translate" });
  expect((await coming).isChatInputCommand()).toBe(true);
  await client.application.commands.set([{ name: "help", description: "Help" }]);
  expect(() => discord.command({ name: "translate", context: 1 })).toThrow("not registered");
});

test("translations of names come back when they are asked for", async () => {
  const { client, discord } = await login();
  const name = { de: "übersetzen" };
  await client.application.commands.set([{ ...command, nameLocalizations: name }]);
  const path = `/applications/${discord.applicationId}/commands` as const;
  const all = (await client.rest.get(path)) as object[];
  expect(all).toHaveLength(1);
  expect(all[0]).not.toHaveProperty("name_localizations");
  await expect(client.rest.get(`${path}?with_localizations=true`)).resolves.toMatchObject([
    { name_localizations: name },
  ]);
});

describe("subcommands", () => {
  const add = {
    type: 1,
    name: "add",
    description: "Add",
    options: [{ ...option, type: 7, name: "channel", channel_types: [0] }],
  };
  const settings = {
    name: "settings",
    description: "Settings",
    options: [{ type: 2, name: "channels", description: "Channels", options: [add] }],
  };

  test("carry their options, with channels described", async () => {
    const { client, discord, next } = await login();
    await client.application.commands.set([settings]);
    const coming = next();
    discord.command({ name: "settings", subcommand: "channels add", options: { channel: "general" } });
    const interaction = await coming;
    if (!interaction.isChatInputCommand()) throw new Error("not a command");
    const { options } = interaction;
    expect([options.getSubcommandGroup(), options.getSubcommand()]).toEqual(["channels", "add"]);
    expect(options.getChannel("channel", true)).toMatchObject({ name: "general" });
  });

  test("are all that can be run", async () => {
    const { client, discord } = await login();
    await client.application.commands.set([settings]);
    expect(() => discord.command({ name: "settings" })).toThrow("by a subcommand: channels");
    expect(() => discord.command({ name: "settings", subcommand: "channels drop" })).toThrow("no subcommand");
  });
});

describe("a command for those who manage the server", () => {
  const roles = [{ name: "staff", permissions: P.ManageGuild, members: ["ada"] }];

  test.each(["ada", "owner"])("is offered to %s", async (user) => {
    const { client, discord, next } = await login({ guilds: [{ roles }] });
    await client.application.commands.set([{ ...command, defaultMemberPermissions: P.ManageGuild }]);
    const coming = next();
    discord.command({ name: "translate", user });
    expect((await coming).memberPermissions!.has(P.ManageGuild)).toBe(true);
  });

  test("is not offered to anybody else", async () => {
    const { client, discord } = await login({ guilds: [{ roles }] });
    await client.application.commands.set([{ ...command, defaultMemberPermissions: P.ManageGuild }]);
    expect(() => discord.command({ name: "translate" })).toThrow("not offered to members without");
  });
});

test("each interaction has the reader's language and the server's", async () => {
  const { discord, next } = await login({ guilds: [{ locale: "ja" }] });
  const coming = next();
  discord.command({ name: "translate", locale: "pt-BR" });
  expect(await coming).toMatchObject({ locale: "pt-BR", guildLocale: "ja" });
  const direct = next();
  discord.command({ name: "translate", locale: "uk", context: 1 });
  expect(await direct).toMatchObject({ locale: "uk", guildLocale: null });
});

const embed = { title: "x" };
test.each([
  { what: "a title of 257 characters", embeds: [{ title: "x".repeat(257) }] },
  { what: "a field without a value", embeds: [{ fields: [{ name: "x", value: "" }] }] },
  { what: "6001 characters in all", embeds: [{ description: "x".repeat(4000) }, { description: "x".repeat(2001) }] },
  { what: "eleven embeds", embeds: Array.from({ length: 11 }, () => embed) },
])("a message with $what is refused", async ({ embeds }) => {
  const { client, discord } = await login();
  const request = client.rest.post(`/channels/${discord.channel("general").id}/messages`, { body: { embeds } });
  await expect(request).rejects.toMatchObject({ code: 50035 });
});

test("ten files go in a message, and 25 MiB in a request", async () => {
  const { client, discord } = await login();
  const send = (count: number, size: number): Promise<unknown> =>
    client.rest.post(`/channels/${discord.channel("general").id}/messages`, {
      body: { content: "x" },
      files: Array.from({ length: count }, (_, index) => ({ name: `${index}.md`, data: Buffer.alloc(size) })),
    });
  await expect(send(11, 1)).rejects.toMatchObject({ code: 50035 });
  await expect(send(3, 9 * 1024 * 1024)).rejects.toMatchObject({ code: 40005 });
  await expect(send(10, 1)).resolves.toBeDefined();
});
