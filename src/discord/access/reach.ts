import type { BaseInteraction } from "discord.js";
import type { ArticleId } from "../../article/article.ts";
import type { Core } from "../../core.ts";
import { UserError } from "../../errors.ts";
import type { Input, ReplyTo } from "../../job.ts";

/** Who names something, and where. */
export type Naming = Pick<BaseInteraction, "channelId" | "user"> & Partial<Pick<BaseInteraction, "channel">>;

/**
 * What a person may use of what a custom_id, or an option's value, names. Both come from outside, and the ids in them can
 * be guessed or passed on: a thing is only had in the channel where it was given, or a thread of it, and one for a single
 * person's eyes by that person. All else is told to be gone, so that nobody learns what there is elsewhere.
 */
export interface Reach {
  /** Throws result_expired. */
  readonly job: (naming: Naming, jobId: string) => Promise<void>;
  /** Throws article_expired. */
  readonly article: (naming: Naming, articleId: ArticleId) => Promise<void>;
  /** The jobs that gave the article there, newest first. */
  readonly jobsAbout: (naming: Naming, articleId: ArticleId) => Promise<string[]>;
  /** An article as it was read for what was given there: other pages may say the same under a headline of their own. */
  readonly asGiven: (input: Input, place: Pick<ReplyTo, "channelId" | "parentId" | "userId">) => Promise<Input>;
}

export function createReach({ cache, references }: Pick<Core, "cache" | "references">): Reach {
  const jobsAbout: Reach["jobsAbout"] = (naming, articleId) =>
    references.visible(placesOf(naming), naming.user.id, articleId);

  /** What came to nothing, or only begins, has no reference. Who asks for something that isn't named yet does so alone. */
  async function givenBy(jobId: string) {
    const reference = await references.find(jobId);
    if (reference) return reference;
    const request = (await cache.requests.get(jobId))?.data;
    return request && { ...request, private: request.private || request.input === undefined };
  }

  return {
    async job(naming, jobId) {
      const given = await givenBy(jobId);
      const isThere = given !== undefined && placesOf(naming).includes(given.channelId);
      if (!isThere || (given.private && given.userId !== naming.user.id)) throw new UserError("result_expired");
    },
    async article(naming, articleId) {
      if ((await jobsAbout(naming, articleId)).length === 0) throw new UserError("article_expired");
    },
    jobsAbout,
    async asGiven(input, { channelId, parentId = channelId, userId }) {
      if (input.kind !== "article") return input;
      const [job] = await references.visible([channelId, parentId], userId, input.id);
      const page = job === undefined ? undefined : (await cache.shown.get(job))?.data.article.page;
      return page === undefined ? input : { ...input, page };
    },
  };
}

/** A thread shows what was given in its channel: whoever sees the one sees the other. */
function placesOf({ channelId, channel }: Naming): string[] {
  const parentId = channel?.isThread() ? channel.parentId : null;
  return [channelId, parentId].filter((id) => id !== null);
}
