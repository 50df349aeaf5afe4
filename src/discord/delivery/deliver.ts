import { InteractionResponseType, MessageFlags, type REST } from "discord.js";
import type { Job, ReplyTo } from "../../job.ts";
import { translator } from "../../locale/translate.ts";
import type { Log } from "../../log.ts";
import type { JobHandler, JobRun } from "../../queue/runner.ts";
import { isClosed, isCode, UNKNOWN_INTERACTION } from "../discord-error.ts";
import { renderProgress } from "../message/render.ts";
import { defer } from "./callback.ts";
import type { Delivery, Line } from "./delivery.ts";
import { isLost, isMovable, wake } from "./destination.ts";
import type { SetAlarm } from "./life.ts";
import { createLine } from "./line.ts";
import { createPost, inAnyForm, type Post } from "./post.ts";
import { BEGUN } from "./stages.ts";

export interface Deliver {
  /**
   * The deferred reply, or the reply to a typed question, which becomes the answer; gives where the answer goes from then
   * on. Throws where the interaction is gone, or the thread takes no message.
   */
  readonly acknowledge: JobHandler["acknowledge"];
  /** From now on the job's interaction is watched. */
  readonly accepted: NonNullable<JobHandler["accepted"]>;
  /** Undefined where nobody can be told of the job any more, which is counted. */
  readonly open: (job: Job, replyTo: ReplyTo, run?: JobRun) => Delivery | undefined;
  /** A job that goes on, and how the press of a button takes it over. */
  readonly underWay: (jobId: string) => Pick<Line, "to" | "resume"> | undefined;
  readonly post: Post;
}

export interface DeliverOptions {
  /** discord.js's own client for REST, with the bot's token. */
  readonly rest: REST;
  readonly now: () => number;
  readonly setAlarm: SetAlarm;
  readonly log: Log;
}

/** Somebody answered this interaction before: with one claim for each id, that was our own request, retried. */
const ALREADY_ACKNOWLEDGED = 40060;

/** Delivers by interaction token and by REST alone, so that any process can do it. */
export function createDeliver({ rest, now, setAlarm, log }: DeliverOptions): Deliver {
  const post = inAnyForm(createPost(rest));
  const lines = new Map<string, Line>();
  /** Since the process began. */
  let dropped = 0;

  return {
    acknowledge,
    accepted: (job, replyTo, run) => void begin(job, replyTo, run),
    open(job, replyTo, run) {
      const line = lines.get(job.id) ?? begin(job, replyTo, run);
      if (!isLost(line.to(), now())) return line;
      drop(job);
      line.close();
      return undefined;
    },
    underWay: (jobId) => lines.get(jobId),
    post,
  };

  function begin(job: Job, replyTo: ReplyTo, run: JobRun | undefined): Line {
    lines.get(job.id)?.close();
    const onLost = () => drop(job);
    const onClose = () => {
      if (lines.get(job.id) === line) lines.delete(job.id);
    };
    const line = createLine(job, replyTo, { rest, now, setAlarm, log, post, run, onLost, onClose });
    lines.set(job.id, line);
    return line;
  }

  function drop({ id }: Job): void {
    dropped += 1;
    log.warn({ job: id, dropped }, "dropped an answer that nobody can be given any more");
  }

  async function acknowledge(job: Job, replyTo: ReplyTo, isLate: boolean): Promise<ReplyTo> {
    const { interaction, asleep, channelId } = replyTo;
    if (!interaction) return replyTo.quiet ? replyTo : beginReply(job, replyTo);
    if (asleep) await wake(rest, channelId);
    try {
      const messageId = await defer(rest, interaction, deferral(replyTo));
      return messageId === undefined ? replyTo : { ...replyTo, interaction: { ...interaction, messageId } };
    } catch (error) {
      // Its life is over before it began.
      if (isLate && isCode(error, [UNKNOWN_INTERACTION]) && isMovable(replyTo))
        return { ...replyTo, interaction: { ...interaction, expires: 0 } };
      if (!isCode(error, [ALREADY_ACKNOWLEDGED])) throw error;
    }
    return replyTo;
  }

  /** A question isn't lost for a reply that Discord failed to take: then the answer comes without one before. */
  async function beginReply(job: Job, replyTo: ReplyTo): Promise<ReplyTo> {
    const { channelId, messageId } = replyTo;
    const begun = renderProgress(job, BEGUN, translator(replyTo.locale));
    try {
      const reply = await post(channelId, begun, { nonce: job.id, answers: messageId });
      return { ...replyTo, answerId: reply.messageId };
    } catch (error) {
      if (isClosed(error)) throw error;
      log.warn({ err: error, job: job.id }, "a question's answer could not be begun");
      return replyTo;
    }
  }
}

function deferral({ private: isPrivate, thread, inPlace }: ReplyTo) {
  if (inPlace) return { type: InteractionResponseType.DeferredMessageUpdate };
  // Where the answer goes to a thread, this message only points there.
  const quiet = isPrivate || thread?.kind === "under";
  return {
    type: InteractionResponseType.DeferredChannelMessageWithSource,
    data: quiet ? { flags: MessageFlags.Ephemeral } : {},
  };
}
