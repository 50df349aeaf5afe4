import { ChannelType, PermissionFlagsBits } from "discord-api-types/v10";
import { describe, expect, test } from "vitest";
import { MINUTE } from "../fakes/clock.ts";
import { pause, press, shown, type Place } from "./asking.ts";
import { begun, isLate, isOrdinary, isWhole, moved, said, startLate } from "./lateness.ts";
import { buttonNamed, isFinal, textOf } from "./rig.ts";

describe("an answer that takes longer than 13 minutes", () => {
  test("moves to an ordinary message, which shows the progress and then the result", async () => {
    const late = await startLate();
    await begun(late);
    late.clock.forward(12.9 * MINUTE);
    await pause();
    expect(said(late).map(isOrdinary)).toEqual([false]);

    late.clock.forward(0.1 * MINUTE);
    const progress = await moved(late);
    expect(textOf(progress)).toContain("Translating");

    late.clock.forward(30 * MINUTE);
    late.release();
    const result = await late.discord.until(() => said(late).find(isWhole), "the result");
    expect(result.id).toBe(progress.id);
    expect(textOf(result)).toMatch(/Asked for by <@\d+>$/m);
    expect(result.mentions).toEqual([]);
    expect(said(late)).toHaveLength(1);
    expect(buttonNamed(result, "Ask")).toMatch(/^ask\//);
  });

  test("can be cancelled where it moved to", async () => {
    const late = await startLate();
    await begun(late);
    late.clock.forward(13 * MINUTE);
    const message = await moved(late);
    late.discord.button({ customId: buttonNamed(message, "Cancel"), message });
    await late.discord.until(() => textOf(said(late)[0]!).includes("Cancelled."), "the word that it was");
    expect(said(late)).toHaveLength(1);
  });

  test.each<[where: string, place: Place, channel: string]>([
    ["a direct message", { context: 1 }, "reader"],
    ["somebody's thread", { channel: "Talk" }, "Talk"],
    ["a forum's post", { channel: "Post" }, "Post"],
  ])("moves in %s, too", async (_where, place, channel) => {
    const channels = [{ name: "general" }, { name: "forum", type: ChannelType.GuildForum }];
    const late = await startLate({ discord: { guilds: [{ channels }] } });
    late.discord.startThread({ name: "Talk", user: "ana" });
    late.discord.startThread({ name: "Post", user: "ana", channel: "forum" });
    await begun(late, place);
    late.clock.forward(13 * MINUTE);
    await moved(late, channel);
    late.release();
    await late.discord.until(() => said(late, channel).find(isWhole), "the result");
    expect(said(late, channel)).toHaveLength(1);
  });

  test("stays in the message under which a button was pressed", async () => {
    const late = await startLate();
    const sent = await begun(late);
    const progress = await sent.original();
    late.discord.button({ customId: buttonNamed(progress, "Cancel"), message: progress });
    const message = await sent.original(isFinal);
    await late.discord.button({ customId: buttonNamed(message, "Retry"), message }).acknowledged();
    late.clock.forward(13 * MINUTE);
    late.clock.forward(13 * MINUTE);
    late.release();
    const result = await late.discord.until(() => said(late).find(isWhole), "the result");
    expect(result.id).toBe(message.id);
    expect(said(late)).toHaveLength(1);
  });

  test("and goes to a thread is said to come there, and does", async () => {
    const late = await startLate();
    late.release();
    const result = await shown(late);
    const { promise: answered, resolve: answerNow } = Promise.withResolvers<void>();
    const { answer } = late.model;
    late.model.answer = async (request) => (await answered, answer(request));
    const pointer = await press(late, result, "Combien de marins?");
    await late.asked();
    late.clock.forward(13 * MINUTE);
    expect(textOf(await pointer.original(isLate))).toContain("in the thread under the result");
    late.clock.forward(13 * MINUTE);
    answerNow();
    await late.discord.until(() => late.kept().length === 0, "the end of the job");
    const [thread] = late.discord.threads("general");
    expect(said(late, thread!.id).map(textOf)).toContainEqual(expect.stringContaining("Show source"));
    expect(said(late)).toHaveLength(1);
  });

  test("is ended after an hour more, with a word that it was", async () => {
    const late = await startLate();
    await begun(late);
    late.clock.forward(13 * MINUTE);
    await moved(late);
    late.clock.forward(60 * MINUTE);
    const ended = await late.discord.until(() => said(late).find(isFinal), "the word that it was ended");
    expect(textOf(ended)).toContain("more than an hour");
    expect(buttonNamed(ended, "Retry")).toMatch(/^retry\//);
    await late.discord.until(() => late.model.abandoned === 1, "the request given up");
  });

  test("comes as a new message where the one it moved to was deleted", async () => {
    const late = await startLate();
    await begun(late);
    late.clock.forward(13 * MINUTE);
    late.discord.erase(await moved(late));
    late.release();
    await late.discord.until(() => said(late).find(isWhole), "the result");
    expect(said(late)).toHaveLength(1);
  });
});

test("where the bot may not write, the answer waits behind a button, and stays there", async () => {
  const late = await startLate();
  const sent = await begun(late);
  late.discord.deny("general", PermissionFlagsBits.SendMessages);
  late.clock.forward(13 * MINUTE);
  await late.discord.until(() => late.kept().some(({ onPress }) => onPress), "an answer that waits");
  const waiting = await sent.original(isLate);
  late.clock.forward(5 * MINUTE);
  late.discord.allow("general", PermissionFlagsBits.SendMessages);
  late.release();
  await late.discord.until(() => late.kept().length === 0, "the end of the job");
  const button = late.discord.button({ customId: buttonNamed(waiting, "Show result"), message: waiting });
  expect((await button.original(isWhole)).id).toBe(waiting.id);
  expect(said(late)).toHaveLength(1);
});
