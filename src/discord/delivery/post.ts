import type { Message } from "../message/message.ts";

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
