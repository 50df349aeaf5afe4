import { randomBytes } from "node:crypto";
import type { Redis } from "ioredis";
import { SECRET, type ReaderPages, type ReaderPagesOptions } from "../reader-pages.ts";
import { DAY } from "../retention.ts";
import { createScript } from "./script.ts";

const PUBLISH = `
  local known = redis.call("GET", KEYS[1])
  if known then return known end
  redis.call("SET", KEYS[1], ARGV[1], "PX", ARGV[3])
  redis.call("SET", KEYS[2], ARGV[2], "PX", ARGV[3])
  return ARGV[1]
`;

const WITHDRAW = `
  for _, job in ipairs(ARGV) do
    local secret = redis.call("GET", KEYS[1] .. job)
    if secret then redis.call("DEL", KEYS[1] .. job, KEYS[2] .. secret) end
  end
`;

export function createRedisReaderPages(redis: Redis, prefix: string, options: ReaderPagesOptions): ReaderPages {
  const { retentionDays, random = randomBytes } = options;
  const [addresses, pages] = [`${prefix}address:`, `${prefix}page:`];
  const publish = createScript(redis, PUBLISH);
  const withdraw = createScript(redis, WITHDRAW);

  return {
    async publish(jobId) {
      const secret = random(SECRET).toString("base64url");
      const keys = [`${addresses}${jobId}`, `${pages}${secret}`];
      return String(await publish(keys, [secret, jobId, retentionDays * DAY]));
    },
    find: async (secret) => (await redis.get(`${pages}${secret}`)) ?? undefined,
    withdraw: async (jobIds) => void (await withdraw([addresses, pages], jobIds)),
  };
}
