import { createHash } from "node:crypto";
import type { Message } from "discord.js";
import type { ReplyTo } from "../../job.ts";

/** A message in a server. */
export type ServerMessage = Message<true>;

/** Bits of an id that tell messages of one millisecond apart. */
const WITHIN_MILLISECOND = 22n;

/**
 * The id of a job that no interaction began: for one wish about a message always the same, so that it is done once, and
 * of the message's time, so that it stands among other ids where it belongs.
 */
export function jobId(messageId: string, wish: string): string {
  const digest = createHash("sha256").update(`${messageId} ${wish}`).digest().readUInt32BE();
  const time = BigInt(messageId) >> WITHIN_MILLISECOND;
  return String((time << WITHIN_MILLISECOND) | BigInt(digest >>> (32 - Number(WITHIN_MILLISECOND))));
}

/** A reply to a message whose person didn't ask for one: in the server's language, and a result or nothing. */
export function quietReply({ client, channelId, guild, guildId, id }: ServerMessage, userId: string): ReplyTo {
  return {
    applicationId: client.application.id,
    channelId,
    guildId,
    userId,
    locale: guild.preferredLocale,
    private: false,
    member: true,
    messageId: id,
    quiet: true,
  };
}
