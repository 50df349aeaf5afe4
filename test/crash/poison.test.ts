import { expect, test } from "vitest";
import { operator } from "../loopback/operator.ts";
import { isFinal, textOf } from "../loopback/rig.ts";

test(
  "a job that kills its process ends after four starts with an error, and others are answered",
  { timeout: 90_000 },
  async () => {
    const { discord, site, model, start } = await operator();
    const poisonous = await start("read");
    const sent = discord.command({ name: "translate", options: { link: site.url("/article") } });
    await poisonous.ended;
    for (let starts = 1; starts < 4; starts++) {
      const doomed = await start("read");
      expect(await doomed.ended).toMatchObject({ code: null, isLate: false });
    }
    await start();
    const answer = await sent.original(isFinal);
    expect(textOf(answer)).toMatch(/Something went wrong.*ref/s);
    expect(model.requests).toEqual([]);
    expect(site.hits("/article")).toBe(4);

    const other = discord.command({ name: "summarize", options: { link: site.url("/article") } });
    expect(textOf(await other.original(isFinal))).toContain("French → English");
  },
);
