import { ChannelType, PermissionFlagsBits, Routes, type BaseInteraction, type REST } from "discord.js";
import type { Article } from "../article/article.ts";
import type { Job, ReplyTo, ThreadPlan } from "../job.ts";
import { translator, type Translate } from "../locale/translate.ts";
import type { Conversations } from "../store/conversations.ts";
import { isCode, type Deliver } from "./deliver.ts";
import { THREAD_ARCHIVE, THREAD_NAME } from "./limits.ts";
import { sentence } from "./message.ts";
import { hostLabel, label, maskedLink, neutraliseLine } from "./neutralise.ts";
import { shorten } from "./pages.ts";

/** Characters of the headline in the introduction. */
const TITLE = 250;

const NEEDED = ["CreatePublicThreads", "SendMessagesInThreads"] as const;
const HOSTS: readonly unknown[] = [ChannelType.GuildText, ChannelType.GuildAnnouncement];

/** Whether a question about the result in `messageId` can have a thread, as far as Discord tells beforehand. */
export function planThread(
  interaction: Pick<BaseInteraction, "channel" | "appPermissions">,
  messageId: string,
  place: { readonly member: boolean; readonly private: boolean },
): ThreadPlan {
  const type = interaction.channel?.type;
  if (!place.member || place.private || !HOSTS.includes(type)) return { kind: "none" };
  const missing = NEEDED.find((permission) => !interaction.appPermissions.has(PermissionFlagsBits[permission]));
  return missing ? { kind: "none", missing } : { kind: "under", messageId };
}

/** Why an answer stands where it stands, if a person can do something about it. */
function planNote(plan: ThreadPlan | undefined, t: Translate): string | undefined {
  if (plan?.kind !== "none" || !plan.missing) return undefined;
  return t("threads.missing", { permission: t(`permissions.${plan.missing}`) });
}

export interface ThreadOptions {
  readonly rest: REST;
  readonly deliver: Deliver;
  readonly conversations: Conversations;
  /** Typed questions can be read. */
  readonly messageContent: boolean;
}

export type OpenThread = (job: Job, replyTo: ReplyTo, article: Article) => Promise<{ id: string } | { note: string }>;

/** The message has a thread already. */
const HAS_THREAD = [160004];
const THREAD_LIMIT = [160006];
/** Missing access, missing permissions. */
const FORBIDDEN = [50001, 50013];

/** Gives the thread under a result, made and introduced on the first question; or the reason why there is none. */
export function createOpenThread({ rest, deliver, conversations, messageContent }: ThreadOptions): OpenThread {
  return async (job, replyTo, article) => {
    const plan = replyTo.thread;
    const t = translator(replyTo.locale);
    if (plan?.kind !== "under") return { note: planNote(plan, t) ?? "" };
    // A message's thread has the message's id.
    const id = plan.messageId;
    if (await conversations.find(id)) return { id };
    try {
      await rest.post(Routes.threads(replyTo.channelId, plan.messageId), {
        body: { name: threadName(article), auto_archive_duration: THREAD_ARCHIVE },
      });
    } catch (error) {
      if (isCode(error, THREAD_LIMIT)) return { note: t("threads.limit") };
      if (isCode(error, FORBIDDEN))
        return { note: planNote({ kind: "none", missing: "CreatePublicThreads" }, t) ?? "" };
      if (!isCode(error, HAS_THREAD)) throw error;
    }
    await conversations.open(id, { articleId: article.id, to: job.options.to });
    if (replyTo.conversation) await conversations.move(replyTo.conversation, id);
    await deliver.post(id, sentence(introduction(article, messageContent, t)), { nonce: `i${job.id}` });
    return { id };
  };
}

function threadName(article: Article): string {
  return shorten(neutraliseLine(article.title).replaceAll("\\", ""), THREAD_NAME) || "Article";
}

function introduction(article: Article, messageContent: boolean, t: Translate): string {
  const url = article.url ?? article.canonicalUrl;
  const title = [maskedLink(label(article.title, TITLE), url), hostLabel(url)].filter(Boolean).join(" · ");
  return [title, t("threads.intro"), t(messageContent ? "threads.introTyped" : "threads.introUntyped")].join("\n");
}
