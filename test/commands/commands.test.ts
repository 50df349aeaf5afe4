import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  PermissionFlagsBits,
  type APIApplicationCommandOption,
  type APIApplicationCommandStringOption,
} from "discord-api-types/v10";
import { describe, expect, test } from "vitest";
import type { Command } from "../../src/discord/command/command.ts";
import { loadCommands } from "../../src/discord/load.ts";

/** Limits of Discord's documentation (interactions, application commands). */
const LIMIT = { slash: 100, message: 15, characters: 8_000, options: 25, choices: 25, description: 100, value: 6_000 };
const SLASH_NAME = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;

const commands = await loadCommands();
const named = commands.map((command): [string, Command["data"]] => [command.data.name, command.data]);
const slash = named.filter(([, { type }]) => type === ApplicationCommandType.ChatInput);
const messages = named.filter(([, { type }]) => type === ApplicationCommandType.Message);
/** That make something of an article. */
const TASKS = ["translate", "summarize", "quotes", "ask"];
/** For those who manage a server, in it. */
const OF_MANAGERS = ["settings", "doctor"];
const options = named.flatMap(([name, data]) =>
  everyOption(data).map((option): [string, APIApplicationCommandOption] => [`${name} ${option.name}`, option]),
);

function optionsOf(data: Command["data"] | APIApplicationCommandOption): APIApplicationCommandOption[] {
  return "options" in data ? (data.options ?? []) : [];
}

/** Those of subcommands too. */
function everyOption(data: Command["data"]): APIApplicationCommandOption[] {
  return optionsOf(data).flatMap((option) => [option, ...optionsOf(option)]);
}

/** What Discord counts: names, descriptions and values of a command and its options. */
function characters(data: Command["data"]): number {
  return [data, ...everyOption(data)].reduce((sum, part) => {
    const choices = "choices" in part ? (part.choices ?? []) : [];
    const description = "description" in part ? part.description.length : 0;
    const chosen = choices.map((choice) => choice.name.length + String(choice.value).length);
    return sum + part.name.length + description + chosen.reduce((all, length) => all + length, 0);
  }, 0);
}

describe("the commands together", () => {
  test("are no more than Discord takes, and each is there once", () => {
    expect(slash.length).toBeGreaterThan(0);
    expect(slash.length).toBeLessThanOrEqual(LIMIT.slash);
    expect(messages.length).toBeLessThanOrEqual(LIMIT.message);
    expect(slash.length + messages.length).toBe(named.length);
    expect(new Set(named.map(([name, { type }]) => `${type}/${name.toLowerCase()}`)).size).toBe(named.length);
  });

  test.each(slash.filter(([name]) => TASKS.includes(name)))(
    "take their article and their language by the same options: %s",
    (_, data) => {
      const names = optionsOf(data).map((option) => option.name);
      expect(names).toEqual(expect.arrayContaining(["link", "file", "to", "private"]));
    },
  );
});

test.each(slash)("the slash command %s has a name and a description of Discord's form", (name, data) => {
  expect(name).toMatch(SLASH_NAME);
  expect(name).toBe(name.toLowerCase());
  expect("description" in data && data.description).toMatch(/^.{1,100}$/u);
});

test.each(messages)("the message command %s has a name of Discord's form and no description", (name, data) => {
  expect(name).toMatch(/^\S.{0,30}\S$/u);
  expect(data).not.toHaveProperty("description");
});

describe.each(named)("the command %s", (_, data) => {
  test("can be installed and used everywhere, unless it is about a server", () => {
    const isOfServer = OF_MANAGERS.includes(data.name);
    expect(data.integration_types).toEqual(isOfServer ? [0] : [0, 1]);
    expect(data.contexts).toEqual(isOfServer ? [0] : [0, 1, 2]);
  });

  test("is offered to managers alone where it changes or shows what is a server's", () => {
    const forManagers = [...OF_MANAGERS, "term"].includes(data.name);
    expect(data.default_member_permissions).toBe(forManagers ? String(PermissionFlagsBits.ManageGuild) : undefined);
  });

  test("is within the limits of size, its needed options first", () => {
    expect(characters(data)).toBeLessThanOrEqual(LIMIT.characters);
    for (const level of [data, ...optionsOf(data)]) {
      const needed = optionsOf(level).map((option) => option.required === true);
      expect(needed.length).toBeLessThanOrEqual(LIMIT.options);
      expect(needed).toEqual(needed.toSorted((a, b) => Number(b) - Number(a)));
      expect(new Set(optionsOf(level).map((option) => option.name)).size).toBe(needed.length);
    }
  });

  test("is plain data", () => {
    expect(JSON.parse(JSON.stringify(data))).toEqual(data);
  });
});

describe.each(options)("the option %s", (_, option) => {
  test("has a name and a description of Discord's form", () => {
    expect(option.name).toMatch(SLASH_NAME);
    expect(option.name).toBe(option.name.toLowerCase());
    expect(option.description.length).toBeGreaterThan(0);
    expect(option.description.length).toBeLessThanOrEqual(LIMIT.description);
  });
});

const strings = options.flatMap(([name, option]): [string, APIApplicationCommandStringOption][] =>
  option.type === ApplicationCommandOptionType.String ? [[name, option]] : [],
);

test.each(strings)("the option %s bounds what is typed, or names the choices", (_, { choices = [], max_length }) => {
  expect(choices.length).toBeLessThanOrEqual(LIMIT.choices);
  expect(new Set(choices.map((choice) => choice.value)).size).toBe(choices.length);
  for (const text of choices.flatMap(({ name, value }) => [name, value])) expect(text).toMatch(/^.{1,100}$/u);
  expect(choices.length > 0 || (max_length ?? Infinity) <= LIMIT.value).toBe(true);
});
