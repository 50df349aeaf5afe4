import { Routes, type REST } from "discord.js";
import { isCode } from "../discord-error.ts";
import { NO_MENTIONS, request, type Message } from "../message/message.ts";
import { sendInAnyForm } from "../message/plain.ts";

/** Where a final message ended up. */
export interface Delivered {
  readonly channelId: string;
  readonly messageId: string;
}

export interface Posting {
  /** Discord gives back the first message for a nonce it saw in the last minutes: a repeated post makes no second one. */
  readonly nonce: string;
  readonly answers?: string | undefined;
}

/** Sends a new message to a channel. */
export type Post = (channelId: string, message: Message, posting: Posting) => Promise<Delivered>;

/** A reply takes the permission to read what was said before; without it the answer is a message of its own. */
const NO_HISTORY = 160002;

/** Sends a message as it is, or not at all. */
export function createPost(rest: Pick<REST, "post">): Post {
  return async (channelId, message, { nonce, answers }) => {
    const { body, files } = request(message);
    const sent = { ...body, nonce, enforce_nonce: true, allowed_mentions: { ...NO_MENTIONS, replied_user: false } };
    const send = async (reference: object) => {
      const posted = await rest.post(Routes.channelMessages(channelId), { body: { ...sent, ...reference }, files });
      return { channelId, messageId: (posted as { id: string }).id };
    };
    try {
      return await send(answers ? { message_reference: { message_id: answers, fail_if_not_exists: false } } : {});
    } catch (error) {
      if (!answers || !isCode(error, [NO_HISTORY])) throw error;
      return send({});
    }
  };
}

/** The same in whatever form Discord takes. */
export function inAnyForm(post: Post): Post {
  return (channelId, message, posting) => sendInAnyForm(message, (form) => post(channelId, form, posting));
}
