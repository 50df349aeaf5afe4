import { Routes, type REST } from "discord.js";
import type { Job, ReplyTo } from "../../job.ts";
import { ARCHIVED, isCode, UNKNOWN_INTERACTION } from "../discord-error.ts";
import { request, type Message } from "../message/message.ts";
import type { Delivered, Post } from "./post.ts";

/** The one message that shows how far a job is, and then what came of it. */
export interface Destination {
  /** Of its edits. */
  readonly route: `/${string}`;
  readonly edit: (message: Message, signal?: AbortSignal) => Promise<Delivered>;
  /** The last state; where the message takes no edit any more, a new one in its place. */
  readonly finish: (message: Message) => Promise<Delivered>;
}

export interface DestinationOptions {
  readonly rest: REST;
  readonly now: () => number;
  readonly post: Post;
}

/** Unknown interaction, unknown webhook, unknown message, invalid webhook token: the interaction can't be answered any more. */
const GONE = [UNKNOWN_INTERACTION, 10015, 10008, 50027];
/** Unknown message; too old a one, edited too often. */
const FIXED = [10008, 30046];

/** The deferred reply to an interaction, by its token. */
export function ofInteraction(job: Job, replyTo: ReplyTo, { rest, now, post }: DestinationOptions): Destination {
  const { applicationId, channelId, interaction } = replyTo;
  const route = Routes.webhookMessage(applicationId, interaction?.token ?? "", "@original");
  // A private answer never moves to a channel.
  const movable = replyTo.member && !replyTo.private;
  const repost = (message: Message) => post(channelId, message, { nonce: job.id });

  async function edit(message: Message, signal?: AbortSignal): Promise<Delivered> {
    const edited = await rest.patch(route, { ...request(message), auth: false, ...(signal ? { signal } : {}) });
    return { channelId, messageId: (edited as { id: string }).id };
  }

  return {
    route,
    edit,
    async finish(message) {
      const isDead = interaction === undefined || now() >= interaction.expires;
      if (isDead && movable) return repost(message);
      try {
        return await (movable ? awake(rest, channelId, () => edit(message)) : edit(message));
      } catch (error) {
        if (!movable || !isCode(error, GONE)) throw error;
        return repost(message);
      }
    },
  };
}

/** The reply to a typed question; made at the end where it couldn't be made at the start. */
export function ofQuestion(job: Job, replyTo: ReplyTo, { rest, post }: DestinationOptions): Destination {
  const { channelId, messageId, answerId = "" } = replyTo;
  const route = Routes.channelMessage(channelId, answerId);
  const reply = (message: Message, nonce: string) => post(channelId, message, { nonce, answers: messageId });

  async function edit(message: Message, signal?: AbortSignal): Promise<Delivered> {
    await rest.patch(route, { ...request(message), ...(signal ? { signal } : {}) });
    return { channelId, messageId: answerId };
  }

  return {
    route,
    edit,
    async finish(message) {
      if (answerId === "") return reply(message, job.id);
      try {
        return await awake(rest, channelId, () => edit(message));
      } catch (error) {
        if (!isCode(error, FIXED)) throw error;
        // With the first one's nonce Discord would give back the message that is gone.
        return reply(message, `a${job.id}`);
      }
    },
  };
}

/** An archived thread takes new messages, which wake it, but no edits until it is woken. Throws the refusal of a locked one. */
async function awake<T>(rest: REST, channelId: string, edit: () => Promise<T>): Promise<T> {
  try {
    return await edit();
  } catch (error) {
    if (!isCode(error, [ARCHIVED])) throw error;
    if (!(await wake(rest, channelId))) throw error;
    return edit();
  }
}

/** False where a thread can't be woken. */
export async function wake(rest: REST, threadId: string): Promise<boolean> {
  try {
    await rest.patch(Routes.channel(threadId), { body: { archived: false } });
    return true;
  } catch {
    return false;
  }
}
