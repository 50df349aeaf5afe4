import type { Core } from "../core.ts";
import type { Input, Job, ReplyTo, Request } from "../job.ts";
import type { Result } from "../task/result.ts";

/** What is kept of jobs, for the buttons under their messages, for the month's sums, and to be forgotten by. */
export interface Memory {
  /** Before the result is shown: the buttons of a message that was sent must work. */
  readonly ofResult: (job: Job, replyTo: ReplyTo, result: Result) => Promise<void>;
  /** Of a job that came to nothing. */
  readonly ofRequest: (job: Job, replyTo: ReplyTo) => Promise<void>;
}

export function createMemory({ cache, references, usage }: Pick<Core, "cache" | "references" | "usage">): Memory {
  return {
    async ofResult(job, replyTo, result) {
      const { article, task } = result;
      const { guildId, channelId, userId, conversation } = replyTo;
      const { id, title, url } = article;
      // First, since all else is found by it where it is to be forgotten.
      await references.add({
        jobId: job.id,
        task,
        guildId,
        channelId,
        userId,
        private: replyTo.private,
        conversation,
        article: { id, title, url },
      });
      await usage.record({ jobId: job.id, guildId, userId, task, ...spent(result) });
      await cache.shown.put(job.id, result);
      await cache.requests.put(job.id, requestOf(job, replyTo, again(job.input, url)));
    },
    ofRequest: async (job, replyTo) => cache.requests.put(job.id, requestOf(job, replyTo, job.input)),
  };
}

function spent({ usage, costUsd, cached }: Result) {
  const { inputTokens = 0, cacheReadTokens = 0, cacheWriteTokens = 0, outputTokens = 0 } = usage ?? {};
  return {
    tokens: inputTokens + cacheReadTokens + cacheWriteTokens + outputTokens,
    usd: costUsd,
    cached: cached !== undefined,
    savedUsd: cached?.savedUsd,
  };
}

function requestOf({ task, options }: Job, { userId, private: isPrivate }: ReplyTo, input: Input): Request {
  return { task, options, private: isPrivate, userId, input };
}

/** Where it can be read again: a stored article came from its page. */
function again(input: Input, url: string | undefined): Input {
  return input.kind === "article" && url !== undefined ? { kind: "link", url } : input;
}
