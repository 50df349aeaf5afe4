import { ChannelType, type Message } from "discord.js";
import type { Core } from "../core.ts";
import type { Runner } from "../queue/runner.ts";
import { UserError } from "../errors.ts";
import { LONGEST_QUESTION } from "../job.ts";
import { errorSentence } from "../locale/error.ts";
import { translator, type Translate } from "../locale/translate.ts";
import type { Deliver } from "./deliver.ts";
import { sentence } from "./message.ts";

export interface QuestionOptions {
  readonly conversations: Core["conversations"];
  readonly runner: Runner;
  readonly deliver: Pick<Deliver, "post">;
  /** Discord lets the bot read messages that don't address it. */
  readonly messageContent: boolean;
}

/** Takes a message in an article's thread as a question, where it is meant for the bot and can be read. */
export function createQuestions({ conversations, runner, deliver, messageContent }: QuestionOptions) {
  return async (message: Message): Promise<void> => {
    if (message.author.bot || message.webhookId || message.system) return;
    const readable = messageContent || message.channel.type === ChannelType.DM;
    if (!isAddressed(message, readable) || (readable && message.content === "")) return;
    const conversation = await conversations.find(message.channelId);
    if (!conversation) return;
    const question = withoutMention(message);
    const locale = message.guild?.preferredLocale ?? "en-US";
    const told = objection(message, question, translator(locale));
    if (told !== undefined) {
      await deliver.post(message.channelId, sentence(told), { nonce: message.id, answers: message.id });
      return;
    }
    await runner.submit(
      {
        id: message.id,
        task: "ask",
        input: { kind: "article", id: conversation.articleId },
        options: { to: conversation.to, question },
      },
      {
        applicationId: message.client.application.id,
        channelId: message.channelId,
        userId: message.author.id,
        locale,
        private: false,
        member: true,
        messageId: message.id,
        conversation: message.channelId,
      },
    );
  };
}

/** Why a message is no question, where that needs saying. */
function objection(message: Message, question: string, t: Translate): string | undefined {
  if (question.length > LONGEST_QUESTION) {
    return errorSentence(new UserError("question_too_long", { limit: LONGEST_QUESTION }), t);
  }
  if (question !== "") return undefined;
  // Discord withholds the words of a reply to an answer that was an interaction's.
  return message.content === "" ? t("threads.unreadable") : errorSentence(new UserError("no_question"), t);
}

/** A mention, or a reply to the bot with its ping on; where everything can be read, also plain words to nobody else. */
function isAddressed({ mentions, client, reference }: Message, readable: boolean): boolean {
  if (mentions.users.has(client.user.id)) return true;
  if (!readable || mentions.users.size > 0) return false;
  return reference === null || mentions.repliedUser?.id === client.user.id;
}

function withoutMention(message: Message): string {
  return message.content.replaceAll(new RegExp(`<@!?${message.client.user.id}>`, "g"), " ").trim();
}
