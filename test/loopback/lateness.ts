import { pino } from "pino";
import { MessageType, type APIMessage } from "discord-api-types/v10";
import type { ReplyTo } from "../../src/job.ts";
import type { Answer } from "../fakes/anthropic.ts";
import { createClock, type Clock } from "../fakes/clock.ts";
import { databaseOf } from "../fakes/core-database.ts";
import type { SentInteraction } from "../fakes/discord-sent.ts";
import type { Place } from "./asking.ts";
import { startBot, startRig, textOf, type Rig, type RigSetup } from "./rig.ts";

/** A bot on a clock that a test puts forward, whose model answers when it is let. */
export interface Late extends Rig {
  readonly clock: Clock;
  /** Of the log, as JSON has them; `level` is pino's number. */
  readonly lines: readonly Readonly<Record<string, unknown>>[];
  /** From now on the model answers. */
  readonly release: () => void;
  readonly released: Promise<void>;
  /** How the model answers without being held. */
  readonly scripted: Answer;
  /** Once it was asked. */
  readonly asked: () => Promise<unknown>;
  /** Where the answers of what is under way go, as it is written down. */
  readonly kept: () => readonly ReplyTo[];
  /** The process ends, and the next one begins after so long. */
  readonly restart: (milliseconds?: number) => Promise<void>;
}

export async function startLate(setup: RigSetup = {}): Promise<Late> {
  const clock = createClock();
  const lines: Record<string, unknown>[] = [];
  const write = (line: string) => void lines.push(JSON.parse(line) as Record<string, unknown>);
  const own = { setAlarm: clock.setAlarm, log: pino({ base: null }, { write }) };
  const now = clock.now;
  const rig = await startRig({ ...setup, now, discord: { ...setup.discord, now }, bot: { ...setup.bot, ...own } });
  const { promise: released, resolve: release } = Promise.withResolvers<void>();
  const scripted = rig.model.answer;
  rig.model.answer = async (request) => (await released, scripted(request));
  const open = databaseOf(rig.core).prepare("SELECT reply FROM queue WHERE state <> 'done'");
  let { bot } = rig;
  return {
    ...rig,
    clock,
    lines,
    release,
    released,
    scripted,
    asked: () => rig.discord.until(() => rig.model.concurrent.now > 0, "a request to the model", 10_000),
    kept: () => open.all().map(({ reply }) => JSON.parse(String(reply)) as ReplyTo),
    async restart(milliseconds = 0) {
      await bot.close(0);
      clock.forward(milliseconds);
      bot = await startBot(rig, { ...own, now });
    },
  };
}

/** A translation that takes until it is let. */
export async function begun(late: Late, place: Place = {}): Promise<SentInteraction> {
  const options = { link: late.site.url("/article"), ...place.options };
  const sent = late.discord.command({ name: "translate", ...place, options });
  await late.asked();
  return sent;
}

/** The message of the bot's own that an answer has moved to, once the one before is gone. */
export async function moved(late: Late, channel = "general"): Promise<APIMessage> {
  await late.discord.until(
    () => said(late, channel).every(isOrdinary) && said(late, channel).length > 0,
    "an answer that moved",
  );
  return said(late, channel)[0]!;
}

/** What everybody in a channel sees of the bot, oldest first. */
export const said = ({ discord }: Pick<Rig, "discord">, channel = "general"): readonly APIMessage[] =>
  discord
    .messages(channel)
    .filter(({ author, type }) => author.id === discord.bot.id && type !== MessageType.ThreadStarterMessage);

/** What the log says of answers that nobody could be given: how many there were. */
export const dropped = ({ lines }: Pick<Late, "lines">): readonly unknown[] =>
  lines.flatMap((line) => (line["level"] === 40 ? (line["dropped"] ?? []) : []));

/** A message of the bot's own, no answer to an interaction. */
export const isOrdinary = (message: APIMessage): boolean => message.webhook_id === undefined;

export const WHOLE = "14 of 14 paragraphs";
export const isWhole = (message: APIMessage): boolean => textOf(message).includes(WHOLE);
export const isLate = (message: APIMessage): boolean => textOf(message).includes("longer than Discord lets me");
