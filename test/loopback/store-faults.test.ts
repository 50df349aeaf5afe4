import { dirname } from "node:path";
import { MessageFlags } from "discord-api-types/v10";
import { describe, expect, test } from "vitest";
import type { Core } from "../../src/core.ts";
import en from "../../src/locale/catalogues/en.json" with { type: "json" };
import type { Answer } from "../fakes/anthropic.ts";
import { databaseOf } from "../fakes/core-database.ts";
import { holdStore } from "../fakes/locker.ts";
import { scriptedModel } from "../fakes/model.ts";
import { isFinal, startRig, textOf, type Rig } from "./rig.ts";

const [BEFORE_REF = ""] = en.notTaken.split("{ref}");

/** As on a disk that has just gone. */
function breakStore(core: Pick<Core, "backend">): void {
  const database = databaseOf(core);
  const tables = database.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").all();
  for (const { name } of tables) database.exec(`ALTER TABLE "${String(name)}" RENAME TO "gone_${String(name)}"`);
}

const folderOf = (core: Pick<Core, "backend">) =>
  dirname(String(databaseOf(core).prepare("PRAGMA database_list").get()?.["file"]));

/** A bot whose store breaks while the model answers. */
async function startBreaking(): Promise<Rig> {
  const breaking: Answer = (request) => {
    if (rig.core.faults.count() === 0) breakStore(rig.core);
    return scriptedModel(request);
  };
  const rig = await startRig();
  rig.model.answer = breaking;
  return rig;
}

describe("a result that was paid for is shown, though nothing can be noted any more", () => {
  test.each([
    ["translate", {}],
    ["summarize", {}],
    ["quotes", {}],
    ["ask", { question: "Qui est en grève ?" }],
    ["summarize", { private: true }],
  ])("%s %j", async (name, options) => {
    const rig = await startBreaking();
    const sent = rig.discord.command({ name, options: { link: rig.site.url("/article"), ...options } });
    const shown = textOf(await sent.original(isFinal));

    expect(shown).toContain("claude-sonnet-5-5");
    expect(rig.core.faults.count()).toBeGreaterThan(0);
  });
});

describe("a job that can't be written down is not taken, and the person is told at once", () => {
  test("where the store fails", async () => {
    const rig = await startRig();
    breakStore(rig.core);
    const sent = rig.discord.command({ name: "summarize", options: { link: rig.site.url("/article") } });
    const { content, flags } = await sent.original();

    expect(content).toContain(BEFORE_REF);
    expect(content).toMatch(/\(ref [0-9a-f]{8}\)/);
    expect(Number(flags) & MessageFlags.Ephemeral).toBeTruthy();
    expect([rig.site.hits(), rig.model.requests.length]).toEqual([0, 0]);
  });

  test("where the disk is full; when there is room again, the next one is", async () => {
    const rig = await startRig();
    const database = databaseOf(rig.core);
    const pages = Number(database.prepare("PRAGMA page_count").get()?.["page_count"]);
    database.exec(`CREATE TABLE ballast (x); PRAGMA max_page_count = ${pages + 1}`);
    database.exec("INSERT OR IGNORE INTO ballast SELECT zeroblob(3900)");
    const use = { name: "summarize", options: { link: rig.site.url(`/article?${"x".repeat(1_500)}`) } };
    expect((await rig.discord.command(use).original()).content).toContain(BEFORE_REF);
    database.exec("PRAGMA max_page_count = 1073741823");

    expect(textOf(await rig.discord.command(use).original(isFinal))).toContain("claude-sonnet-5-5");
  });
});

test("those who manage the server find in /doctor how often the store failed", async () => {
  const rig = await startRig();
  rig.core.faults.note(new Error("broken"));
  const diagnosis = await rig.discord.command({ name: "doctor", user: "owner" }).original();

  expect(textOf(diagnosis)).toContain("The store failed since I was started, times: 1.");
});

test("a command is taken and answered while another process writes for a while", async () => {
  const rig = await startRig();
  await holdStore(folderOf(rig.core), 600);
  const sent = rig.discord.command({ name: "summarize", options: { link: rig.site.url("/article") } });

  expect(textOf(await sent.original(isFinal))).toContain("claude-sonnet-5-5");
});
