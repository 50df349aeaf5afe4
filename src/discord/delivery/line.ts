import { UserError } from "../../errors.ts";
import type { Job, Progress, ReplyTo } from "../../job.ts";
import { translator } from "../../locale/translate.ts";
import { JobLost, type JobRun } from "../../queue/runner.ts";
import { showRow } from "../message/buttons.ts";
import { sentence, type Message } from "../message/message.ts";
import { sendInAnyForm } from "../message/plain.ts";
import { renderProgress } from "../message/render.ts";
import type { Line, Pressed } from "./delivery.ts";
import { destinationOf, isMovable, isTyped, type DestinationOptions } from "./destination.ts";
import { AFTERLIFE, turnsOf, type SetAlarm } from "./life.ts";
import type { Delivered } from "./post.ts";
import { createStages } from "./stages.ts";
import { createTicker, type TickerOptions } from "./ticker.ts";

export interface LineOptions extends DestinationOptions, Omit<TickerOptions, "t"> {
  /** Absent where nothing else can happen to the job. */
  readonly run?: JobRun | undefined;
  readonly setAlarm: SetAlarm;
  /** Told where nobody could be told what came of the job. */
  readonly onLost: () => void;
  readonly onClose: () => void;
}

/** Milliseconds in which an edit that was given up has reached Discord, if it does: then what it may cover is said again. */
const OVERDUE = 5_000;

export function createLine(job: Job, replyTo: ReplyTo, options: LineOptions): Line {
  const { run, now, setAlarm, log, post, onLost, onClose } = options;
  const t = translator(replyTo.locale);
  const stages = createStages(isTyped(replyTo));
  const overdue = new AbortController();
  /** What is being done about an interaction that comes to its end. */
  const steps = new Set<Promise<void>>();
  let alarms: readonly (() => void)[] = [];
  let to = replyTo;
  let destination = destinationOf(job, to, options);
  let ticker = createTicker(job, destination, { ...options, t });
  let isEnding = false;

  run?.signal.addEventListener("abort", () => {
    if (run.signal.reason instanceof JobLost) close();
  });
  watch();

  return {
    to: () => to,
    overdue: overdue.signal,
    note: () => (to.until !== undefined && !to.onPress ? t("late.asked", { person: `<@${to.userId}>` }) : ""),
    progress,
    finish: (message) => end(async () => (await show(message)) ?? (await showElsewhere(message))),
    async point(message) {
      await end(async () => (to.interaction ? show(message) : undefined));
    },
    resume,
    close,
  };

  function progress(reached: Progress): void {
    const isShown = to.interaction ? !to.onPress : to.answerId !== undefined;
    if (stages.reach(reached) && isShown) ticker.report(stages.latest());
  }

  /** With the last word, where what is under way has come to an end. */
  async function end(say: () => Promise<Delivered | undefined>): Promise<Delivered | undefined> {
    isEnding = true;
    try {
      await Promise.allSettled(steps);
      await ticker.stop();
      await run?.keep(to);
      const delivered = await say();
      if (ticker.isOverdue()) {
        await overdueEdit();
        await run?.keep(to);
        await say();
      }
      close();
      return delivered;
    } catch (error) {
      if (error instanceof JobLost) close();
      else {
        isEnding = false;
        watch();
      }
      throw error;
    }
  }

  function overdueEdit(): Promise<void> {
    return new Promise((resolve) => void setAlarm(now() + OVERDUE, resolve));
  }

  function show(message: Message): Promise<Delivered | undefined> {
    return sendInAnyForm(message, destination.finish);
  }

  /** Where an interaction came to its end unforeseen. */
  async function showElsewhere(message: Message): Promise<Delivered | undefined> {
    if (isMovable(to)) {
      await moveMessage();
      return show(message);
    }
    if (!to.onPress) onLost();
    return undefined;
  }

  async function resume({ interaction, member }: Pressed): Promise<boolean> {
    await Promise.allSettled(steps);
    if (isEnding) return false;
    const { onPress, until: _until, ...rest } = to;
    // Whoever pressed twice has it already.
    if (onPress) {
      await noted(go({ ...rest, interaction, member, inPlace: true }));
      ticker.report(stages.latest());
    }
    return true;
  }

  function close(): void {
    isEnding = true;
    for (const stop of alarms) stop();
    void ticker.stop();
    onClose();
  }

  function watch(): void {
    for (const stop of alarms) stop();
    const acts = { move: () => step(move), park: () => step(park), forgetToken: () => step(forgetToken), giveUp };
    alarms = turnsOf(to).map(({ at, turn }) => setAlarm(at, acts[turn]));
  }

  function giveUp(): void {
    overdue.abort(new UserError("took_too_long"));
  }

  function step(act: () => Promise<void>): void {
    if (isEnding) return;
    void noted(
      act().catch((error: unknown) => {
        if (error instanceof JobLost) close();
        else log.warn({ err: error, job: job.id }, "an interaction ends before its job, and the person can't be told");
      }),
    );
  }

  /** The last word waits for it. */
  async function noted(step: Promise<void>): Promise<void> {
    steps.add(step);
    try {
      await step;
    } finally {
      steps.delete(step);
    }
  }

  /** Written down at once, so that a restart goes on there. */
  async function go(next: ReplyTo): Promise<void> {
    await run?.keep(next);
    to = next;
    destination = destinationOf(job, to, options);
    ticker = createTicker(job, destination, { ...options, t });
    watch();
  }

  /** To where the bot speaks by its own token. */
  async function move(): Promise<void> {
    if (!isMovable(to)) return park();
    try {
      await ticker.stop();
      await (to.thread?.kind === "under" ? leaveToThread() : moveMessage());
    } catch (error) {
      if (error instanceof JobLost) throw error;
      log.info({ err: error, job: job.id }, "an answer can't move to its channel");
      await park();
    }
    return undefined;
  }

  /** What stands in the place of a message that was there goes on there; all else becomes a new one. */
  async function moveMessage(): Promise<void> {
    const pressed = to.inPlace ? to.interaction?.messageId : undefined;
    const answerId =
      pressed ?? (await post(to.channelId, renderProgress(job, stages.latest(), t), { nonce: job.id })).messageId;
    const old = destination;
    await go({ ...withoutInteraction(to), until: now() + AFTERLIFE, answerId });
    if (pressed === undefined) await old.discard();
  }

  /** The answer has its place; what waits here only points there. */
  async function leaveToThread(): Promise<void> {
    await destination
      .edit(sentence(t("late.thread")))
      .catch((error: unknown) => log.info({ err: error, job: job.id }, "a message that waits can't say so"));
    await go({ ...withoutInteraction(to), until: now() + AFTERLIFE });
  }

  /** Until somebody presses. */
  async function park(): Promise<void> {
    if (!to.interaction || to.onPress) return;
    await ticker.stop();
    if (ticker.isOverdue()) await overdueEdit();
    await destination.edit(sentence(t("late.press", { button: t("buttons.show") }), showRow(job.id, t)));
    // It may have moved meanwhile.
    if (to.interaction) await go({ ...to, onPress: true, until: now() + AFTERLIFE });
  }

  async function forgetToken(): Promise<void> {
    const { interaction: _dead, ...rest } = to;
    await go(rest);
  }
}

function withoutInteraction({ interaction: _interaction, onPress: _onPress, ...rest }: ReplyTo): ReplyTo {
  return rest;
}
