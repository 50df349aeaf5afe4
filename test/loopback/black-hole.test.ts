import { expect, onTestFinished, test } from "vitest";
import type { BotOptions } from "../../src/discord/bot.ts";
import { startBlackHole } from "../fakes/black-hole.ts";
import { slowly } from "../fakes/model-faults.ts";
import { answersTo, answerTo, READING, shown, withThread } from "./asking.ts";
import { isFinal, startBot, startRig, textOf, type Rig } from "./rig.ts";

/** The next bot on the same store, whose way to Discord can go dead. */
async function behind(rig: Rig, how: (origin: string) => Partial<BotOptions>) {
  const hole = await startBlackHole(rig.discord.api);
  onTestFinished(hole.close);
  await rig.bot.close(0);
  const bot = await startBot(rig, how(hole.origin));
  return { hole, bot };
}

/** REST alone goes that way; one answer is waited for as long as a test may take, not as long as Discord may. */
const rest = (origin: string): Partial<BotOptions> => ({
  apiUrl: `${origin}/api`,
  patience: () => ({ answer: 300, again: 20_000 }),
});

test("a way to Discord that goes dead before the first response is found anew in time", async () => {
  const rig = await startRig();
  const { hole } = await behind(rig, rest);
  await shown(rig);
  hole.swallow(true);
  const link = rig.site.url("/article");
  const sent = rig.discord.command({ name: "quotes", options: { link } });
  await new Promise((resolve) => setTimeout(resolve, 700));
  hole.swallow(false);
  expect((await sent.acknowledged()).ms).toBeLessThan(2_500);
  expect(textOf(await sent.original(isFinal))).toContain("Goulven Tanguy");
  expect(rig.discord.messages("general")).toHaveLength(2);
});

test("a way to Discord that goes dead while a command is carried out delays its answer, which comes once", async () => {
  const rig = await startRig({ answer: slowly(20, 60) });
  const { hole } = await behind(rig, rest);
  const sent = rig.discord.command({ name: "translate", options: { link: rig.site.url("/article") } });
  await rig.discord.until(() => rig.model.concurrent.now > 0, "a model call");
  hole.swallow(true);
  await rig.discord.until(() => rig.model.concurrent.now === 0, "the model's end", 15_000);
  await new Promise((resolve) => setTimeout(resolve, 800));
  hole.swallow(false);
  expect(textOf(await sent.original(isFinal, 20_000))).toContain("14 of 14 paragraphs");
  expect(rig.discord.messages("general")).toHaveLength(1);
  expect(rig.model.requests).toHaveLength(1);
}, 40_000);

interface Shards {
  readonly ws: { readonly _ws: { readonly strategy: { readonly shards: ReadonlyMap<number, Shard> } } };
}
interface Shard {
  readonly connection: { _closeTimeout: number };
}

test("a gateway that hears nothing any more is left, and what it missed is told and done once", async () => {
  const { rig, thread } = await withThread({ ...READING, discord: { ...READING.discord, heartbeat: 300 } });
  const { discord } = rig;
  const { hole, bot } = await behind(rig, (origin) => {
    discord.moveTo(origin);
    return { messageContent: true };
  });
  const session = discord.sessions().at(-1)!;
  const { _ws: gateway } = (bot.client as unknown as Shards).ws;
  // Half a minute is waited for the farewell of a side that is dead.
  for (const { connection } of gateway.strategy.shards.values()) connection._closeTimeout = 200;

  const say = (content: string) => discord.say({ channel: thread.id, content, user: "ana" });
  // After it, nobody looks any more for what was missed before the start.
  await answerTo(rig, say("Qui parle?"));

  hole.swallow(true);
  const question = say("Depuis quand?");
  await new Promise((resolve) => setTimeout(resolve, 400));
  hole.swallow(false);
  expect(textOf(await answerTo(rig, question))).toContain("**Depuis quand?**");
  expect(answersTo(rig, question)).toHaveLength(1);
  expect(session.resumes).toBe(1);
  expect(hole.opened()).toBe(2);
}, 40_000);
