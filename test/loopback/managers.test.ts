import { describe, expect, test } from "vitest";
import { loadCommands } from "../../src/discord/load.ts";
import { serverOf, startRig, type Rig } from "./rig.ts";

/** A server can show any command to everybody, whatever the command itself asks for. */
async function shownToAll(): Promise<Rig> {
  const rig = await startRig();
  const body = (await loadCommands()).map(({ data }) => ({ ...data, default_member_permissions: null }));
  await rig.bot.client.rest.put(`/applications/${rig.discord.applicationId}/commands`, { body });
  return rig;
}

const TERM = { source: "Мюнхен", target: "Munich" };

describe("who doesn't manage the server", () => {
  test.each([
    { name: "settings" },
    { name: "doctor" },
    { name: "term", subcommand: "list" },
    { name: "term", subcommand: "add", options: TERM },
    { name: "term", subcommand: "remove", options: { term: "en Мюнхен" } },
  ])("is refused $name $subcommand even where it is shown to everybody", async (command) => {
    const { discord } = await shownToAll();
    const told = await discord.command(command).original();
    expect(told.content).toContain("Only who may manage this server");
  });

  test("is offered none of its spellings", async () => {
    const { discord, core } = await shownToAll();
    await core.terms.add(serverOf({ discord }), { ...TERM, to: "en" });
    const typing = { name: "term", subcommand: "remove", options: { term: "" }, focused: "term" };
    expect(await discord.autocomplete(typing).choices()).toEqual([]);
    expect(await discord.autocomplete({ ...typing, user: "owner" }).choices()).toHaveLength(1);
  });
});
