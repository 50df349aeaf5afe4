import { randomUUID } from "node:crypto";
import type { Core } from "../core.ts";
import { PriceQuestion, UserError } from "../errors.ts";
import type { Job, ReplyTo } from "../job.ts";
import { errorSentence } from "../locale/error.ts";
import { translator, translatorFor, type Translate } from "../locale/translate.ts";
import type { Log } from "../log.ts";
import type { Store } from "../store/store.ts";
import type { Result } from "../task/result.ts";
import { failureRow, priceRow } from "./buttons.ts";
import type { Citations } from "./citation.ts";
import type { TellClosed } from "./closed.ts";
import type { Deliver, Delivery } from "./deliver.ts";
import { createDialogue, type Remark } from "./dialogue.ts";
import { isClosed } from "./discord-error.ts";
import { createMemory } from "./memory.ts";
import { sentence, type Message } from "./message.ts";
import { neutralise } from "./neutralise.ts";
import { isPasteable } from "./paste.ts";
import { priceSentence } from "./price.ts";
import { renderResult } from "./render.ts";
import { isRetryable } from "./retryable.ts";
import type { OpenThread } from "./thread.ts";

export interface PerformOptions {
  readonly core: Pick<Core, "run" | keyof Store>;
  readonly deliver: Deliver;
  readonly openThread: OpenThread;
  readonly citations: Citations;
  readonly tellClosed: TellClosed;
  /** Typed questions can be read. */
  readonly messageContent: boolean;
  readonly log: Log;
  readonly now: () => number;
}

export type Perform = (job: Job, replyTo: ReplyTo, signal: AbortSignal) => Promise<void>;

/** Runs an accepted job and delivers what comes of it: the bot's one boundary for errors after the first response. */
export function createPerform(options: PerformOptions): Perform {
  const { core, deliver, openThread, citations, tellClosed, messageContent, log, now } = options;
  const memory = createMemory(core);
  const dialogue = createDialogue({
    store: core,
    deliver,
    openThread,
    citations,
    render: rendered,
    messageContent,
    log,
  });

  return async (job, replyTo, signal) => {
    const delivery = deliver.open(job, replyTo);
    try {
      const turns = await dialogue.turns(job, replyTo);
      const isConversation = job.task === "ask" && replyTo.conversation !== undefined;
      const askAboveUsd = job.agreed ? undefined : await threshold(replyTo);
      const context = { turns, isConversation, askAboveUsd, signal, onProgress: delivery.progress };
      const result = await core.run(job, context);
      await memory.ofResult(job, replyTo, result);
      await (result.task === "ask"
        ? dialogue.answer(job, replyTo, result, delivery)
        : dialogue.show(job, replyTo, result, delivery));
    } catch (error) {
      await (isClosed(error) ? tellClosed(job.id, replyTo, error) : tell(job, replyTo, delivery, error));
    }
  };

  /** A typed question is answered without a word on its price: what is left to pay is little. */
  async function threshold({ guildId, interaction }: ReplyTo): Promise<number | undefined> {
    return interaction ? (await core.settings.get(guildId ?? "")).askAboveUsd : undefined;
  }

  async function rendered(job: Job, replyTo: ReplyTo, result: Result, remark: Remark): Promise<Message> {
    const { languages } = await core.settings.get(replyTo.guildId ?? "");
    return renderResult(result, {
      t: translatorFor(replyTo.locale, result.to),
      job: job.id,
      page: 0,
      now: now(),
      attach: true,
      isPrivate: replyTo.private,
      length: job.options.length,
      languages,
      ...remark,
    });
  }

  async function tell(job: Job, replyTo: ReplyTo, delivery: Delivery, error: unknown): Promise<void> {
    try {
      const t = translator(replyTo.locale);
      await memory.ofRequest(job, replyTo);
      await delivery.finish(
        error instanceof PriceQuestion
          ? sentence(priceSentence(error.estimate, t), priceRow(job.id, t))
          : sentence(
              spoken(job, error, t),
              failureRow(job.id, { retry: isRetryable(error), paste: isPasteable(job, error) }, t),
            ),
      );
    } catch (undeliverable) {
      if (isClosed(undeliverable)) await tellClosed(job.id, replyTo, undeliverable);
      else log.error({ err: undeliverable, job: job.id }, "an error could not be told to the person");
    }
  }

  function spoken(job: Job, error: unknown, t: Translate): string {
    if (error instanceof UserError) {
      log.info({ job: job.id, code: error.code, err: error.cause }, "told the person what to do");
      return neutralise(errorSentence(error, t));
    }
    const ref = randomUUID().slice(0, 8);
    log.error({ err: error, job: job.id, ref }, "a job failed");
    return t("failure", { ref });
  }
}
