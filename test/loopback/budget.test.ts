import { describe, expect, test } from "vitest";
import { shown, type Place } from "./asking.ts";
import { serverOf, startRig, textOf, type Rig, type RigSetup } from "./rig.ts";

const NOVEMBER = Date.parse("2026-11-20T12:00:00Z");

async function start(setup: RigSetup = {}): Promise<Rig> {
  return startRig({ now: () => NOVEMBER, ...setup });
}

/** What somebody has spent before. */
const spend = (rig: Rig, usd: number, who: { userId?: string; guildId?: string } = {}) =>
  rig.core.usage.record({
    jobId: `${usd} ${who.userId} ${who.guildId}`,
    guildId: serverOf(rig),
    userId: "1",
    task: "translate",
    tokens: 1,
    usd,
    cached: false,
    ...who,
  });

const summarized = async (rig: Rig, place: Place = {}) => textOf(await shown(rig, place));

describe("a month's budget", () => {
  test.each<[whose: string, spent: (rig: Rig) => Promise<unknown>, told: string]>([
    [
      "the whole installation's, in any server",
      (rig) => spend(rig, 20, { guildId: "2" }),
      "Dragoman's budget for this month ($20.00)",
    ],
    [
      "a server's",
      async (rig) => [await spend(rig, 3), await rig.core.settings.change(serverOf(rig), { budgetUsd: 3 })],
      "This server's budget for this month ($3.00)",
    ],
    [
      "a person's",
      async (rig) => {
        const { id } = rig.discord.say({ channel: "general", content: "hello" }).author;
        await spend(rig, 2, { userId: id });
        await rig.core.settings.change(serverOf(rig), { personBudgetUsd: 1.5 });
      },
      "Your budget for this month in this server ($1.50)",
    ],
  ])("that is spent, %s, ends the work before the model is asked", async (_, spent, told) => {
    const rig = await start();
    await spent(rig);
    expect(await summarized(rig)).toContain(told);
    expect(rig.model.requests).toHaveLength(0);
  });

  test("leaves what was made before", async () => {
    const rig = await start();
    const before = await summarized(rig);
    await spend(rig, 20);
    const asked = rig.model.requests.length;
    expect(await summarized(rig)).toContain(before.split("\n")[2]);
    expect(rig.model.requests).toHaveLength(asked);
  });

  test("of a person holds for that one alone", async () => {
    const rig = await start();
    await spend(rig, 2, { userId: "somebody else" });
    await rig.core.settings.change(serverOf(rig), { personBudgetUsd: 1 });
    expect(await summarized(rig)).toContain("Port-Ellec");
  });

  test("of a server doesn't hold in direct messages", async () => {
    const rig = await start();
    await spend(rig, 3);
    await rig.core.settings.change(serverOf(rig), { budgetUsd: 3 });
    expect(await summarized(rig, { context: 1 })).toContain("Port-Ellec");
  });

  test("is whole again on the first of the next", async () => {
    let now = NOVEMBER;
    const rig = await start({ now: () => now });
    await spend(rig, 20);
    expect(await summarized(rig)).toContain("budget");
    now = Date.parse("2026-12-01T00:00:01Z");
    expect(await summarized(rig)).toContain("Port-Ellec");
  });

  test("isn't needed without a model", async () => {
    const rig = await start({ keyless: true });
    await spend(rig, 20);
    expect(await summarized(rig)).toContain("Port-Ellec");
  });
});
