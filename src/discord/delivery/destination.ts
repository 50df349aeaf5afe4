import { Routes, type REST } from "discord.js";
import type { Job, ReplyTo } from "../../job.ts";
import { ARCHIVED, isCode, UNKNOWN_INTERACTION } from "../discord-error.ts";
import { request, type Message } from "../message/message.ts";
import type { Delivered, Post } from "./post.ts";

/** The one message that shows how far a job is, and then what came of it. */
export interface Destination {
  /** Of its edits. */
  readonly route: `/${string}`;
  readonly edit: (message: Message, signal?: AbortSignal) => Promise<unknown>;
  /** The last state; undefined where it can't be shown there any more. */
  readonly finish: (message: Message) => Promise<Delivered | undefined>;
  /** Takes the message away, where it can be, for one that has taken its place. Never rejects. */
  readonly discard: () => Promise<void>;
}

export interface DestinationOptions {
  readonly rest: REST;
  readonly now: () => number;
  readonly post: Post;
}

/** Unknown interaction, unknown webhook, unknown message, invalid webhook token: the interaction can't be answered any more. */
const GONE = [UNKNOWN_INTERACTION, 10015, 10008, 50027];
/** Unknown message; too old a one, edited too often; somebody else's. */
const FIXED = [10008, 30046, 50005];

/** Where an answer goes as things stand. */
export function destinationOf(job: Job, replyTo: ReplyTo, options: DestinationOptions): Destination {
  const { interaction } = replyTo;
  if (interaction) return ofInteraction({ ...replyTo, interaction }, options);
  return replyTo.onPress ? NOWHERE : ofMessage(job, replyTo, options);
}

/** Of a question that somebody typed, or a wish that was read off: there never was an interaction. */
export function isTyped({ interaction, until }: ReplyTo): boolean {
  return interaction === undefined && until === undefined;
}

/** A private answer never goes to a channel. One that waits for a press stands behind its button. */
export function isMovable({ member, private: own, onPress }: ReplyTo): boolean {
  return member && !own && !onPress;
}

/** True where nobody can be told any more. */
export function isLost(replyTo: ReplyTo, now: number): boolean {
  const { interaction, onPress } = replyTo;
  return interaction !== undefined && now >= interaction.expires && !onPress && !isMovable(replyTo);
}

/** What comes of a job is kept until somebody presses a button for it. */
const NOWHERE: Destination = {
  route: "/",
  edit: () => Promise.resolve(),
  finish: () => Promise.resolve(undefined),
  discard: () => Promise.resolve(),
};

/** The deferred reply to an interaction, by its token. */
export function ofInteraction(
  replyTo: Omit<ReplyTo, "interaction"> & Required<Pick<ReplyTo, "interaction">>,
  { rest, now }: Pick<DestinationOptions, "rest" | "now">,
): Destination {
  const { applicationId, channelId, interaction, inPlace } = replyTo;
  const route = Routes.webhookMessage(applicationId, interaction.token, "@original");
  const isDead = () => now() >= interaction.expires;

  async function edit(message: Message, signal?: AbortSignal): Promise<Delivered> {
    const edited = await rest.patch(route, { ...request(message), auth: false, ...(signal ? { signal } : {}) });
    return { channelId, messageId: (edited as { id: string }).id };
  }

  return {
    route,
    edit,
    async finish(message) {
      if (isDead()) return undefined;
      try {
        return await (isMovable(replyTo) ? awake(rest, channelId, () => edit(message)) : edit(message));
      } catch (error) {
        if (!isCode(error, GONE)) throw error;
        return undefined;
      }
    },
    async discard() {
      // What was there before the press stays.
      if (inPlace) return;
      const { messageId } = interaction;
      try {
        if (!isDead()) await rest.delete(route, { auth: false });
        else if (messageId !== undefined) await rest.delete(Routes.channelMessage(channelId, messageId));
      } catch {
        // It says no more than that something was under way.
      }
    },
  };
}

/** A message of the bot's own, or one that is made at the end where it couldn't be made at the start. */
function ofMessage(job: Job, replyTo: ReplyTo, { rest, post }: DestinationOptions): Destination {
  const { channelId, answerId = "", thread } = replyTo;
  const asked = replyTo.messageId ?? (thread?.kind === "under" ? thread.messageId : undefined);
  const route = Routes.channelMessage(channelId, answerId);
  const reply = (message: Message, nonce: string) => post(channelId, message, { nonce, answers: asked });

  async function edit(message: Message, signal?: AbortSignal): Promise<Delivered> {
    await rest.patch(route, { ...request(message), ...(signal ? { signal } : {}) });
    return { channelId, messageId: answerId };
  }

  return {
    route,
    edit,
    discard: () => Promise.resolve(),
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
