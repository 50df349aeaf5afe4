import { describe, expect, test } from "vitest";
import type { BotOptions } from "../../src/discord/bot.ts";
import {
  cutAfter,
  cutBefore,
  cutWithin,
  hangAfter,
  hangBefore,
  hangWithin,
  rateLimited,
  rateLimitedInBody,
  serverError,
  type Fault,
} from "../fakes/discord-faults.ts";
import { answersTo, answerTo, mentioning, READING, withThread } from "./asking.ts";
import { isFinal, startRig, textOf } from "./rig.ts";

const FAULTS: readonly [string, Fault][] = [
  ["500", serverError()],
  ["502", serverError(502)],
  ["503", serverError(503)],
  ["429 of the route", rateLimited(0.2)],
  ["429 of all routes", rateLimited(0.2, true)],
  ["429 that says in its body alone how long", rateLimitedInBody(0.2)],
  ["a connection cut before", cutBefore],
  ["a connection cut after", cutAfter],
  ["a connection cut within the answer", cutWithin],
  ["no answer, and nothing done", hangBefore],
  ["no answer, though it was done", hangAfter],
  ["an answer without an end", hangWithin],
];

const bot: Partial<BotOptions> = { patience: () => ({ answer: 250, again: 10_000 }) };

describe.each(FAULTS)("with %s", (_, fault) => {
  test("a command has one message, whose last state is the answer", async () => {
    const { discord, site, model } = await startRig({ bot, finding: "second callback" });
    discord.faults.inject("POST", /callback$/, fault, 1);
    discord.faults.inject("PATCH", /@original/, fault, 2);
    const sent = discord.command({ name: "summarize", options: { link: site.url("/article") } });
    expect((await sent.acknowledged()).ms).toBeLessThan(2_500);
    expect(textOf(await sent.original(isFinal))).toContain("claude-sonnet-5-5");
    expect(discord.messages("general")).toHaveLength(1);
    expect(sent.followUps()).toEqual([]);
    expect(model.requests).toHaveLength(1);
  });
});

// Of those that tell least about whether it was done.
describe.each(FAULTS.filter(([, { cut, hang }]) => cut === "after" || hang === "after"))("with %s", (_, fault) => {
  test("a typed question has one answer", async () => {
    const { rig, thread } = await withThread({ ...READING, bot });
    rig.discord.faults.inject("POST", new RegExp(`${thread.id}/messages$`), fault, 2);
    rig.discord.faults.inject("PATCH", new RegExp(`${thread.id}/messages/`), fault, 2);
    const question = rig.discord.say({ channel: thread.id, content: mentioning(rig, "Qui parle?") });
    expect(textOf(await answerTo(rig, question))).toContain("**Qui parle?**");
    expect(answersTo(rig, question)).toHaveLength(1);
  });
});
