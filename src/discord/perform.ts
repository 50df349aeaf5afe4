import { randomUUID } from "node:crypto";
import type { Core } from "../core.ts";
import { UserError } from "../errors.ts";
import type { Job, ReplyTo } from "../job.ts";
import { errorSentence } from "../locale/error.ts";
import { translator, translatorFor, type Translate } from "../locale/translate.ts";
import type { Log } from "../log.ts";
import type { Result } from "../task/result.ts";
import { pasteRow } from "./buttons.ts";
import { placeOf } from "./conversation.ts";
import { isCode, type Deliver, type Delivery } from "./deliver.ts";
import { sentence } from "./message.ts";
import { neutralise } from "./neutralise.ts";
import { pasteable } from "./paste.ts";
import { renderResult } from "./render.ts";
import type { OpenThread } from "./thread.ts";

export interface PerformOptions {
  readonly core: Pick<Core, "run" | "cache" | "conversations">;
  readonly deliver: Deliver;
  readonly openThread: OpenThread;
  readonly log: Log;
  readonly now: () => number;
}

/** Unknown channel; no access or permission; archived; locked: of a thread that was deleted or shut meanwhile. */
const CLOSED = [10003, 50001, 50013, 50083, 160005];

export type Perform = (job: Job, replyTo: ReplyTo) => Promise<void>;

/** Runs an accepted job and delivers what comes of it: the bot's one boundary for errors after the first response. */
export function createPerform({ core, deliver, openThread, log, now }: PerformOptions): Perform {
  return async (job, replyTo) => {
    const delivery = deliver.open(job, replyTo);
    try {
      const turns = await earlierTurns(job, replyTo);
      const isConversation = job.task === "ask" && replyTo.conversation !== undefined;
      const result = await core.run(job, { turns, isConversation, onProgress: delivery.progress });
      await (result.task === "ask" ? answer(job, replyTo, result, delivery) : show(job, replyTo, result, delivery));
    } catch (error) {
      await tell(job, replyTo, delivery, error);
    }
  };

  async function earlierTurns({ task }: Job, { conversation }: ReplyTo) {
    return task === "ask" && conversation ? core.conversations.turns(conversation) : [];
  }

  async function show(job: Job, replyTo: ReplyTo, result: Result, delivery: Delivery): Promise<void> {
    await remembered(job, replyTo, result);
    if (replyTo.conversation) await about(replyTo.conversation, result);
    await delivery.finish(rendered(job, replyTo, result));
  }

  async function answer(job: Job, replyTo: ReplyTo, result: Result<"ask">, delivery: Delivery): Promise<void> {
    await remembered(job, replyTo, result);
    const thread = replyTo.thread ? await inThread(job, replyTo, result) : { note: "" };
    const conversation = "id" in thread ? thread.id : (replyTo.conversation ?? placeOf(replyTo, result.article.id));
    await remember(job, conversation, result);
    // Last, since whoever sees it may ask on at once.
    if ("id" in thread)
      await delivery.finish(sentence(translator(replyTo.locale)("threads.answered", { thread: thread.id })));
    else await delivery.finish(rendered(job, replyTo, result, thread.note));
  }

  /** Done first: the buttons of a message that was sent must work. */
  async function remembered(job: Job, replyTo: ReplyTo, result: Result): Promise<void> {
    await core.cache.shown.put(job.id, result);
    const { reading, url } = result.article;
    const { private: isPrivate, userId } = replyTo;
    const request = { task: job.task, options: job.options, private: isPrivate, userId, ...(url ? { url } : {}) };
    if (reading === "teaser") await core.cache.requests.put(job.id, request);
  }

  async function remember(job: Job, conversation: string, result: Result<"ask">): Promise<void> {
    await about(conversation, result);
    const turn = {
      question: job.options.question ?? "",
      answer: result.value.answer || translator(result.to)("results.notInArticle"),
    };
    await core.conversations.add(conversation, job.id, turn);
  }

  /** Posts the answer to the result's thread; gives the reason where that can't be had, or takes no message any more. */
  async function inThread(job: Job, replyTo: ReplyTo, result: Result): Promise<{ id: string } | { note: string }> {
    try {
      const thread = await openThread(job, replyTo, result.article);
      if ("id" in thread) await deliver.post(thread.id, rendered(job, replyTo, result), { nonce: job.id });
      return thread;
    } catch (error) {
      if (!isCode(error, CLOSED)) throw error;
      return { note: translator(replyTo.locale)("threads.closed") };
    }
  }

  async function about(conversation: string, { article, to }: Pick<Result, "article" | "to">): Promise<void> {
    const known = await core.conversations.find(conversation);
    if (known?.articleId !== article.id) await core.conversations.open(conversation, { articleId: article.id, to });
  }

  function rendered(job: Job, replyTo: ReplyTo, result: Result, note = "") {
    const t = translatorFor(replyTo.locale, result.to);
    return renderResult(result, { t, job: job.id, page: 0, now: now(), attach: true, note });
  }

  async function tell(job: Job, replyTo: ReplyTo, delivery: Delivery, error: unknown): Promise<void> {
    try {
      const request = pasteable(job, replyTo, error);
      if (request) await core.cache.requests.put(job.id, request);
      const t = translator(replyTo.locale);
      await delivery.finish(sentence(spoken(job, error, t), request ? pasteRow(job.id, t) : []));
    } catch (undeliverable) {
      log.error({ err: undeliverable, job: job.id }, "an error could not be told to the person");
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
