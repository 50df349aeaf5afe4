import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { commandsPage } from "../../docs/commands.ts";
import { loadCommands } from "../../src/discord/load.ts";

const commands = await loadCommands();

test("docs/commands.md is what the commands' data say: npm run docs makes it anew", () => {
  expect(readFileSync(new URL("../../docs/commands.md", import.meta.url), "utf8")).toBe(commandsPage(commands));
});

test("it has every command, subcommand and option, with its description", () => {
  const page = commandsPage(commands);
  const texts = commands.flatMap(({ data }) => [data, ...("options" in data ? (data.options ?? []) : [])]);
  for (const text of texts) {
    expect(page).toContain(text.name);
    expect(page).toContain("description" in text ? text.description : "");
  }
  expect(page).toContain("### /term add");
  expect(page).toContain("“Manage Server”");
});
