import { Routes, type REST } from "discord.js";
import type { Article } from "../../article/article.ts";
import type { Job, ReplyTo } from "../../job.ts";
import { translator, type Translate } from "../../locale/translate.ts";
import type { Store } from "../../store/store.ts";
import { placeOf } from "./conversation.ts";
import type { Deliver } from "../delivery/deliver.ts";
import { FORBIDDEN, isCode } from "../discord-error.ts";
import { headline } from "../message/header.ts";
import { THREAD_ARCHIVE, THREAD_NAME } from "../limits.ts";
import { sentence } from "../message/message.ts";
import { plainLine } from "../message/neutralise.ts";
import { shorten } from "../message/pages.ts";
import { planNote } from "./thread-plan.ts";

export interface ThreadOptions {
  readonly rest: REST;
  readonly deliver: Pick<Deliver, "post">;
  readonly store: Pick<Store, "anchors" | "conversations" | "faults" | "lastSeen">;
  /** Typed questions can be read. */
  readonly messageContent: boolean;
}

export type OpenThread = (job: Job, replyTo: ReplyTo, article: Article) => Promise<{ id: string } | { note: string }>;

/** The message has a thread already. */
const HAS_THREAD = 160004;
const THREAD_LIMIT = 160006;

/** Gives the thread under a result, made and introduced on the first question; or the reason why there is none. */
export function createOpenThread({ rest, deliver, store, messageContent }: ThreadOptions): OpenThread {
  const { anchors, conversations, faults, lastSeen } = store;

  return async (job, replyTo, article) => {
    const plan = replyTo.thread;
    const t = translator(replyTo.locale);
    if (plan?.kind !== "under") return { note: planNote(plan, t) };
    // A message's thread has the message's id.
    const id = plan.messageId;
    if (await faults.spare(() => conversations.find(id), undefined)) return { id };
    try {
      await rest.post(Routes.threads(replyTo.channelId, plan.messageId), {
        body: { name: threadName(article, t), auto_archive_duration: THREAD_ARCHIVE },
      });
    } catch (error) {
      if (isCode(error, [THREAD_LIMIT])) return { note: t("threads.limit") };
      if (isCode(error, FORBIDDEN)) return { note: planNote({ kind: "none", missing: "CreatePublicThreads" }, t) };
      if (!isCode(error, [HAS_THREAD])) throw error;
    }
    // Without it questions there aren't understood, but this one has its answer.
    await faults.spare(() => begin(id, job, replyTo, article), undefined);
    await deliver.post(id, sentence(introduction(article, messageContent, t)), { nonce: `i${job.id}` });
    return { id };
  };

  async function begin(id: string, job: Job, replyTo: ReplyTo, article: Article): Promise<void> {
    await conversations.open(id, { articleId: article.id, to: job.options.to, locale: replyTo.locale });
    await lastSeen.note(id, job.id);
    if (replyTo.conversation) await conversations.move(replyTo.conversation, id);
    const shown = await anchors.find(placeOf(replyTo, article.id));
    const { guildId, channelId } = replyTo;
    await anchors.set(id, shown?.messageId === id ? shown : { guildId, channelId, messageId: id });
  }
}

function threadName(article: Article, t: Translate): string {
  return shorten(plainLine(article.title), THREAD_NAME) || t("threads.untitled");
}

function introduction(article: Article, messageContent: boolean, t: Translate): string {
  return [
    headline(article, t),
    t("threads.intro"),
    t(messageContent ? "threads.introTyped" : "threads.introUntyped"),
  ].join("\n");
}
