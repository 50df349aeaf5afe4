import type { Redis } from "ioredis";
import type { Anchors } from "../anchors.ts";
import { DAY, type Retention } from "../retention.ts";
import { createScript } from "./script.ts";

const SET = `
  local key, of, id, life = KEYS[1], KEYS[2], ARGV[1], ARGV[2]
  local before = redis.call("HGET", key, "jobId")
  if before then redis.call("SREM", of .. before, id) end
  redis.call("DEL", key)
  redis.call("HSET", key, unpack(ARGV, 4))
  redis.call("PEXPIRE", key, life)
  if ARGV[3] ~= "" then
    redis.call("SADD", of .. ARGV[3], id)
    redis.call("PEXPIRE", of .. ARGV[3], life)
  end
`;

const REMOVE = `
  local root, of = KEYS[1], KEYS[2]
  local function remove(id)
    local job = redis.call("HGET", root .. id, "jobId")
    if job then redis.call("SREM", of .. job, id) end
    redis.call("DEL", root .. id)
  end
  for _, id in ipairs(ARGV) do
    remove(id)
    for _, led in ipairs(redis.call("SMEMBERS", of .. id)) do remove(led) end
  end
`;

export function createRedisAnchors(redis: Redis, prefix: string, { retentionDays }: Retention): Anchors {
  const [root, of] = [`${prefix}anchor:`, `${prefix}anchors:`];
  const set = createScript(redis, SET);
  const remove = createScript(redis, REMOVE);

  return {
    async set(id, anchor) {
      const fields = Object.entries(anchor).flatMap(([name, value]) => (value === undefined ? [] : [name, value]));
      await set([`${root}${id}`, of], [id, retentionDays * DAY, anchor.jobId ?? "", ...fields]);
    },
    async find(id) {
      const { guildId, channelId, messageId, jobId } = await redis.hgetall(`${root}${id}`);
      if (channelId === undefined || messageId === undefined) return undefined;
      return {
        channelId,
        messageId,
        ...(guildId === undefined ? {} : { guildId }),
        ...(jobId === undefined ? {} : { jobId }),
      };
    },
    remove: async (ids) => void (ids.length > 0 && (await remove([root, of], ids))),
  };
}
