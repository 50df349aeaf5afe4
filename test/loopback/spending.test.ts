import { describe, expect, test } from "vitest";
import { databaseOf } from "../fakes/core-database.ts";
import { atFirst, cutting, failing, slowly } from "../fakes/model-faults.ts";
import { pause, shown } from "./asking.ts";
import { buttonNamed, isFinal, serverOf, startRig, textOf, type Rig } from "./rig.ts";

const month = new Date().toISOString().slice(0, 7);

const usageOf = async (rig: Rig) => (await rig.core.usage.month(serverOf(rig), month)).total;
const reserved = (rig: Rig) => databaseOf(rig.core).prepare("SELECT * FROM reservation").all();

describe("what was spent is booked", () => {
  test("of a job that was cancelled, which is no result", async () => {
    const rig = await startRig({ answer: slowly(50, 60) });
    const sent = rig.discord.command({ name: "translate", options: { link: rig.site.url("/article") } });
    const progress = await sent.original((message) => textOf(message).includes("Cancel"));
    await rig.discord.until(() => rig.model.requests.length > 0, "a request");
    await pause();
    await rig.discord.button({ customId: buttonNamed(progress, "Cancel"), message: progress }).acknowledged();
    await sent.original(isFinal);
    const total = await usageOf(rig);
    expect(total.usd).toBeGreaterThan(0);
    expect(total).toMatchObject({ jobs: 0, cached: 0 });
    expect(reserved(rig)).toEqual([]);
  });

  test("of each request of a job, and of none that was refused", async () => {
    const rig = await startRig({ answer: atFirst(failing(529), 1, atFirst(cutting(200), 1)) });
    await shown(rig);
    expect(rig.model.requests).toHaveLength(3);
    const { tokens, usd } = await usageOf(rig);
    const whole = rig.model.replies.at(-1)!.usage;
    expect(tokens).toBeGreaterThan(2 * (whole.input_tokens + (whole.cache_creation_input_tokens ?? 0)));
    expect(usd).toBeGreaterThan(0);
  });

  test("once, to who asked first, where others ask for the same meanwhile; they have saved it", async () => {
    const rig = await startRig({ answer: slowly(100, 100) });
    const ask = (user: string) => shown(rig, { user });
    const results = await Promise.all([ask("ada"), ask("bo"), ask("cy")]);
    expect(rig.model.requests).toHaveLength(1);
    const small = results.map((message) => textOf(message).includes("made together with an equal request"));
    expect(small.filter(Boolean)).toHaveLength(2);
    const { jobs, usd, cached, savedUsd } = await usageOf(rig);
    expect({ jobs, cached }).toEqual({ jobs: 3, cached: 2 });
    expect(savedUsd).toBeCloseTo(2 * usd, 9);
  });
});

describe("a budget that is nearly spent", () => {
  test("is told of before the model is asked, with what is left", async () => {
    const rig = await startRig();
    await rig.core.settings.change(serverOf(rig), { budgetUsd: 0.004 });
    expect(textOf(await shown(rig))).toMatch(
      /^This may cost up to \$0\.0\d, and only \$0\.004 is left of this month's/,
    );
    expect(rig.model.requests).toHaveLength(0);
  });

  test("isn't spent by many at once", async () => {
    const rig = await startRig({ answer: slowly(50, 400) });
    await rig.core.settings.change(serverOf(rig), { budgetUsd: 0.1 });
    const languages = ["English", "German", "Dutch", "Czech", "Polish", "Danish", "Swedish", "Finnish"];
    const told = await Promise.all(languages.map((to) => shown(rig, { options: { to }, user: to })));
    const refused = told.filter((message) => textOf(message).includes("is left of this month's budget"));
    expect(refused.length).toBeGreaterThan(0);
    expect(refused.length).toBeLessThan(languages.length);
    expect((await usageOf(rig)).usd).toBeLessThanOrEqual(0.1);
    expect(reserved(rig)).toEqual([]);
  });
});
