import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { expect, test } from "vitest";
import { slowly } from "../fakes/model-faults.ts";
import { operator, type Operator } from "./operator.ts";
import { isFinal, textOf } from "./rig.ts";

const TIMEOUT = 40_000;

const ask = ({ discord, site }: Operator, name: string, user = "ada") =>
  discord.command({ name, options: { link: site.url("/article") }, user });

/** What a store says while no process has it, or beside one. */
function sumOf({ data }: Operator, column: string, table: string): number {
  const database = new DatabaseSync(join(data ?? "", "dragoman.db"), { readOnly: true });
  try {
    return Number(database.prepare(`SELECT total(${column}) AS sum FROM ${table}`).get()?.["sum"]);
  } finally {
    database.close();
  }
}

test(
  "after a kill limits hold, what was asked for counts as spent, and the job is paid on",
  { timeout: TIMEOUT },
  async () => {
    const own = await operator({ DRAGOMAN_LIMITS: "person=1" });
    own.model.answer = slowly(2, 60);
    const doomed = await own.start("asked");
    const sent = ask(own, "translate");
    await doomed.ended;
    const asked = sumOf(own, "asked", "reservation");
    expect(asked).toBeGreaterThan(0);
    expect(sumOf(own, "usd", "usage")).toBe(0);

    await own.start();
    expect(textOf(await sent.original(isFinal))).toContain("14 of 14 paragraphs");
    expect(sumOf(own, "usd", "usage")).toBeGreaterThan(asked);
    expect(sumOf(own, "usd", "reservation")).toBe(0);
    expect((await ask(own, "quotes").original()).content).toContain("You've asked for a lot in a short time.");
    expect(textOf(await ask(own, "quotes", "bo").original(isFinal))).toContain("Goulven Tanguy");
  },
);
