import { InteractionResponseType, MessageFlags, RESTEvents, Routes, type APIRequest, type REST } from "discord.js";
import type { Job, Progress, ReplyTo } from "../../job.ts";
import { translator } from "../../locale/translate.ts";
import type { Log } from "../../log.ts";
import type { JobHandler } from "../../queue/runner.ts";
import { respond } from "./callback.ts";
import { ofInteraction, ofQuestion, wake } from "./destination.ts";
import { isClosed, isCode, UNKNOWN_INTERACTION } from "../discord-error.ts";
import { EDIT_INTERVAL } from "../limits.ts";
import { NO_MENTIONS, request, type Message } from "../message/message.ts";
import { sendInAnyForm } from "../message/plain.ts";
import { renderProgress } from "../message/render.ts";
import type { Delivered, Post, Posting } from "./post.ts";
import { createReporter } from "./reporter.ts";

/** One job's way to its person. */
export interface Delivery {
  /** Shows how far the work is, now and then. Never throws. */
  readonly progress: (progress: Progress) => void;
  /** The last word: an edit of the message that showed the progress, or a channel message. */
  readonly finish: (message: Message) => Promise<Delivered>;
}

export interface Deliver {
  /**
   * The deferred reply, or the reply to a typed question, which becomes the answer; gives where the answer goes from then
   * on. Throws where the interaction is gone, or the thread takes no message.
   */
  readonly acknowledge: JobHandler["acknowledge"];
  readonly open: (job: Job, replyTo: ReplyTo) => Delivery;
  readonly post: Post;
}

export interface DeliverOptions {
  /** discord.js's own client for REST, with the bot's token. */
  readonly rest: REST;
  readonly now: () => number;
  readonly log: Log;
}

/** Somebody answered this interaction before: with one claim for each id, that was our own request, retried. */
const ALREADY_ACKNOWLEDGED = 40060;
/** A reply takes the permission to read what was said before; without it the answer is a message of its own. */
const NO_HISTORY = 160002;
/** HTTP status of a request that came too soon; discord.js repeats it in its time. */
const TOO_MANY = 429;

/** What a typed question is answered with at first. */
const BEGUN: readonly Progress[] = [{ stage: "asking" }];
const BEFORE_ASKING: ReadonlySet<Progress["stage"]> = new Set(["reading", "found"]);

/** Delivers by interaction token and by REST alone, so that any process can do it. */
export function createDeliver({ rest, now, log }: DeliverOptions): Deliver {
  return {
    acknowledge,
    open,
    post: (channelId, message, posting) => sendInAnyForm(message, (form) => post(channelId, form, posting)),
  };

  async function acknowledge(job: Job, replyTo: ReplyTo, isLate: boolean): Promise<ReplyTo> {
    const { interaction, asleep, channelId } = replyTo;
    if (!interaction) return replyTo.quiet ? replyTo : beginReply(job, replyTo);
    if (asleep) await wake(rest, channelId);
    try {
      await respond(rest, interaction, deferral(replyTo));
    } catch (error) {
      if (isLate && isCode(error, [UNKNOWN_INTERACTION]) && replyTo.member && !replyTo.private)
        return inChannel(replyTo);
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

  function open(job: Job, replyTo: ReplyTo): Delivery {
    const t = translator(replyTo.locale);
    const destination = (replyTo.interaction ? ofInteraction : ofQuestion)(job, replyTo, { rest, now, post });
    const reporter = createReporter<readonly Progress[]>({ show, interval: EDIT_INTERVAL, now });

    let found: Progress[] = [];
    let latest = JSON.stringify(replyTo.interaction ? [] : BEGUN);

    return {
      progress(progress) {
        // Nothing is under way to a question whose reply couldn't be begun, and its article was found before.
        if (!replyTo.interaction && (replyTo.answerId === undefined || BEFORE_ASKING.has(progress.stage))) return;
        // What was found stays in sight while the work goes on.
        const state = [...found, progress];
        if (progress.stage === "found") found = [progress];
        if (JSON.stringify(state) === latest) return;
        latest = JSON.stringify(state);
        reporter.report(state);
      },
      async finish(message) {
        await reporter.stop();
        return sendInAnyForm(message, destination.finish);
      },
    };

    /** Where Discord asks for patience there is no more progress, so that the result doesn't queue behind it. */
    async function show(progress: readonly Progress[]): Promise<boolean> {
      const impatience = new AbortController();
      const limited = ({ path }: APIRequest, { status }: { status: number }) => {
        if (status === TOO_MANY && path === destination.route) impatience.abort();
      };
      rest.on(RESTEvents.Response, limited);
      try {
        await destination.edit(renderProgress(job, progress, t), impatience.signal);
        return true;
      } catch (error) {
        log.debug({ err: error, job: job.id }, "a progress edit failed");
        return false;
      } finally {
        rest.off(RESTEvents.Response, limited);
      }
    }
  }

  async function post(channelId: string, message: Message, { nonce, answers }: Posting): Promise<Delivered> {
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
  }
}

/** To be answered by a message of its own. */
function inChannel({ interaction: _gone, ...replyTo }: ReplyTo): ReplyTo {
  return replyTo;
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
