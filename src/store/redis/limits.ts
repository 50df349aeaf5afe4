import type { Redis } from "ioredis";
import { RateLimiterRedis } from "rate-limiter-flexible";
import type { LimitRules } from "../../limit-rules.ts";
import { limitsOn, SECONDS, type Limits } from "../limits.ts";

/** The limiter keeps time by the server's clock. */
export function createRedisLimits(redis: Redis, prefix: string, rules: LimitRules | undefined): Limits {
  const create = (name: string, points: number) =>
    new RateLimiterRedis({ storeClient: redis, keyPrefix: `${prefix}limit:${name}`, points, duration: SECONDS });
  return limitsOn(create, rules);
}
