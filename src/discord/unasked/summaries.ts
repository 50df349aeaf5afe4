import { ChannelType, type Message } from "discord.js";
import { canonicalUrl } from "../../article/url.ts";
import type { Core } from "../../core.ts";
import { UserError } from "../../errors.ts";
import type { Input } from "../../job.ts";
import type { Log } from "../../log.ts";
import type { Runner } from "../../queue/runner.ts";
import type { Settings } from "../../store/settings.ts";
import { isByPerson } from "../access/person.ts";
import type { Accept } from "../job/accept.ts";
import type { Admission } from "../job/admission.ts";
import { candidatesIn } from "../command/candidates.ts";
import { isLikelyArticle } from "./likely-article.ts";
import { createPace } from "./pace.ts";
import { jobId, quietReply, type ServerMessage } from "./unasked.ts";
import type { UsualLanguage } from "../command/usual-language.ts";

export interface SummariesOptions {
  readonly core: Pick<Core, "cache" | "settings">;
  readonly runner: Pick<Runner, "submit">;
  readonly accept: Pick<Accept, "count">;
  readonly admission: Pick<Admission, "enter">;
  readonly usualLanguage: UsualLanguage;
  readonly log: Log;
}

/** Links of one message that are summarised. */
const OF_MESSAGE = 3;
/** Milliseconds between two summaries in a channel, and how many of them may wait there. */
const INTERVAL = 30_000;
const WAITING = 5;

/**
 * Summarises the links that people post in the channels a server has chosen for it, each once a day. What can't be
 * summarised isn't mentioned. `take` never rejects.
 */
export function createSummaries({ core, runner, accept, admission, usualLanguage, log }: SummariesOptions) {
  const pace = createPace({ interval: INTERVAL, waiting: WAITING });
  return { take, stop: pace.stop };

  async function take(message: Message): Promise<void> {
    if (!isByPerson(message) || !message.inGuild()) return;
    try {
      // Most messages have none, and then nothing has to be looked up.
      const links = linksOf(message);
      if (links.length === 0 || !isChosen(message, await core.settings.get(message.guildId))) return;
      for (const link of links) pace.enter(message.channelId, () => summarise(message, link));
    } catch (error) {
      log.warn({ err: error, message: message.id }, "a message could not be looked through for links");
    }
  }

  /** True where it was begun. */
  async function summarise(message: ServerMessage, { url }: Link): Promise<boolean> {
    const place = `${message.channelId} ${canonicalUrl(url)}`;
    try {
      if (await core.cache.summarised.get(place)) return false;
      await admission.enter(message);
      const reply = quietReply(message, message.author.id);
      await accept.count(reply);
      await core.cache.summarised.put(place, true);
      const options = { to: await usualLanguage(message), length: "short" as const };
      const job = {
        id: jobId(message.id, place),
        task: "summarize" as const,
        input: { kind: "link" as const, url },
        options,
      };
      await runner.submit(job, reply);
      return true;
    } catch (error) {
      log[error instanceof UserError ? "debug" : "warn"](
        { err: error, message: message.id },
        "a link was not summarised",
      );
      return false;
    }
  }
}

type Link = Extract<Input, { kind: "link" }>;

function linksOf(message: Message): Link[] {
  const links = candidatesIn(message).filter((candidate) => candidate.kind === "link");
  return links.filter(({ url }) => isLikelyArticle(url)).slice(0, OF_MESSAGE);
}

/** Forums have nothing but threads; elsewhere a thread is a conversation of its own. */
function isChosen({ channelId, channel }: ServerMessage, { summarised }: Settings): boolean {
  if (summarised.includes(channelId)) return true;
  const forum = channel.isThread() ? channel.parent : null;
  const isForum = forum?.type === ChannelType.GuildForum || forum?.type === ChannelType.GuildMedia;
  return isForum && summarised.includes(forum.id);
}
