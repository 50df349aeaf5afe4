import { describe, expect, test } from "vitest";
import { isFinal, RUSSIAN, startRig, textOf, type Rig } from "./rig.ts";

const term = ({ discord }: Rig, subcommand: string, options: Record<string, string> = {}, use: object = {}) =>
  discord.command({ name: "term", subcommand, options, user: "owner", ...use });
const told = async (sent: ReturnType<typeof term>) => textOf(await sent.original());

const file = { name: "reindeer.txt", bytes: RUSSIAN, contentType: "text/plain" };
const translated = ({ discord }: Rig, use: object = {}) =>
  discord.command({ name: "translate", attachments: { file }, ...use }).original(isFinal);
/** What the model was told, since. */
const asked = ({ model }: Rig, from = 0) => JSON.stringify(model.requests.slice(from));

describe("/term", () => {
  test("fixes spellings, shows them and lets them go", async () => {
    const rig = await startRig();
    expect(await told(term(rig, "list"))).toContain("No spellings are fixed yet");
    const added = await told(term(rig, "add", { source: "Мюнхен", target: "Munich" }));
    expect(added).toBe("From now on, translations into English write Мюнхен as Munich.");
    await told(term(rig, "add", { source: "*Köln*", target: "Colonia", to: "Spanish" }));
    expect(await told(term(rig, "list"))).toBe("- Мюнхен → Munich (English)\n- \\*Köln\\* → Colonia (Spanish)");

    const typing = { name: "term", subcommand: "remove", options: { term: "mun" }, focused: "term", user: "owner" };
    const choices = await rig.discord.autocomplete(typing).choices();
    expect(choices).toEqual([{ name: "Мюнхен → Munich (English)", value: "en Мюнхен" }]);
    expect(await told(term(rig, "remove", { term: "en Мюнхен" }))).toContain("no longer holds");
    expect(await told(term(rig, "list"))).not.toContain("Munich");
  });

  test.each([
    ["remove", { term: "Мюнхен" }, "no such spelling"],
    ["add", { source: " ", target: "x" }, "Write the name or term"],
    ["add", { source: "a", target: "b", to: "Klingonese" }, "I don't know the language"],
  ])("%s %j is told what is wrong", async (subcommand, options, why) => {
    const rig = await startRig();
    expect((await term(rig, subcommand, options).original()).content).toContain(why);
  });

  test("is a manager's in a server: to change, to see, and to have offered", async () => {
    const rig = await startRig();
    await told(term(rig, "add", { source: "Мюнхен", target: "Munich" }));
    expect(() => term(rig, "list", {}, { user: "reader" })).toThrow("not offered");
  });

  test("is everybody's own in direct messages", async () => {
    const rig = await startRig();
    await told(term(rig, "add", { source: "Мюнхен", target: "Munich" }, { user: "ada", context: 1 }));
    expect(await told(term(rig, "list", {}, { user: "ada", context: 1 }))).toContain("Munich");
    expect(await told(term(rig, "list", {}, { user: "bob", context: 1 }))).toContain("No spellings");
    expect(await told(term(rig, "list"))).toContain("No spellings");
  });
});

describe("a server's spellings", () => {
  test("are what its translations into that language keep to", async () => {
    const rig = await startRig();
    await told(term(rig, "add", { source: "Верхнеямск", target: "Upper Yamaal" }));
    await translated(rig);
    expect(asked(rig)).toContain("Upper Yamaal");

    const before = rig.model.requests.length;
    await translated(rig, { options: { to: "German" } });
    expect(asked(rig, before)).not.toContain("Upper Yamaal");
  });

  test("are no other place's", async () => {
    const rig = await startRig();
    await told(term(rig, "add", { source: "Верхнеямск", target: "Upper Yamaal" }));
    await translated(rig, { context: 1 });
    expect(asked(rig)).not.toContain("Upper Yamaal");
  });

  test("make a translation anew that was made without them, and only such", async () => {
    const rig = await startRig();
    await translated(rig);
    const before = rig.model.requests.length;
    await told(term(rig, "add", { source: "Верхнеямск", target: "Upper Yamaal" }));
    expect(textOf(await translated(rig))).not.toContain("cached");
    expect(rig.model.requests.length).toBeGreaterThan(before);
    const anew = rig.model.requests.length;
    expect(textOf(await translated(rig))).toContain("cached");
    expect(rig.model.requests).toHaveLength(anew);
  });
});
