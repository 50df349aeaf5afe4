import type { Redis } from "ioredis";
import type { LastSeen } from "../last-seen.ts";
import { DAY, type Retention } from "../retention.ts";
import { createScript, INDEX } from "./script.ts";

/** Snowflakes are compared as text, since Lua's numbers don't hold them: of two, the longer is the later. */
const NOTE = `${INDEX}
  local key, message, at, life = KEYS[1], ARGV[2], tonumber(ARGV[3]), tonumber(ARGV[4])
  local known = redis.call("GET", key)
  if known and (#known > #message or (#known == #message and known > message)) then message = known end
  redis.call("SET", key, message, "PX", life)
  index(KEYS[2], ARGV[1], at, life)
`;

export function createRedisLastSeen(redis: Redis, prefix: string, { now, retentionDays }: Retention): LastSeen {
  const used = `${prefix}seen`;
  const keyOf = (conversation: string) => `${used}:${conversation}`;
  const note = createScript(redis, NOTE);

  return {
    note: async (conversation, messageId) =>
      void (await note([keyOf(conversation), used], [conversation, messageId, now(), retentionDays * DAY])),
    async since(time, limit) {
      const found = await redis.zrevrangebyscore(used, "+inf", time, "LIMIT", 0, limit);
      const messages = found.length > 0 ? await redis.mget(found.map(keyOf)) : [];
      return found.flatMap((conversation, at) => {
        const messageId = messages[at];
        return typeof messageId === "string" ? [{ conversation, messageId }] : [];
      });
    },
    remove: async (conversation) => {
      await redis.multi().del(keyOf(conversation)).zrem(used, conversation).exec();
    },
  };
}
