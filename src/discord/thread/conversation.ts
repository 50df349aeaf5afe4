import type { ArticleId } from "../../article/article.ts";
import type { Job, ReplyTo } from "../../job.ts";

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

/**
 * What a question waits in, so that each one knows the answers before it: the thread under its result even before that
 * is opened, else its conversation.
 */
export function laneOf({ task }: Job, { thread, conversation }: ReplyTo): string | undefined {
  if (task !== "ask") return undefined;
  return thread?.kind === "under" ? thread.messageId : conversation;
}
