import {
  DiscordAPIError,
  InteractionResponseType,
  MessageFlags,
  RESTEvents,
  Routes,
  type APIRequest,
  type REST,
} from "discord.js";
import type { Job, Progress, ReplyTo } from "../job.ts";
import { translator } from "../locale/translate.ts";
import type { Log } from "../log.ts";
import { EDIT_INTERVAL } from "./limits.ts";
import { NO_MENTIONS, type Message } from "./message.ts";
import { renderProgress } from "./render.ts";
import { createReporter } from "./reporter.ts";

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

/** One job's way to its person. */
export interface Delivery {
  /** Shows how far the work is, now and then. Never throws. */
  readonly progress: (progress: Progress) => void;
  /** The last word: an edit of the deferred reply, or a channel message. */
  readonly finish: (message: Message) => Promise<Delivered>;
}

export interface Deliver {
  /** The deferred reply; for a typed question a typing sign. Throws where the interaction is gone. */
  readonly acknowledge: (replyTo: ReplyTo) => Promise<void>;
  readonly open: (job: Job, replyTo: ReplyTo) => Delivery;
  readonly post: (channelId: string, message: Message, posting: Posting) => Promise<Delivered>;
}

export interface DeliverOptions {
  /** discord.js's own client for REST, with the bot's token. */
  readonly rest: REST;
  readonly now: () => number;
  readonly log: Log;
}

/** Somebody answered this interaction before: with one claim for each id, that was our own request, retried. */
const ALREADY_ACKNOWLEDGED = 40060;
/** Unknown interaction, unknown webhook, unknown message, invalid webhook token: the interaction can't be answered any more. */
const GONE: readonly unknown[] = [10062, 10015, 10008, 50027];
/** HTTP status of a request that came too soon; discord.js repeats it in its time. */
const TOO_MANY = 429;

/** Delivers by interaction token and by REST alone, so that any process can do it. */
export function createDeliver({ rest, now, log }: DeliverOptions): Deliver {
  return { acknowledge, open, post };

  async function acknowledge(replyTo: ReplyTo): Promise<void> {
    const { interaction, channelId } = replyTo;
    if (!interaction) {
      await rest
        .post(Routes.channelTyping(channelId))
        .catch((error: unknown) => log.debug({ err: error }, "no typing sign"));
      return;
    }
    // Where the answer goes to a thread, this message only points there.
    const quiet = replyTo.private || replyTo.thread?.kind === "under";
    const data = quiet ? { flags: MessageFlags.Ephemeral } : {};
    try {
      await rest.post(Routes.interactionCallback(interaction.id, interaction.token), {
        body: { type: InteractionResponseType.DeferredChannelMessageWithSource, data },
        auth: false,
      });
    } catch (error) {
      if (!isCode(error, [ALREADY_ACKNOWLEDGED])) throw error;
    }
  }

  function open(job: Job, replyTo: ReplyTo): Delivery {
    const t = translator(replyTo.locale);
    const reporter = createReporter<readonly Progress[]>({ show, interval: EDIT_INTERVAL, now });

    let found: Progress[] = [];

    return {
      progress(progress) {
        if (!replyTo.interaction) return;
        // What was found stays in sight while the work goes on.
        reporter.report([...found, progress]);
        if (progress.stage === "found") found = [progress];
      },
      async finish(message) {
        await reporter.stop();
        return replyTo.interaction ? finishInteraction(job, replyTo, message) : answerMessage(job, replyTo, message);
      },
    };

    /** Where Discord asks for patience there is no more progress, so that the result doesn't queue behind it. */
    async function show(progress: readonly Progress[]): Promise<boolean> {
      const impatience = new AbortController();
      const limited = (request: APIRequest, { status }: { status: number }) => {
        if (status === TOO_MANY && request.path.includes(replyTo.interaction?.token ?? "")) impatience.abort();
      };
      rest.on(RESTEvents.Response, limited);
      try {
        await editOriginal(replyTo, renderProgress(job.task, progress, t), impatience.signal);
        return true;
      } catch (error) {
        log.debug({ err: error, job: job.id }, "a progress edit failed");
        return false;
      } finally {
        rest.off(RESTEvents.Response, limited);
      }
    }
  }

  async function finishInteraction(job: Job, replyTo: ReplyTo, message: Message): Promise<Delivered> {
    const dead = replyTo.interaction === undefined || now() >= replyTo.interaction.expires;
    // A private answer never moves to a channel.
    const movable = replyTo.member && !replyTo.private;
    if (dead && movable) return post(replyTo.channelId, message, { nonce: job.id });
    try {
      return await editOriginal(replyTo, message);
    } catch (error) {
      if (!movable || !isCode(error, GONE)) throw error;
      return post(replyTo.channelId, message, { nonce: job.id });
    }
  }

  function answerMessage(job: Job, replyTo: ReplyTo, message: Message): Promise<Delivered> {
    return post(replyTo.channelId, message, { nonce: job.id, answers: replyTo.messageId });
  }

  async function editOriginal(
    { applicationId, interaction, channelId }: ReplyTo,
    message: Message,
    signal?: AbortSignal,
  ): Promise<Delivered> {
    const route = Routes.webhookMessage(applicationId, interaction?.token ?? "", "@original");
    const edited = await rest.patch(route, { ...request(message), auth: false, ...(signal ? { signal } : {}) });
    return { channelId, messageId: (edited as { id: string }).id };
  }

  async function post(channelId: string, message: Message, { nonce, answers }: Posting): Promise<Delivered> {
    const { body, files } = request(message);
    const reference = answers ? { message_reference: { message_id: answers, fail_if_not_exists: false } } : {};
    const posted = await rest.post(Routes.channelMessages(channelId), {
      body: {
        ...body,
        ...reference,
        nonce,
        enforce_nonce: true,
        allowed_mentions: { ...NO_MENTIONS, replied_user: false },
      },
      files,
    });
    return { channelId, messageId: (posted as { id: string }).id };
  }
}

/** A message as the REST client sends it: what is uploaded is named in `attachments`, everything else is replaced. */
function request({ files = [], ...body }: Message) {
  const attachments = files.map(({ name }, index) => ({ id: String(index), filename: name }));
  return { body: { ...body, attachments }, files: files.map(({ name, data }) => ({ name, data })) };
}

export function isCode(error: unknown, codes: readonly unknown[]): boolean {
  return error instanceof DiscordAPIError && codes.includes(error.code);
}
