import type { Redis } from "ioredis";

/** Word that a job is to end, for whichever process has it, or will. */
export interface Cancellation {
  readonly ask: (id: string) => Promise<void>;
  /** Whether it was asked before the job began. */
  readonly isAsked: (id: string) => Promise<boolean>;
  readonly close: () => void;
}

/** Seconds: as long as a job goes on at most. */
const KEPT = 2 * 60 * 60;

/** `onAsked` is told of jobs that may be anybody's. */
export function createCancellation(redis: Redis, prefix: string, onAsked: (id: string) => void): Cancellation {
  const channel = `${prefix}cancel`;
  const listener = redis.duplicate({
    maxRetriesPerRequest: null,
    commandTimeout: undefined,
    socketTimeout: undefined,
    enableOfflineQueue: true,
  });
  listener.on("error", () => undefined); // the other connection tells of the same
  listener.on("message", (_channel, id) => onAsked(id));
  listener.subscribe(channel).catch(() => undefined); // by a connection that was closed
  return {
    async ask(id) {
      await redis.set(`${channel}:${id}`, 1, "EX", KEPT);
      await redis.publish(channel, id);
    },
    isAsked: async (id) => (await redis.exists(`${channel}:${id}`)) === 1,
    close: () => listener.disconnect(),
  };
}
