import type { APIMessage } from "discord-api-types/v10";
import { describe, expect, test } from "vitest";
import { MINUTE } from "../fakes/clock.ts";
import type { SentInteraction } from "../fakes/discord-sent.ts";
import type { Place } from "./asking.ts";
import { begun, dropped, isLate, isWhole, said, startLate, type Late } from "./lateness.ts";
import { buttonNamed, isFinal, textOf, type RigSetup } from "./rig.ts";

const ELSEWHERE: RigSetup = {
  discord: { guilds: [{}, { name: "Elsewhere", bot: false, channels: [{ name: "lounge" }] }] },
};
const PRIVATE: Place = { options: { private: true } };

const press = (late: Late, message: APIMessage, place: Place = {}) =>
  late.discord.button({ customId: buttonNamed(message, "Show result"), message, ...place });

/** The message that waits for a press, once the bot knows that it does. */
async function waitingFor(late: Late, sent: SentInteraction): Promise<APIMessage> {
  await late.discord.until(() => late.kept().some(({ onPress }) => onPress), "an answer that waits");
  return sent.original(isLate);
}

/** Until nothing is under way any more. */
async function done(late: Late): Promise<void> {
  late.release();
  await late.discord.until(() => late.kept().length === 0, "the end of the job");
}

describe.each<[what: string, place: Place, setup: RigSetup]>([
  ["a private answer in a server", PRIVATE, {}],
  ["a private answer in a direct message", { ...PRIVATE, context: 1 }, {}],
  ["an answer in a server that hasn't the bot", { channel: "lounge" }, ELSEWHERE],
  ["an answer in a private channel", { context: 2 }, {}],
])("%s, after 13 minutes", (_what, place, setup) => {
  test("waits behind a button, which shows the result when it is there", async () => {
    const late = await startLate(setup);
    const sent = await begun(late, place);
    late.clock.forward(13 * MINUTE);
    const waiting = await waitingFor(late, sent);
    late.clock.forward(30 * MINUTE);
    await done(late);
    const pressed = press(late, waiting, place);
    const result = await pressed.original(isWhole);
    expect(result.id).toBe(waiting.id);
    expect(result.attachments).toHaveLength(1);
    expect(late.discord.requests.some(({ path }) => path.endsWith("/messages"))).toBe(false);
    expect(dropped(late)).toEqual([]);
  });

  test("goes on where the button is pressed before, for a quarter of an hour again", async () => {
    const late = await startLate(setup);
    const sent = await begun(late, place);
    late.clock.forward(13 * MINUTE);
    const first = press(late, await waitingFor(late, sent), place);
    await first.original((message) => textOf(message).includes("Translating"));
    late.clock.forward(13 * MINUTE);
    const waiting = await waitingFor(late, first);
    late.clock.forward(13 * MINUTE);
    const second = press(late, waiting, place);
    await second.original((message) => textOf(message).includes("Translating"));
    late.release();
    expect((await second.original(isWhole)).id).toBe(waiting.id);
    expect(late.model.requests).toHaveLength(1);
  });
});

test("what is done before the token's last minute is shown without a press", async () => {
  const late = await startLate();
  const sent = await begun(late, PRIVATE);
  late.clock.forward(13.5 * MINUTE);
  const { id } = await waitingFor(late, sent);
  late.release();
  expect((await sent.original(isWhole)).id).toBe(id);
});

test("an answer that came to nothing says why, when it is asked for", async () => {
  const late = await startLate();
  late.model.answer = async () => (await late.released, { status: 400 });
  const sent = await begun(late, PRIVATE);
  late.clock.forward(13 * MINUTE);
  const waiting = await waitingFor(late, sent);
  late.clock.forward(5 * MINUTE);
  await done(late);
  const told = await press(late, waiting).original((message) => !isLate(message));
  expect(textOf(told)).toContain("an answer I couldn't use");
  const customId = buttonNamed(told, "Retry");
  late.model.answer = late.scripted;
  await late.discord.button({ customId, message: told }).original(isWhole);
});

test("one that nobody asks for is ended after an hour, and says so later", async () => {
  const late = await startLate();
  const sent = await begun(late, PRIVATE);
  late.clock.forward(13 * MINUTE);
  const waiting = await waitingFor(late, sent);
  late.clock.forward(61 * MINUTE);
  await late.discord.until(() => late.kept().length === 0, "the end of the job");
  const told = await press(late, waiting).original((message) => !isLate(message));
  expect(textOf(told)).toContain("more than an hour");
});

test("a translation beside its original is shown as one", async () => {
  const late = await startLate();
  late.release();
  const options = { link: late.site.url("/article"), private: true };
  const summary = await late.discord.command({ name: "summarize", options }).original(isFinal);
  const { promise: released, resolve: release } = Promise.withResolvers<void>();
  late.model.answer = async (request) => (await released, late.scripted(request));
  const sent = late.discord.button({ customId: buttonNamed(summary, "Side by side"), message: summary });
  await late.asked();
  late.clock.forward(13 * MINUTE);
  const waiting = await waitingFor(late, sent);
  late.clock.forward(5 * MINUTE);
  release();
  await done(late);
  const told = await press(late, waiting).original((message) => !isLate(message));
  expect(textOf(told)).toContain("Original and translation side by side");
  expect(told.attachments).toHaveLength(1);
});

describe("somebody else", () => {
  test.each([
    ["that is under way", false],
    ["that is done", true],
  ])("can't have a private answer %s by its button's id", async (_what, isDone) => {
    const late = await startLate();
    const sent = await begun(late, PRIVATE);
    late.clock.forward(13 * MINUTE);
    const waiting = await waitingFor(late, sent);
    late.clock.forward(3 * MINUTE);
    if (isDone) await done(late);
    const told = await press(late, waiting, { user: "ana" }).original();
    expect(textOf(told)).toContain("too old");
    expect(told.id).not.toBe(waiting.id);
    if (!isDone) late.release();
    await press(late, waiting).original(isWhole);
  });

  test("may press for what all see", async () => {
    const late = await startLate(ELSEWHERE);
    const sent = await begun(late, { channel: "lounge" });
    late.clock.forward(13 * MINUTE);
    const waiting = await waitingFor(late, sent);
    late.clock.forward(3 * MINUTE);
    await done(late);
    await press(late, waiting, { channel: "lounge", user: "ana" }).original(isWhole);
    expect(said(late, "lounge")).toHaveLength(1);
  });
});
