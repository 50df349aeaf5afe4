import { setTimeout as sleep } from "node:timers/promises";
import { MessageReferenceType, type Message, type MessageContextMenuCommandInteraction } from "discord.js";
import { UserError } from "../../errors.ts";
import { anyFileIn, candidatesIn, type Candidate } from "./candidates.ts";
import { isMember } from "../access/member.ts";

/** Milliseconds for reading the message that another one answers: the person waits for a first response. */
const PATIENCE = 1_500;

/** A message's own, else those of the message that it answers. Throws no_link_in_message, unread_reply. */
export async function candidatesOf(interaction: MessageContextMenuCommandInteraction): Promise<Candidate[]> {
  const { targetMessage: message, attachmentSizeLimit: limit } = interaction;
  const own = candidatesIn(message, limit);
  if (own.length > 0) return own;
  const answered = isReply(message) ? await answeredBy(interaction) : undefined;
  const theirs = answered ? candidatesIn(answered, limit) : [];
  if (theirs.length > 0) return theirs;
  const file = anyFileIn(message, limit);
  if (file) return [file];
  throw new UserError(isReply(message) && isUnread(answered) ? "unread_reply" : "no_link_in_message");
}

/** A forwarded message holds a copy of what it refers to. */
function isReply({ reference }: Message): boolean {
  return reference?.messageId !== undefined && reference.type === MessageReferenceType.Default;
}

/** Undefined where the bot may not read it, or not in time. */
async function answeredBy(interaction: MessageContextMenuCommandInteraction): Promise<Message | undefined> {
  if (!isMember(interaction)) return undefined;
  const read = interaction.targetMessage.fetchReference().catch(() => undefined);
  return Promise.race([read, sleep(PATIENCE, undefined, { ref: false })]);
}

/** Without the message content intent, Discord withholds all that a message says. */
function isUnread(message: Message | undefined): boolean {
  return !message || (message.content === "" && message.attachments.size === 0 && message.embeds.length === 0);
}
