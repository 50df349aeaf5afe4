import type { MessageReaction, PartialMessageReaction, PartialUser, User } from "discord.js";
import pLimit from "p-limit";
import { prose } from "../../article/article.ts";
import type { Core } from "../../core.ts";
import { UserError } from "../../errors.ts";
import type { Job, ReplyTo } from "../../job.ts";
import type { Log } from "../../log.ts";
import { createLanes } from "./lanes.ts";
import type { Runner } from "../../queue/runner.ts";
import type { Settings } from "../../store/settings.ts";
import { isWrittenIn } from "../../task/language.ts";
import type { Accept } from "../job/accept.ts";
import type { Admission } from "../job/admission.ts";
import { candidatesIn } from "../command/candidates.ts";
import { isClosed } from "../discord-error.ts";
import { wishOf } from "./flags.ts";
import type { OpenThread } from "../thread/thread.ts";
import { planThread } from "../thread/thread-plan.ts";
import { jobId, quietReply, type ServerMessage } from "./unasked.ts";
import type { UsualLanguage } from "../command/usual-language.ts";

export interface ReactionOptions {
  readonly core: Pick<Core, "cache" | "engine" | "read" | "settings">;
  readonly runner: Pick<Runner, "submit">;
  readonly accept: Pick<Accept, "count">;
  readonly admission: Pick<Admission, "enter">;
  readonly openThread: OpenThread;
  readonly usualLanguage: UsualLanguage;
  readonly log: Log;
}

/** Messages that are looked into at once. */
const AT_ONCE = 4;

type Reaction = MessageReaction | PartialMessageReaction;

/**
 * Takes a flag, or another sign, under a message as the wish for its article in that language: once for a message and
 * wish, however often and by however many it is given. What can't be done isn't mentioned. `take` never rejects.
 */
export function createReactions({ core, runner, accept, admission, openThread, usualLanguage, log }: ReactionOptions) {
  const underWay = new Set<string>();
  const lanes = createLanes();
  const limit = pLimit(AT_ONCE);

  return { take };

  async function take(reaction: Reaction, user: User | PartialUser): Promise<void> {
    const { guildId } = reaction.message;
    const { id: custom, name } = reaction.emoji;
    const wish = custom === null && name !== null ? wishOf(name) : undefined;
    if (!wish || !guildId || user.bot || (wish.task === "translate" && core.engine === "extractive")) return;
    try {
      const settings = await core.settings.get(guildId);
      if (!settings.flags) return;
      const to = wish.to ?? (await usualLanguage({ guildId }));
      const id = jobId(reaction.message.id, `${wish.task} ${to}`);
      const job = { id, task: wish.task, options: { to } };
      await once(id, reaction.message.id, () => grant(reaction, user.id, settings, job));
    } catch (error) {
      const isExpected = error instanceof UserError || isClosed(error);
      log[isExpected ? "debug" : "warn"]({ err: error }, "nothing came of a reaction");
    }
  }

  /**
   * What was accepted before, or is being looked into, isn't looked into again. Wishes about one message follow each
   * other: they share a thread.
   */
  async function once(id: string, message: string, work: () => Promise<void>): Promise<void> {
    if (underWay.has(id)) return;
    underWay.add(id);
    const place = lanes.enter(message);
    try {
      await place.turn;
      if (!(await core.cache.requests.get(id))) await limit(work);
    } finally {
      place.leave();
      underWay.delete(id);
    }
  }

  /** The article is read first, so that a thread is opened only where there is something to put in it. */
  async function grant(
    reaction: Reaction,
    userId: string,
    settings: Settings,
    wish: Omit<Job, "input">,
  ): Promise<void> {
    const message = await reaction.message.fetch();
    const [input] = candidatesIn(message);
    if (!input || !message.inGuild()) return;
    const { guildId, channelId, channel, guild } = message;
    await admission.enter({ guildId, channelId, channel, guild, member: null, author: { id: userId } });
    const reply = quietReply(message, userId);
    await accept.count(reply);
    const article = await core.read(input);
    const { task, options } = wish;
    if (prose(article).length === 0 || (task === "translate" && isWrittenIn(article, options.to))) return;
    const job = { ...wish, input };
    const plan = planFor(message, settings);
    const thread = plan.kind === "under" ? await openThread(job, { ...reply, thread: plan }, article) : undefined;
    await runner.submit(job, thread && "id" in thread ? inThread(reply, thread.id) : reply);
  }
}

/** A thread is a place of its own: there, all can be said. */
function inThread({ messageId: _message, quiet: _quiet, ...reply }: ReplyTo, id: string): ReplyTo {
  return { ...reply, channelId: id, conversation: id };
}

function planFor({ channel, client, id }: ServerMessage, { threads }: Settings) {
  const appPermissions = channel.permissionsFor(client.user);
  if (!appPermissions) return { kind: "none" as const };
  return planThread({ channel, appPermissions }, id, { member: true, private: false, threads });
}
