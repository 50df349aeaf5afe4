import { describe, expect, test } from "vitest";
import { expiryOf } from "../../src/discord/delivery/life.ts";
import type { Job, ReplyTo } from "../../src/job.ts";
import { MINUTE } from "../fakes/clock.ts";
import { databaseOf } from "../fakes/core-database.ts";
import { hangAfter, serverError, unknownInteraction, type Fault } from "../fakes/discord-faults.ts";
import { pause, press, shown, type Place } from "./asking.ts";
import { begun, dropped, isLate, isOrdinary, isWhole, moved, said, startLate } from "./lateness.ts";
import { buttonNamed, textOf } from "./rig.ts";

const PRIVATE: Place = { options: { private: true } };

describe("a restart", () => {
  test("at 13:40 finds the answer a place in the channel", async () => {
    const late = await startLate();
    await begun(late);
    await late.restart(13.67 * MINUTE);
    await moved(late);
    late.release();
    await late.discord.until(() => said(late).find(isWhole), "the result");
    expect(said(late)).toHaveLength(1);
  });

  test("at 13:40 tells a person whose answer is private to press for it", async () => {
    const late = await startLate();
    const sent = await begun(late, PRIVATE);
    await late.restart(13.67 * MINUTE);
    await sent.original(isLate);
    expect(said(late)).toEqual([]);
  });

  test("after 16 minutes answers in the channel, once", async () => {
    const late = await startLate();
    await begun(late);
    await late.restart(16 * MINUTE);
    late.release();
    await late.discord.until(() => said(late).some(isWhole), "the result");
    await moved(late);
    expect(said(late)).toHaveLength(1);
    expect(dropped(late)).toEqual([]);
  });

  test("after 16 minutes drops a private answer, and counts it", async () => {
    const late = await startLate();
    await begun(late, PRIVATE);
    const asked = late.model.requests.length;
    await late.restart(16 * MINUTE);
    await late.discord.until(() => late.kept().length === 0, "the end of the job");
    expect(dropped(late)).toEqual([1]);
    expect(late.model.requests).toHaveLength(asked);
    expect(said(late)).toEqual([]);
  });

  test("goes on in the message that an answer had moved to", async () => {
    const late = await startLate();
    await begun(late);
    late.clock.forward(13 * MINUTE);
    const { id } = await moved(late);
    await late.restart(20 * MINUTE);
    late.release();
    const result = await late.discord.until(() => said(late).find(isWhole), "the result");
    expect(result.id).toBe(id);
    expect(said(late)).toHaveLength(1);
  });

  test("between the message it moved to and the word that it did makes no second one", async () => {
    const late = await startLate();
    await begun(late);
    late.discord.faults.inject("POST", /\/messages$/, hangAfter);
    late.clock.forward(13 * MINUTE);
    await late.discord.until(() => said(late).some(isOrdinary), "a message of the bot's own");
    expect(late.kept()[0]?.interaction).toBeDefined();
    await late.restart(1 * MINUTE);
    await moved(late);
    late.release();
    await late.discord.until(() => said(late).some(isWhole), "the result");
    expect(said(late)).toHaveLength(1);
  });

  test("keeps the hour that such an answer has", async () => {
    const late = await startLate();
    await begun(late);
    late.clock.forward(13 * MINUTE);
    await moved(late);
    await late.restart(40 * MINUTE);
    late.clock.forward(21 * MINUTE);
    await late.discord.until(() => late.kept().length === 0, "the end of the job");
    expect(said(late).map(textOf)).toEqual([expect.stringContaining("more than an hour")]);
  });

  test("keeps what waits for a press", async () => {
    const late = await startLate();
    const sent = await begun(late, PRIVATE);
    late.clock.forward(13 * MINUTE);
    await late.discord.until(() => late.kept().some(({ onPress }) => onPress), "an answer that waits");
    const message = await sent.original(isLate);
    await late.restart(10 * MINUTE);
    await late.discord.until(() => late.kept().every(({ interaction }) => !interaction), "a token that isn't kept");
    const pressed = late.discord.button({ customId: buttonNamed(message, "Show result"), message });
    await pressed.original((shown) => textOf(shown).includes("Translating"));
    late.release();
    await pressed.original(isWhole);
    expect(dropped(late)).toEqual([]);
  });
});

describe("a command that Discord never confirmed, after a restart", () => {
  const unconfirmed = async (own: Partial<ReplyTo>) => {
    const late = await startLate();
    const { id: channelId, guildId } = late.discord.channel("general");
    const job: Job = {
      id: "77",
      task: "translate",
      input: { kind: "link", url: late.site.url("/article") },
      options: { to: "en" },
    };
    const replyTo: ReplyTo = {
      applicationId: late.discord.applicationId,
      channelId,
      ...(guildId === undefined ? {} : { guildId }),
      userId: "4",
      locale: "en-US",
      private: false,
      member: true,
      interaction: { id: "77", token: "of-nobody", expires: expiryOf(late.clock.now()) },
      ...own,
    };
    databaseOf(late.core)
      .prepare("INSERT INTO queue (id, at, state, owner, until, job, reply) VALUES ('77', ?, 'accepted', '', 0, ?, ?)")
      .run(late.clock.now(), JSON.stringify(job), JSON.stringify(replyTo));
    await late.restart();
    return late;
  };

  test("is answered in the channel, which shows how far it is", async () => {
    const late = await unconfirmed({});
    expect(textOf(await moved(late))).toContain("Cancel");
    late.release();
    await late.discord.until(() => said(late).some(isWhole), "the result");
    expect(said(late)).toHaveLength(1);
  });

  test("is dropped where it was private, and counted", async () => {
    const late = await unconfirmed({ private: true });
    await late.discord.until(() => late.kept().length === 0, "the end of the job");
    expect(dropped(late)).toEqual([1]);
    expect(late.model.requests).toEqual([]);
  });
});

test("what waits for its turn is told in time, too", async () => {
  const late = await startLate();
  const answer = late.model.answer;
  late.model.answer = late.scripted;
  const message = await shown(late, PRIVATE);
  late.model.answer = answer;
  // One after the other: the second one is to know the answer to the first.
  const questions = [await press(late, message, "Combien?"), await press(late, message, "Pourquoi?")];
  for (const question of questions) await question.acknowledged();
  await late.asked();
  late.clock.forward(13 * MINUTE);
  for (const question of questions) await question.original(isLate);
  late.release();
  for (const question of questions) await question.original((shown) => textOf(shown).includes("Show source"));
  expect(late.model.concurrent.peak).toBe(1);
});

test("an answer whose move hangs is told to wait for a press in time; where it moves after all, that is where it comes", async () => {
  const late = await startLate();
  const sent = await begun(late);
  late.discord.faults.inject("POST", /\/messages$/, { ...serverError(), delayMs: 700 });
  late.clock.forward(13 * MINUTE);
  await pause();
  late.clock.forward(1 * MINUTE);
  await sent.original(isLate);
  await moved(late);
  late.release();
  await late.discord.until(() => said(late).some(isWhole), "the result");
  expect(said(late)).toHaveLength(1);
});

const gone = (status: number, code: number): Fault => ({ status, body: { code, message: "gone" } });

describe.each<[what: string, fault: Fault]>([
  ["unknown interaction", unknownInteraction],
  ["unknown webhook", gone(404, 10015)],
  ["invalid webhook token", gone(401, 50027)],
])("Discord's %s before its time", (_what, fault) => {
  test("takes an answer to the channel, once", async () => {
    const late = await startLate();
    late.discord.faults.inject("PATCH", /@original/, fault, 20);
    await begun(late);
    late.release();
    await late.discord.until(() => said(late).some(isWhole), "the result");
    await late.discord.until(() => said(late).every(isOrdinary), "the message that was there gone");
    expect(said(late)).toHaveLength(1);
  });

  test("ends a private one, which is counted", async () => {
    const late = await startLate();
    late.discord.faults.inject("PATCH", /@original/, fault, 20);
    await begun(late, PRIVATE);
    late.release();
    await late.discord.until(() => late.kept().length === 0, "the end of the job");
    expect(dropped(late)).toEqual([1]);
    expect(said(late)).toEqual([]);
  });
});
