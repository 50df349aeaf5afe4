import type { Core } from "../../core.ts";
import type { Ending, Input, Job, ReplyTo, Request } from "../../job.ts";
import type { Result } from "../../task/result.ts";
import type { MadeEdition } from "./edition.ts";

/** What is kept of jobs, for the buttons under their messages, for the month's sums, and to be forgotten by. */
export interface Memory {
  /** Before the result is shown: the buttons of a message that was sent must work. */
  readonly ofResult: (job: Job, replyTo: ReplyTo, result: Result) => Promise<void>;
  /** The same of all that was made beside each other; the first stands for them. */
  readonly ofEdition: (job: Job, replyTo: ReplyTo, made: MadeEdition) => Promise<void>;
  /** Of a job that came to nothing. */
  readonly ofRequest: (job: Job, replyTo: ReplyTo, ending: Ending) => Promise<void>;
}

/** A store that fails is no reason to keep a result back. */
export function createMemory(core: Pick<Core, "cache" | "faults" | "references" | "usage">): Memory {
  const { cache, faults, references, usage } = core;
  return {
    ofResult: async (job, replyTo, result) => void (await remember(job, replyTo, [result])),
    async ofEdition(job, replyTo, { edition, results }) {
      if (await remember(job, replyTo, results)) await cache.editions.put(job.id, edition);
    },
    ofRequest: async (job, replyTo, ending) =>
      cache.requests.put(job.id, { ...requestOf(job, replyTo, job.input), ending }),
  };

  /** False where nothing could be kept. */
  async function remember(job: Job, replyTo: ReplyTo, results: readonly [Result, ...Result[]]): Promise<boolean> {
    const [result] = results;
    const { article, task } = result;
    const { guildId, channelId, userId, conversation } = replyTo;
    const { id, title, url } = article;
    const spending = { jobId: job.id, guildId, userId, task, ...spent(results) };
    await faults.spare(() => usage.record(spending), undefined);
    const reference = {
      jobId: job.id,
      task,
      guildId,
      channelId,
      userId,
      private: replyTo.private,
      conversation,
      article: { id, title, url },
    };
    // All else is found by it where it is to be forgotten: without it nothing else is kept.
    const isReferred = await faults.spare(() => references.add(reference).then(() => true), false);
    if (!isReferred) return false;
    await cache.shown.put(job.id, result);
    await cache.requests.put(job.id, requestOf(job, replyTo, again(job.input, url)));
    return true;
  }
}

function spent(results: readonly Result[]) {
  return {
    tokens: sum(results.map(({ usage }) => (usage ? tokensOf(usage) : 0))) ?? 0,
    usd: sum(results.map(({ costUsd }) => costUsd)),
    cached: results.every(({ cached, shared }) => (cached ?? shared) !== undefined),
    savedUsd: sum(results.map(({ cached, shared }) => (cached ?? shared)?.savedUsd)),
  };
}

function tokensOf({ inputTokens, cacheReadTokens, cacheWriteTokens, outputTokens }: NonNullable<Result["usage"]>) {
  return inputTokens + cacheReadTokens + cacheWriteTokens + outputTokens;
}

/** Undefined where nothing is known. */
function sum(values: readonly (number | undefined)[]): number | undefined {
  const known = values.filter((value) => value !== undefined);
  return known.length === 0 ? undefined : known.reduce((all, value) => all + value, 0);
}

function requestOf(job: Job, { userId, channelId, private: isPrivate }: ReplyTo, input: Input): Request {
  const { task, options, beside, fresh } = job;
  const how = { ...(beside ? { beside } : {}), ...(fresh ? { fresh } : {}) };
  return { task, options, private: isPrivate, userId, channelId, input, ...how };
}

/** Where it can be read again: a stored article came from its page. */
function again(input: Input, url: string | undefined): Input {
  return input.kind === "article" && url !== undefined ? { kind: "link", url } : input;
}
