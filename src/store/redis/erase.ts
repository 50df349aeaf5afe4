import type { Redis } from "ioredis";

/** Milliseconds between tries while the server is at it already, with what was there before. */
const PAUSE = 200;
const ATTEMPTS = 25;

/**
 * Has the server write its file of commands anew, in which stands what was deleted since. It is done in the background;
 * where that isn't allowed, or takes too long to begin, the server does it in its own time.
 */
export async function eraseDeleted(redis: Redis): Promise<void> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const isBegun = await redis.bgrewriteaof().then(
      () => true,
      (error: Error) => !error.message.includes("in progress"),
    );
    if (isBegun) return;
    await new Promise((resolve) => setTimeout(resolve, PAUSE));
  }
}
