import { Queue, type Job as Held } from "bullmq";
import type { Redis } from "ioredis";
import type { ReplyTo } from "../../job.ts";
import type { Log } from "../../log.ts";
import type { Load } from "../runner.ts";
import type { Stored } from "./stored.ts";

/** Where jobs wait: what an interaction's own token can answer, and what takes the bot's. */
export interface Queues {
  readonly all: readonly Queue<Stored>[];
  /** Those whose jobs a process can answer. */
  readonly answerable: (hasToken: boolean) => readonly Queue<Stored>[];
  /** Nobody begins it for `delay` milliseconds. */
  readonly put: (stored: Stored, delay?: number) => Promise<Held<Stored>>;
  readonly find: (id: string) => Promise<Held<Stored> | undefined>;
  readonly load: () => Promise<Load>;
}

export interface QueuesOptions {
  readonly redis: Redis;
  /** Of every key. */
  readonly prefix: string;
  /** Milliseconds until what failed for a fault of the store alone is tried again. */
  readonly pause: number;
  readonly log: Log;
}

/** Before a queue's own keys. */
export const queuePrefix = (prefix: string): string => `${prefix}queue`;

/** More than there can be before a job is given up for its age. */
const ATTEMPTS = 10_000;

export function createQueues({ redis, prefix, pause, log }: QueuesOptions): Queues {
  const interactions = queueNamed("interactions");
  const messages = queueNamed("messages");
  const all = [interactions, messages];

  return {
    all,
    answerable: (hasToken) => (hasToken ? all : [interactions]),
    // Of what ended nothing stays: it holds a token.
    put(stored, delay = 0) {
      const queue = takesToken(stored.replyTo) ? messages : interactions;
      return queue.add("job", stored, {
        jobId: heldAs(stored.job.id),
        delay,
        attempts: ATTEMPTS,
        backoff: { type: "fixed", delay: pause },
        removeOnComplete: true,
        removeOnFail: true,
      });
    },
    async find(id) {
      const found = await Promise.all(all.map((queue) => queue.getJob(heldAs(id))));
      return found.find((held) => held !== undefined);
    },
    async load() {
      const each = await Promise.all(all.map((queue) => queue.getJobCounts("active", "waiting", "delayed")));
      const sum = (state: string) => each.reduce((jobs, count) => jobs + (count[state] ?? 0), 0);
      return { running: sum("active"), waiting: sum("waiting") + sum("delayed") };
    },
  };

  function queueNamed(name: string): Queue<Stored> {
    const queue = new Queue<Stored>(name, {
      connection: redis,
      prefix: queuePrefix(prefix),
      skipWaitingForReady: true,
    });
    queue.on("error", (error) => tellFault(log, error));
    return queue;
  }
}

/** The stores tell of a connection that is lost: each of the queue's own would tell of the same. */
export function tellFault(log: Log, error: Error & { readonly code?: unknown }): void {
  log[error.code === undefined ? "warn" : "debug"]({ err: error }, "the queue's store failed");
}

/** Whether an answer can't be given by an interaction's own token alone, but takes the bot's. */
const takesToken = ({ interaction, asleep, thread }: ReplyTo) =>
  interaction === undefined || asleep === true || (thread !== undefined && thread.kind !== "none");

/** The queue takes no bare numbers for ids. */
const heldAs = (id: string) => `job-${id}`;
