import type { Core } from "../../core.ts";
import type { Job, ReplyTo, TaskName } from "../../job.ts";
import type { Log } from "../../log.ts";
import type { Store } from "../../store/store.ts";
import type { Result } from "../../task/result.ts";
import type { RunOptions } from "../../task/run.ts";
import { JobLost, type JobHandler, type JobRun } from "../../queue/runner.ts";
import { renderEdition } from "../message/beside.ts";
import type { Citations } from "../thread/citation.ts";
import type { TellClosed } from "../delivery/closed.ts";
import type { Deliver } from "../delivery/deliver.ts";
import type { Delivery } from "../delivery/delivery.ts";
import { isTyped } from "../delivery/destination.ts";
import { createDialogue, type Remark } from "../thread/dialogue.ts";
import { isUnavailable } from "../discord-error.ts";
import { makeEdition } from "./edition.ts";
import type { Incidents } from "./incidents.ts";
import { createMemory } from "./memory.ts";
import type { Message } from "../message/message.ts";
import { renderResult } from "../message/render.ts";
import type { PayerOf } from "./payer.ts";
import { createTell } from "./tell.ts";
import { termsOf } from "./terms.ts";
import type { OpenThread } from "../thread/thread.ts";
import type { Showing, ViewOf } from "../message/view.ts";

export interface PerformOptions {
  readonly core: Pick<Core, "isStoreAway" | "run" | keyof Store>;
  readonly deliver: Deliver;
  readonly openThread: OpenThread;
  readonly citations: Citations;
  readonly viewOf: ViewOf;
  readonly tellClosed: TellClosed;
  readonly payerOf: PayerOf;
  readonly incidents: Pick<Incidents, "note">;
  /** Typed questions can be read. */
  readonly messageContent: boolean;
  readonly log: Log;
  readonly now: () => number;
}

/** Runs an accepted job and delivers what comes of it: the bot's one boundary for errors after the first response. */
export function createPerform(options: PerformOptions): Pick<JobHandler, "perform" | "abandon"> {
  const { core, deliver, openThread, citations, viewOf, payerOf, incidents, messageContent, log, now } = options;
  const memory = createMemory(core);
  const tell = createTell({ ...options, memory });
  const dialogue = createDialogue({
    store: core,
    deliver,
    openThread,
    citations,
    render: rendered,
    messageContent,
    log,
  });

  return {
    perform,
    abandon: (job, replyTo) => within(job, replyTo, undefined, () => Promise.reject(new Error("the job was given up"))),
  };

  async function perform(job: Job, replyTo: ReplyTo, run: JobRun): Promise<void> {
    await within(job, replyTo, run, async (delivery) => {
      const signal = AbortSignal.any([run.signal, delivery.overdue]);
      const turns = await dialogue.turns(job, replyTo);
      const isConversation = job.task === "ask" && replyTo.conversation !== undefined;
      const askAboveUsd = await threshold(job, replyTo);
      const payer = payerOf(job, replyTo);
      // What nobody asked for, or lies beside its original, is the model's or nothing.
      const modelOnly = replyTo.quiet === true || job.beside === true;
      const about = { turns, isConversation, payer, askAboveUsd, modelOnly };
      const context = { ...about, signal, onProgress: delivery.progress };
      if (job.beside) return lay(job, replyTo, delivery, context);
      const result = await core.run(await withTerms(job, replyTo), context);
      if (isStandIn(result)) incidents.note(replyTo.guildId, { kind: "model" });
      await memory.ofResult(job, replyTo, result);
      return result.task === "ask"
        ? dialogue.answer(job, replyTo, result, delivery)
        : dialogue.show(job, replyTo, result, delivery);
    });
  }

  /** What rejects is tried again; until then its interaction is watched. */
  async function within(
    job: Job,
    replyTo: ReplyTo,
    run: JobRun | undefined,
    act: (delivery: Delivery) => Promise<void>,
  ): Promise<void> {
    const delivery = deliver.open(job, replyTo, run);
    if (!delivery) return;
    try {
      await act(delivery);
    } catch (error) {
      if (run?.signal.reason instanceof JobLost) throw run.signal.reason;
      // The work goes on, and what came of it can be shown, when Discord, or the store, is back.
      if (error instanceof JobLost || isUnavailable(error) || core.isStoreAway(error)) throw error;
      await tell(job, replyTo, delivery, error);
    }
    delivery.close();
  }

  /** As they are when the work begins: they shape a translation, and its place in the cache. */
  async function withTerms(job: Job, replyTo: ReplyTo): Promise<Job> {
    const terms = job.task === "translate" ? await termsOf(core.terms, replyTo, job.options.to) : [];
    return terms.length === 0 ? job : { ...job, options: { ...job.options, terms } };
  }

  /** Original and translation beside each other, with what else can be made of the article. */
  async function lay(job: Job, replyTo: ReplyTo, delivery: Delivery, context: RunOptions): Promise<void> {
    const run = async (task: TaskName) => core.run(await withTerms({ ...job, task }, replyTo), context);
    const made = await makeEdition(run, new Date(now()).toISOString());
    await memory.ofEdition(job, replyTo, made);
    const [first] = made.results;
    const view = await viewOf(showing(job, replyTo), first);
    const message = async (remark: Remark) => renderEdition(made, { ...view, ...remark });
    await dialogue.show(job, replyTo, first, delivery, message);
  }

  /** A typed question is answered without a word on its price: what is left to pay is little. */
  async function threshold({ task, agreed }: Job, replyTo: ReplyTo): Promise<number | undefined> {
    const { guildId } = replyTo;
    return agreed || (task === "ask" && isTyped(replyTo))
      ? undefined
      : (await core.settings.get(guildId ?? "")).askAboveUsd;
  }

  async function rendered(job: Job, replyTo: ReplyTo, result: Result, remark: Remark): Promise<Message> {
    return renderResult(result, { ...(await viewOf(showing(job, replyTo), result)), ...remark });
  }
}

/** The article's own words, in the place of the model's. */
const isStandIn = ({ engine, problems }: Result) => engine === "extractive" && problems.length > 0;

function showing({ id, options }: Job, { guildId, locale, private: isPrivate }: ReplyTo): Showing {
  return { job: id, locale, private: isPrivate, length: options.length, ...(guildId === undefined ? {} : { guildId }) };
}
