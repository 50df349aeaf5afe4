import type { Core } from "../../core.ts";
import type { Job, ReplyTo, Turn } from "../../job.ts";
import { translator, type Translate } from "../../locale/translate.ts";
import type { Log } from "../../log.ts";
import type { Result } from "../../task/result.ts";
import type { Citations, Cite } from "./citation.ts";
import { placeOf } from "./conversation.ts";
import type { Deliver } from "../delivery/deliver.ts";
import type { Delivery } from "../delivery/delivery.ts";
import type { Delivered } from "../delivery/post.ts";
import { isClosed } from "../discord-error.ts";
import { sentence, type Message } from "../message/message.ts";
import type { OpenThread } from "./thread.ts";
import { planNote } from "./thread-plan.ts";

/** What is shown beside a result, and where its references lead. */
export interface Remark {
  readonly note?: string;
  readonly cite?: Cite;
}

export type Render = (job: Job, replyTo: ReplyTo, result: Result, remark: Remark) => Promise<Message>;

export interface DialogueOptions {
  readonly store: Pick<Core, "anchors" | "conversations" | "faults" | "lastSeen">;
  readonly deliver: Pick<Deliver, "post">;
  readonly openThread: OpenThread;
  readonly citations: Citations;
  readonly render: Render;
  /** Typed questions can be read. */
  readonly messageContent: boolean;
  readonly log: Log;
}

/**
 * Results and answers as parts of conversations: each goes where it belongs, and is known to the next question. A store that
 * fails is no reason to keep one back.
 */
export interface Dialogue {
  /** What was said before a question, oldest first. */
  readonly turns: (job: Job, replyTo: ReplyTo) => Promise<Turn[]>;
  /** `message` is how the result is shown, where that isn't as results are. */
  readonly show: (
    job: Job,
    replyTo: ReplyTo,
    result: Result,
    delivery: Delivery,
    message?: (remark: Remark) => Promise<Message>,
  ) => Promise<void>;
  readonly answer: (job: Job, replyTo: ReplyTo, result: Result<"ask">, delivery: Delivery) => Promise<void>;
}

export function createDialogue(options: DialogueOptions): Dialogue {
  const { store, deliver, openThread, citations, render, messageContent, log } = options;
  const { anchors, conversations, faults, lastSeen } = store;

  return {
    async turns({ task }, { conversation, thread }) {
      if (task !== "ask" || conversation === undefined) return [];
      // Another question may have opened the thread while this one waited for its turn.
      const opened = thread?.kind === "under" && (await conversations.find(thread.messageId));
      return conversations.turns(opened ? thread.messageId : conversation);
    },

    async show(job, replyTo, result, delivery, message = (remark) => render(job, replyTo, result, remark)) {
      const { conversation } = replyTo;
      const isNew =
        conversation !== undefined && (await faults.spare(() => about(conversation, job, replyTo, result), false));
      const note = isNew && conversation === replyTo.channelId ? howToAsk(replyTo) : noteOf(replyTo);
      const shown = await delivery.finish(await message({ note: together(delivery.note(), note) }));
      // It is shown to whoever asks for it, in a message that isn't known yet.
      if (!shown) return;
      const { guildId } = replyTo;
      const place = conversation ?? placeOf(replyTo, result.article.id);
      // A message for one person's eyes can't be linked to.
      const anchor = { guildId, ...shown, jobId: job.id };
      if (!replyTo.private) await faults.spare(() => anchors.set(place, anchor), undefined);
      await openOwn(job, replyTo, result, place, shown);
    },

    async answer(job, replyTo, result, delivery) {
      const thread = await inThread(job, replyTo, result);
      const place = replyTo.conversation ?? placeOf(replyTo, result.article.id);
      const conversation = "id" in thread ? thread.id : place;
      await faults.spare(() => remember(job, replyTo, result, conversation), undefined);
      // Last, since whoever sees it may ask on at once.
      if ("id" in thread) {
        await delivery.point(sentence(speaking(replyTo)("threads.answered", { thread: thread.id })));
        return;
      }
      const cite = await citing(job, place);
      const note = together(delivery.note(), thread.note);
      const shown = await delivery.finish(await render(job, replyTo, result, { note, cite }));
      if (shown) await openOwn(job, replyTo, result, place, shown);
    },
  };

  /** Posts the answer to the result's thread; gives the reason where that can't be had, or takes no message any more. */
  async function inThread(job: Job, replyTo: ReplyTo, result: Result): Promise<{ id: string } | { note: string }> {
    if (replyTo.thread?.kind !== "under") return { note: noteOf(replyTo) };
    try {
      const thread = await openThread(job, replyTo, result.article);
      if ("note" in thread) return thread;
      const cite = await citing(job, thread.id);
      await deliver.post(thread.id, await render(job, replyTo, result, { cite }), { nonce: job.id });
      return thread;
    } catch (error) {
      if (!isClosed(error)) throw error;
      return { note: speaking(replyTo)("threads.closed") };
    }
  }

  /** The thread that a server wants under every result. The result is there already, so a failure is no error of the job. */
  async function openOwn(job: Job, replyTo: ReplyTo, result: Result, place: string, shown: Delivered): Promise<void> {
    if (replyTo.thread?.kind !== "own") return;
    const { channelId, messageId } = shown;
    const under = { kind: "under", messageId } as const;
    try {
      await openThread(job, { ...replyTo, channelId, conversation: place, thread: under }, result.article);
    } catch (error) {
      log.warn({ err: error, job: job.id }, "a result's thread could not be opened");
    }
  }

  function citing(job: Job, conversation: string): Promise<Cite> {
    return faults.spare(
      () => citations.ofAnswer(job.id, conversation),
      () => undefined,
    );
  }

  async function remember(job: Job, replyTo: ReplyTo, result: Result<"ask">, conversation: string): Promise<void> {
    await about(conversation, job, replyTo, result);
    const answer = result.value.answer || translator(result.to)("results.notInArticle");
    await conversations.add(conversation, job.id, { question: job.options.question ?? "", answer });
  }

  /** True where the conversation wasn't about the article before. */
  async function about(conversation: string, job: Job, replyTo: ReplyTo, { article, to }: Result): Promise<boolean> {
    const known = await conversations.find(conversation);
    if (known?.articleId === article.id) return false;
    await conversations.open(conversation, { articleId: article.id, to, locale: replyTo.locale });
    // Messages are read where the conversation has the channel to itself.
    if (conversation === replyTo.channelId) await lastSeen.note(conversation, job.id);
    return true;
  }

  /** Said once where the bot didn't open the thread, and so didn't introduce itself. Direct messages can always be read. */
  function howToAsk(replyTo: ReplyTo): string {
    const t = speaking(replyTo);
    if (replyTo.guildId === undefined) return t("threads.introTyped");
    return t(messageContent ? "threads.here" : "threads.hereUnread");
  }
}

function together(...notes: readonly string[]): string {
  return notes.filter(Boolean).join(" ");
}

function noteOf(replyTo: ReplyTo): string {
  return planNote(replyTo.thread, speaking(replyTo));
}

function speaking({ locale }: ReplyTo): Translate {
  return translator(locale);
}
