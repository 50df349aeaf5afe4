import { ComponentType, MessageFlags, type APIMessage } from "discord-api-types/v10";
import { describe, expect, test } from "vitest";
import { shown } from "./asking.ts";
import { componentsOf, serverOf, startRig, textOf, type Rig } from "./rig.ts";

const NOVEMBER = Date.parse("2026-11-20T12:00:00Z");

const start = () => startRig({ now: () => NOVEMBER });

/** Two people's jobs, one from the cache; ids as Discord's. */
async function spent(rig: Rig): Promise<void> {
  const job = { guildId: serverOf(rig), tokens: 1_200, cached: false };
  await rig.core.usage.record({ ...job, jobId: "1", userId: "111", task: "translate", usd: 0.5 });
  await rig.core.usage.record({ ...job, jobId: "2", userId: "222", task: "summarize", usd: 0.004 });
  await rig.core.usage.record({
    ...job,
    jobId: "3",
    userId: "222",
    task: "summarize",
    usd: 0,
    cached: true,
    savedUsd: 0.25,
  });
  await rig.core.usage.record({ ...job, jobId: "4", userId: "333", guildId: "9", task: "ask", usd: 7 });
}

const usage = ({ discord }: Rig, use: object = {}) => discord.command({ name: "usage", user: "owner", ...use });
const picture = (message: APIMessage) => componentsOf(message).find(({ type }) => type === ComponentType.MediaGallery);

describe("/usage", () => {
  test("gives a manager the server's month by task and person, in numbers and as a picture, in private", async () => {
    const rig = await start();
    await spent(rig);
    const message = await usage(rig).original();
    const text = textOf(message);
    expect(message.flags! & MessageFlags.Ephemeral).toBeTruthy();
    expect(text).toContain("This server in November 2026");
    expect(text).toContain("**$0.50** · 3 results · 1 from the cache, which saved $0.25 · 3.6K tokens");
    expect(text).not.toContain("are spent");
    expect(text).toMatch(/- 🟦 Translations: \*\*\$0\.50\*\*[^]*- 🟧 Summaries: \*\*\$0\.004\*\*/);
    expect(text).toMatch(/- <@111>: \*\*\$0\.50\*\*[^]*- <@222>: \*\*\$0\.004\*\*/);
    expect(text).not.toContain("333");
    expect(message.attachments).toMatchObject([{ filename: "usage-2026-11.png" }]);
    expect(picture(message)).toBeDefined();
  });

  test("tells how much of the server's own budget that is", async () => {
    const rig = await start();
    await spent(rig);
    await rig.core.settings.change(serverOf(rig), { budgetUsd: 5 });
    expect(textOf(await usage(rig).original())).toContain("$0.50 of $5.00 are spent.");
  });

  test("pings nobody whom it names", async () => {
    const rig = await start();
    await spent(rig);
    await usage(rig).original();
    const { body } = rig.discord.requests.findLast(
      ({ method, path }) => method === "PATCH" && path.endsWith("original"),
    )!;
    expect(body).toMatchObject({ allowed_mentions: { parse: [] } });
  });

  test("gives another month where one is chosen", async () => {
    const rig = await start();
    await spent(rig);
    const message = await usage(rig, { options: { month: "2026-10" } }).original();
    expect(textOf(message)).toContain("This server in October 2026");
    expect(textOf(message)).toContain("nothing");
    expect(picture(message)).toBeUndefined();
  });

  test.each(["2024-01", "2026-13", "November", "2026-12"])("has nothing of “%s”", async (month) => {
    const rig = await start();
    const message = await usage(rig, { options: { month } }).original();
    expect(message.content).toContain("nothing of that month");
  });

  test("offers the months that are kept, by name", async () => {
    const { discord } = await start();
    const typing = (month: string) =>
      discord.autocomplete({ name: "usage", options: { month }, focused: "month", locale: "en-US" }).choices();
    expect(await typing("")).toHaveLength(13);
    expect((await typing(""))[0]).toEqual({ name: "November 2026", value: "2026-11" });
    expect(await typing("octo")).toEqual([{ name: "October 2026", value: "2026-10" }]);
  });

  test("gives everybody else their own alone", async () => {
    const rig = await start();
    await spent(rig);
    await shown(rig);
    for (const place of [{}, { context: 1 }]) {
      const message = await usage(rig, { user: "reader", ...place }).original();
      expect(textOf(message)).toMatch(/^### Your own in November 2026, everywhere\n\*\*\$0\.0\d+\*\* · 1 result ·/);
      expect(textOf(message)).not.toContain("<@");
    }
  });
});
