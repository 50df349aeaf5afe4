import { createHash } from "node:crypto";
import type { ChainableCommander, Redis } from "ioredis";

/** Runs on the server as one step, between which nobody else's commands come. */
export type Script = (keys: readonly string[], given?: readonly (string | number)[]) => Promise<unknown>;

/** Sent whole where the server doesn't know it (any more), and by its digest from then on. */
export function createScript(redis: Redis, lua: string): Script {
  const digest = createHash("sha1").update(lua).digest("hex");
  return async (keys, given = []) => {
    try {
      return await redis.evalsha(digest, keys.length, ...keys, ...given);
    } catch (error) {
      if (!(error instanceof Error) || !error.message.startsWith("NOSCRIPT")) throw error;
      return redis.eval(lua, keys.length, ...keys, ...given);
    }
  };
}

/** The replies to commands that were sent together; throws where one of them failed. */
export async function repliesTo(commands: ChainableCommander): Promise<unknown[]> {
  const replies = (await commands.exec()) ?? [];
  return replies.map(([error, reply]) => {
    if (error) throw error;
    return reply;
  });
}

/**
 * Lua: notes a member of an index at a time, without which it can't be found; what has expired leaves it, and it ends
 * with the last of them. All in milliseconds.
 */
export const INDEX = `
  local function index(key, member, at, life)
    redis.call("ZADD", key, at, member)
    redis.call("ZREMRANGEBYSCORE", key, "-inf", at - life)
    redis.call("PEXPIRE", key, life)
  end
`;
