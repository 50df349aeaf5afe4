import type { Core } from "../../core.ts";
import { UserError, type UserErrorCode } from "../../errors.ts";
import type { ReplyTo } from "../../job.ts";
import type { Runner } from "../../queue/runner.ts";
import type { Reach } from "../access/reach.ts";
import type { Asker, Limited } from "../../store/limits.ts";

/** The way of every job into the queue: so much is taken from each person, channel and server, and in all. */
export interface Accept extends Pick<Runner, "submit"> {
  /**
   * Counts a job that is still to be prepared, and is handed to the runner itself then. Throws person_limit, channel_limit,
   * server_limit, installation_limit.
   */
  readonly count: (replyTo: ReplyTo) => Promise<void>;
  /** True where it may be said that a message wasn't taken: not to each of many. */
  readonly tellOnce: (replyTo: ReplyTo) => Promise<boolean>;
}

export interface AcceptOptions {
  readonly limits: Core["limits"];
  readonly runner: Pick<Runner, "submit">;
  readonly reach: Pick<Reach, "asGiven">;
}

const CODES: Readonly<Record<Limited, UserErrorCode>> = {
  person: "person_limit",
  channel: "channel_limit",
  server: "server_limit",
  all: "installation_limit",
};

export function createAccept({ limits, runner, reach }: AcceptOptions): Accept {
  return {
    count,
    async submit(job, replyTo) {
      await count(replyTo);
      await runner.submit({ ...job, input: await reach.asGiven(job.input, replyTo) }, replyTo);
    },
    tellOnce: (replyTo) => limits.tellOnce(askerOf(replyTo)),
  };

  async function count(replyTo: ReplyTo): Promise<void> {
    const reached = await limits.take(askerOf(replyTo));
    if (reached) throw new UserError(CODES[reached.of], { wait: reached.wait });
  }
}

/** All threads of a channel share what the channel has. */
export function askerOf({ userId, guildId, channelId, parentId }: ReplyTo): Asker {
  return { userId, guildId, channelId: parentId ?? channelId };
}
