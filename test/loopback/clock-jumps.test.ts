import { describe, expect, onTestFinished, test } from "vitest";
import { monthOf } from "../../src/locale/month.ts";
import { scriptedModel } from "../fakes/model.ts";
import { isFinal, startRig, textOf, type Rig } from "./rig.ts";

const DAY = 24 * 60 * 60 * 1000;
const NOON = Date.UTC(2026, 9, 15, 12);

/** A bot whose clock a test sets. */
async function startClocked() {
  let ahead = NOON - Date.now();
  const rig = await startRig({ now: () => Date.now() + ahead });
  return { rig, jump: (days: number) => void (ahead += days * DAY) };
}

const summarize = ({ discord, site }: Rig, options: object = {}) =>
  discord.command({ name: "summarize", options: { link: site.url("/article"), ...options } });

describe.each([-1, 1])("a clock that jumps by %d day", (days) => {
  test("in the middle of a job keeps no answer back", async () => {
    const { rig, jump } = await startClocked();
    rig.model.answer = (request) => {
      jump(days);
      return scriptedModel(request);
    };
    summarize(rig);
    const shown = () =>
      rig.discord.messages("general").find((message) => isFinal(message) && textOf(message).includes("claude"));

    expect(await rig.discord.until(shown, "the summary")).toBeDefined();
    expect(rig.discord.messages("general").filter((message) => textOf(message).includes("claude"))).toHaveLength(1);
  });

  test("takes nothing from the cache, nor from what was spent", async () => {
    const { rig, jump } = await startClocked();
    await summarize(rig).original(isFinal);
    const spent = await rig.core.usage.spentInAll(monthOf(NOON));
    jump(days);

    expect(textOf(await summarize(rig).original(isFinal))).toContain("cached");
    expect(rig.model.requests).toHaveLength(1);
    expect(spent).toBeGreaterThan(0);
    expect(await rig.core.usage.spentInAll(monthOf(NOON))).toBe(spent);
  });

  test("has a page read again, not taken for fresh", async () => {
    const { rig, jump } = await startClocked();
    await summarize(rig).original(isFinal);
    jump(days);
    await summarize(rig).original(isFinal);

    expect(rig.site.hits("/article")).toBe(2);
  });
});

test.each(["Europe/Berlin", "America/New_York"])(
  "months and days are those of UTC while %s changes its hour",
  (zone) => {
    const before = process.env["TZ"];
    onTestFinished(() => {
      if (before === undefined) delete process.env["TZ"];
      else process.env["TZ"] = before;
    });
    process.env["TZ"] = zone;

    // Summer time ends on 25 October there, and on 1 November here; both months begin at UTC's midnight.
    expect(new Date(Date.UTC(2026, 10, 1)).getHours()).not.toBe(0);
    expect([Date.UTC(2026, 9, 31, 23, 59, 59), Date.UTC(2026, 10, 1), Date.UTC(2026, 10, 1, 6)].map(monthOf)).toEqual([
      "2026-10",
      "2026-11",
      "2026-11",
    ]);
  },
);
