import type { ArticleId } from "../article/article.ts";
import type { ReplyTo } from "../job.ts";

/**
 * Where questions about an article that have no thread belong: to the channel, or to one person in it where they are
 * private.
 */
export function placeOf(
  { channelId, userId, private: own }: Pick<ReplyTo, "channelId" | "userId" | "private">,
  article: ArticleId,
) {
  return [channelId, article, ...(own ? [userId] : [])].join("/");
}
