import type { Client, Message } from "discord.js";
import pLimit from "p-limit";
import type { Log } from "../../log.ts";
import type { LastSeen, Seen } from "../../store/last-seen.ts";
import { DELETED, FORBIDDEN, isCode } from "../discord-error.ts";
import { MESSAGES } from "../limits.ts";

export interface MissedOptions {
  readonly client: Client;
  readonly lastSeen: LastSeen;
  /** Deals with one message; with what was dealt with before, not again. */
  readonly take: (message: Message) => Promise<void>;
  readonly log: Log;
  readonly now: () => number;
}

export interface Missed {
  /** Reads what was said in conversations while nobody listened, oldest first. Never throws. */
  readonly look: () => Promise<void>;
  /** Settles when a conversation was looked through: what is said meanwhile comes after it. */
  readonly looked: (conversation: string) => Promise<void>;
  readonly stop: () => void;
}

const DAY = 24 * 60 * 60 * 1000;
/** Nobody waits longer for an answer. */
const LOOKS_BACK = 7 * DAY;
/** Conversations that are looked through, the last used first, and pages of each. */
const CONVERSATIONS = 50;
const PAGES = 3;
/** Conversations that are looked through at once: answers that are due now need requests, too. */
const AT_ONCE = 4;

export function createMissed({ client, lastSeen, take, log, now }: MissedOptions): Missed {
  const looking = new Map<string, Promise<void>>();
  const limit = pLimit(AT_ONCE);
  let stopped = false;

  async function look(): Promise<void> {
    try {
      for (const seen of await lastSeen.since(now() - LOOKS_BACK, CONVERSATIONS)) begin(seen);
      await Promise.all(looking.values());
    } catch (error) {
      log.error({ err: error }, "missed questions could not be looked for");
    }
  }

  function begin(seen: Seen): void {
    if (looking.has(seen.conversation)) return;
    const looked = limit(() => lookIn(seen)).finally(() => looking.delete(seen.conversation));
    looking.set(seen.conversation, looked);
  }

  async function lookIn({ conversation, messageId }: Seen): Promise<void> {
    try {
      const channel = stopped ? null : await client.channels.fetch(conversation);
      if (!channel?.isTextBased() || !isNewer(channel.lastMessageId ?? undefined, messageId)) return;
      for (let page = 0, after = messageId; page < PAGES && !stopped; page++) {
        const found = await channel.messages.fetch({ after, limit: MESSAGES, cache: false });
        for (const message of [...found.values()].toSorted(byId)) await take(message);
        if (found.size < MESSAGES) return;
        after = [...found.keys()].toSorted(asNumbers).at(-1) ?? after;
      }
    } catch (error) {
      const isGone = isCode(error, [DELETED, ...FORBIDDEN]);
      if (isGone) await lastSeen.remove(conversation);
      log[isGone ? "info" : "warn"]({ err: error, conversation }, "a conversation could not be looked through");
    }
  }

  return { look, looked: async (conversation) => looking.get(conversation), stop: () => void (stopped = true) };
}

/** Discord names a channel's last message; where it doesn't, there may be one. */
function isNewer(last: string | undefined, messageId: string): boolean {
  return last === undefined || asNumbers(last, messageId) > 0;
}

const byId = (a: Message, b: Message) => asNumbers(a.id, b.id);

/** Snowflakes are too large for JavaScript's numbers. */
function asNumbers(a: string, b: string): number {
  return a.length - b.length || (a < b ? -1 : Number(a > b));
}
