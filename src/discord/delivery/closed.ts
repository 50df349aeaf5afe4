import type { Interaction } from "discord.js";
import type { ReplyTo } from "../../job.ts";
import { translator } from "../../locale/translate.ts";
import type { Log } from "../../log.ts";
import type { LastSeen } from "../../store/last-seen.ts";
import { isForOneself } from "../access/eyes.ts";
import type { Deliver } from "./deliver.ts";
import { DELETED, FORBIDDEN, isCode } from "../discord-error.ts";
import { sentence } from "../message/message.ts";

export interface ClosedOptions {
  readonly deliver: Pick<Deliver, "post">;
  readonly lastSeen: Pick<LastSeen, "remove">;
  readonly log: Log;
}

/** Whom an answer that couldn't be given was for, and where. */
export type Unanswered = Pick<ReplyTo, "channelId" | "userId" | "parentId" | "private" | "locale">;

/** Of an interaction that Discord took no answer to. */
export function unansweredOf(interaction: Interaction): Unanswered {
  const { channel, channelId, user, locale, guildLocale } = interaction;
  const parentId = channel?.isThread() ? channel.parentId : null;
  return {
    channelId: channelId ?? "",
    ...(parentId === null ? {} : { parentId }),
    userId: user.id,
    locale: guildLocale ?? locale,
    private: isPrivate(interaction),
  };
}

function isPrivate(interaction: Interaction): boolean {
  if (interaction.isMessageComponent()) return isForOneself(interaction.message);
  return interaction.isChatInputCommand() && (interaction.options.getBoolean("private") ?? false);
}

/** Never throws. */
export type TellClosed = (job: string, unanswered: Unanswered, error: unknown) => Promise<void>;

/** Says beside a thread that was deleted, shut, or closed to the bot, that it can't answer there any more. */
export function createTellClosed({ deliver, lastSeen, log }: ClosedOptions): TellClosed {
  return async (job, { channelId, userId, parentId, private: own, locale }, error) => {
    log.info({ job, err: error }, "a channel takes no answer any more");
    try {
      if (isCode(error, [DELETED])) await lastSeen.remove(channelId);
      // What was asked in private isn't told to a channel.
      if (parentId === undefined || own) return;
      const told = translator(locale)(reasonOf(error), { thread: `<#${channelId}>`, person: `<@${userId}>` });
      await deliver.post(parentId, sentence(told), { nonce: `c${job}` });
    } catch (untold) {
      log.info({ job, err: untold }, "nor does the channel it is in");
    }
  };
}

function reasonOf(error: unknown) {
  if (isCode(error, [DELETED])) return "threads.unanswered.deleted";
  return isCode(error, FORBIDDEN) ? "threads.unanswered.forbidden" : "threads.unanswered.locked";
}
