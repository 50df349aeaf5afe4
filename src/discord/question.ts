import { ChannelType, type Message } from "discord.js";
import type { Core } from "../core.ts";
import type { Runner } from "../queue/runner.ts";
import { errors, threads } from "../locale/en.ts";
import type { Deliver } from "./deliver.ts";
import { QUESTION } from "./limits.ts";
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
    if (!isAddressed(message, messageContent)) return;
    const conversation = await conversations.find(message.channelId);
    if (!conversation) return;
    const question = withoutMention(message).slice(0, QUESTION);
    if (question === "") {
      // Discord withholds the words of a reply to an answer that was an interaction's.
      const told = message.content === "" ? threads.unreadable : errors.no_question;
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
        locale: message.guild?.preferredLocale ?? "en-US",
        private: false,
        member: true,
        messageId: message.id,
        conversation: message.channelId,
      },
    );
  };
}

/** A mention, or a reply to the bot with its ping on; where everything can be read, also plain words to nobody else. */
function isAddressed(message: Message, messageContent: boolean): boolean {
  if (message.mentions.users.has(message.client.user.id)) return true;
  const readable = messageContent || message.channel.type === ChannelType.DM;
  return readable && message.mentions.users.size === 0 && message.reference === null;
}

function withoutMention(message: Message): string {
  return message.content.replaceAll(new RegExp(`<@!?${message.client.user.id}>`, "g"), " ").trim();
}
