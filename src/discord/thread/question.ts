import { ChannelType, type Message } from "discord.js";
import type { Core } from "../../core.ts";
import { UserError } from "../../errors.ts";
import { LONGEST_QUESTION, type Job, type ReplyTo } from "../../job.ts";
import { errorSentence } from "../../locale/error.ts";
import { translator, type Translate } from "../../locale/translate.ts";
import type { Conversation } from "../../store/conversations.ts";
import { isByPerson } from "../access/person.ts";
import { DEFAULT_LANGUAGE } from "../command/arguments.ts";
import { loneLink } from "../command/links.ts";
import type { Accept } from "../job/accept.ts";
import type { Admission } from "../job/admission.ts";
import type { TellClosed } from "../delivery/closed.ts";
import type { Deliver } from "../delivery/deliver.ts";
import { isClosed } from "../discord-error.ts";
import { sampleRow } from "../message/buttons.ts";
import { sentence, type Message as Reply } from "../message/message.ts";

export interface QuestionOptions {
  readonly store: Pick<Core, "claims" | "conversations" | "lastSeen">;
  readonly accept: Accept;
  readonly deliver: Pick<Deliver, "post">;
  readonly tellClosed: TellClosed;
  readonly admission: Pick<Admission, "refusal">;
  /** Discord lets the bot read messages that don't address it. */
  readonly messageContent: boolean;
}

/** Takes a message in a conversation as a question, where it is meant for the bot and can be read; each once. */
export function createQuestions(options: QuestionOptions) {
  const { store, accept, deliver, tellClosed, admission, messageContent } = options;
  const { claims, conversations, lastSeen } = store;

  return async (message: Message): Promise<void> => {
    if (!isByPerson(message) || !isConversation(message)) return;
    const conversation = await conversations.find(message.channelId);
    const readable = messageContent || isDirect(message);
    const isMeant = isAddressed(message, readable) && !(readable && message.content === "");
    try {
      if (isMeant) await admit(message, conversation);
    } catch (error) {
      if (!isClosed(error)) throw error;
      await tellClosed(message.id, replyToOf(message, conversation), error);
    }
    // After it was written down as a job: what comes twice is dropped, what never comes is lost.
    if (conversation) await lastSeen.note(message.channelId, message.id);
  };

  /** Among others nobody has asked for a refusal by what was typed. */
  async function admit(message: Message, conversation: Conversation | undefined): Promise<void> {
    const refused = await admission.refusal(message);
    if (!refused) await take(message, conversation);
    else if (isDirect(message)) await refuse(message, replyToOf(message, conversation), new UserError(refused));
  }

  async function take(message: Message, conversation: Conversation | undefined): Promise<void> {
    const question = withoutMention(message);
    const link = isDirect(message) ? loneLink(question) : undefined;
    if (link !== undefined) {
      await submit(summaryOf(message, link, conversation), message, conversation);
      return;
    }
    const reply = replyInstead(message, question, conversation, translator(localeOf(message, conversation)));
    if (reply) {
      if (await claims.take(message.id))
        await deliver.post(message.channelId, reply, { nonce: message.id, answers: message.id });
    } else if (conversation) {
      await submit(jobOf(message, question, conversation), message, conversation);
    }
  }

  async function submit(job: Job, message: Message, conversation: Conversation | undefined): Promise<void> {
    const replyTo = replyToOf(message, conversation);
    try {
      await accept.submit(job, replyTo);
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      await refuse(message, replyTo, error);
    }
  }

  /** Once, not under each message of somebody who goes on. */
  async function refuse(message: Message, replyTo: ReplyTo, why: UserError): Promise<void> {
    if (!(await accept.tellOnce(replyTo))) return;
    const reply = sentence(errorSentence(why, translator(replyTo.locale)));
    await deliver.post(message.channelId, reply, { nonce: message.id, answers: message.id });
  }
}

/** A thread, or a direct message: elsewhere people talk of other things. */
function isConversation(message: Message): boolean {
  return message.channel.isThread() || isDirect(message);
}

function isDirect({ channel }: Message): boolean {
  return channel.type === ChannelType.DM;
}

function jobOf({ id }: Message, question: string, { articleId, to }: Conversation): Job {
  return { id, task: "ask", input: { kind: "article", id: articleId }, options: { to, question } };
}

/** A link alone is no question, but the next article to talk about. */
function summaryOf({ id }: Message, url: string, conversation: Conversation | undefined): Job {
  const to = conversation?.to ?? DEFAULT_LANGUAGE;
  return { id, task: "summarize", input: { kind: "link", url }, options: { to } };
}

function replyToOf(message: Message, conversation: Conversation | undefined): ReplyTo {
  const { channel, guildId } = message;
  const parentId = channel.isThread() ? channel.parentId : null;
  return {
    applicationId: message.client.application.id,
    channelId: message.channelId,
    ...(guildId === null ? {} : { guildId }),
    ...(parentId === null ? {} : { parentId }),
    userId: message.author.id,
    locale: localeOf(message, conversation),
    private: false,
    member: true,
    messageId: message.id,
    conversation: message.channelId,
  };
}

/** Discord doesn't say which language somebody uses who types. */
const localeOf = ({ guild }: Message, conversation: Conversation | undefined): string =>
  guild?.preferredLocale ?? conversation?.locale ?? "en-US";

/** What is said where a message is no question, and that needs saying. */
function replyInstead(
  message: Message,
  question: string,
  conversation: Conversation | undefined,
  t: Translate,
): Reply | undefined {
  if (!conversation && isDirect(message)) return sentence(t("hello"), sampleRow(t));
  const objection = objectionTo(message, question, conversation, t);
  return objection === undefined ? undefined : sentence(objection);
}

function objectionTo(
  message: Message,
  question: string,
  conversation: Conversation | undefined,
  t: Translate,
): string | undefined {
  if (!conversation) return isLate(message) ? errorSentence(new UserError("article_expired"), t) : undefined;
  if (question.length > LONGEST_QUESTION) {
    return errorSentence(new UserError("question_too_long", { limit: LONGEST_QUESTION }), t);
  }
  if (question !== "") return undefined;
  // Discord withholds the words of a reply to an answer that was an interaction's.
  return message.content === "" ? t("threads.unreadable") : errorSentence(new UserError("no_question"), t);
}

/**
 * A mention, or a reply to the bot with its ping on. Where everything can be read, also a reply without, and in the bot's
 * own threads and direct messages plain words to nobody else.
 */
function isAddressed(message: Message, readable: boolean): boolean {
  const { mentions, client, reference } = message;
  if (mentions.users.has(client.user.id)) return true;
  if (!readable || mentions.users.size > 0) return false;
  if (reference !== null) return mentions.repliedUser?.id === client.user.id;
  return isOwn(message) || isDirect(message);
}

/** A thread that the bot opened. */
function isOwn({ channel, client }: Message): boolean {
  return channel.isThread() && channel.ownerId === client.user.id;
}

/** For the thread of an article that was forgotten, or kept long enough; what isn't said to the bot is left alone there. */
function isLate(message: Message): boolean {
  return isOwn(message) && message.mentions.users.has(message.client.user.id);
}

function withoutMention(message: Message): string {
  return message.content.replaceAll(new RegExp(`<@!?${message.client.user.id}>`, "g"), " ").trim();
}
