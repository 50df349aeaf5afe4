/** Writes docs/commands.md from the commands' data: npm run docs. */
import { writeFile } from "node:fs/promises";
import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  InteractionContextType,
  PermissionFlagsBits,
  type APIApplicationCommandOption,
} from "discord-api-types/v10";
import type { Command } from "../src/discord/command/command.ts";
import { loadCommands } from "../src/discord/load.ts";

type Data = Command["data"];

const HEAD = `# Commands

What Discord shows of each command, in English. Everybody sees it in their own language, where the bot speaks that.

<!-- Made of the commands' data by npm run docs. -->`;

export function commandsPage(commands: readonly Command[]): string {
  const all = commands.map(({ data }) => data).toSorted((a, b) => a.name.localeCompare(b.name, "en"));
  const slash = all.filter(({ type }) => type === ApplicationCommandType.ChatInput);
  const menus = all.filter(({ type }) => type === ApplicationCommandType.Message);
  return `${[
    HEAD,
    ...slash.flatMap((data) => [`## /${data.name}`, ...described(data), ...optionsOf(data, data.name)]),
    "## On a message: Apps",
    menus.map(({ name }) => `- **${name}**`).join("\n"),
  ].join("\n\n")}\n`;
}

function described(data: Data): string[] {
  const description = "description" in data ? [`${data.description}.`] : [];
  return [[...description, where(data), ...who(data)].join(" ")];
}

function where({ contexts }: Data): string {
  const isEverywhere = contexts?.includes(InteractionContextType.BotDM) ?? true;
  return isEverywhere ? "In servers, direct messages and group chats." : "In servers.";
}

function who({ default_member_permissions: needed }: Data): string[] {
  const names = Object.entries(PermissionFlagsBits).filter(([, bit]) => needed && (BigInt(needed) & bit) !== 0n);
  if (names.length === 0) return [];
  const words = names.map(([name]) => name.replace("Guild", "Server").replace(/(?<=[a-z])(?=[A-Z])/g, " "));
  return [`In a server it needs the permission “${words.join("”, “")}”.`];
}

/** Options in a list; subcommands each under a heading. */
function optionsOf(data: Data | APIApplicationCommandOption, path: string): string[] {
  const options: readonly APIApplicationCommandOption[] = "options" in data ? (data.options ?? []) : [];
  const own = options.filter(({ type }) => type !== ApplicationCommandOptionType.Subcommand);
  const subcommands = options.filter(({ type }) => type === ApplicationCommandOptionType.Subcommand);
  return [
    ...(own.length > 0 ? [own.map(optionLine).join("\n")] : []),
    ...subcommands.flatMap((option) => {
      const name = `${path} ${option.name}`;
      return [`### /${name}`, `${option.description}.`, ...optionsOf(option, name)];
    }),
  ];
}

function optionLine(option: APIApplicationCommandOption): string {
  const choices = "choices" in option ? (option.choices ?? []) : [];
  const facts = [
    ...(option.required ? ["needed"] : []),
    ...choices.map(({ name }) => name),
    ...("autocomplete" in option && option.autocomplete ? ["offered while you type"] : []),
  ];
  const name = `\`${option.name}\`${facts.length > 0 ? ` (${facts.join(", ")})` : ""}`;
  return `- ${name}: ${option.description}`;
}

if (import.meta.main) {
  await writeFile(new URL("commands.md", import.meta.url), commandsPage(await loadCommands()));
}
