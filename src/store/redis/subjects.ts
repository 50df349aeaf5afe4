import type { Redis } from "ioredis";
import type { Subjects } from "../subjects.ts";
import { createScript } from "./script.ts";

/**
 * An index lists by a subject what tells of it; what has expired leaves it with the next note. And each of these lists
 * what it tells of.
 */
const NOTE = `
  local told, now, expires = KEYS[1], tonumber(ARGV[2]), ARGV[3]
  for at = 2, #KEYS do
    local index = KEYS[at]
    redis.call("ZADD", index, expires, ARGV[1])
    redis.call("ZREMRANGEBYSCORE", index, "-inf", now)
    redis.call("SADD", told, ARGV[at + 2])
    local last = redis.call("ZRANGE", index, -1, -1, "WITHSCORES")[2]
    if last == "inf" then redis.call("PERSIST", index)
    elseif last then redis.call("PEXPIRE", index, last - now) end
  end
  if expires == "+inf" then redis.call("PERSIST", told) else redis.call("PEXPIRE", told, expires - now) end
`;

const REMOVE = `
  local told, root, key = KEYS[1], KEYS[2], ARGV[1]
  local stays = {}
  for at = 2, #ARGV do stays[ARGV[at]] = true end
  for _, subject in ipairs(redis.call("SMEMBERS", told)) do
    if not stays[subject] then
      redis.call("ZREM", root .. subject, key)
      redis.call("SREM", told, subject)
    end
  end
`;

export function createRedisSubjects(redis: Redis, prefix: string, now: () => number): Subjects {
  const note = createScript(redis, NOTE);
  const remove = createScript(redis, REMOVE);
  const about = (shelf: string, subject: string) => `${prefix}subject:${shelf}:${subject}`;
  const told = (shelf: string, key: string) => `${prefix}told:${shelf}:${key}`;

  return {
    async note(shelf, key, subjects, expires) {
      if (subjects.length === 0) return;
      const keys = [told(shelf, key), ...subjects.map((subject) => about(shelf, subject))];
      await note(keys, [key, now(), expires ?? "+inf", ...subjects]);
    },
    keys: async (shelf, subject) => (await redis.zrangebyscore(about(shelf, subject), `(${now()}`, "+inf")).toSorted(),
    async remove(shelf, key, but = []) {
      await remove([told(shelf, key), about(shelf, "")], [key, ...but]);
    },
  };
}
