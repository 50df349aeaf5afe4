import type { Redis } from "ioredis";
import { createCache } from "../cache.ts";
import { createFaults } from "../faults.ts";
import { createForget } from "../forget.ts";
import type { Store, StoreOptions } from "../store.ts";
import { createTerms } from "../terms.ts";
import { createRedisAnchors } from "./anchors.ts";
import { createRedisClaims } from "./claims.ts";
import { sizeOf } from "./connection.ts";
import { createRedisConversations } from "./conversations.ts";
import { eraseDeleted } from "./erase.ts";
import { createKeyvRedis } from "./keyv-redis.ts";
import { createRedisLastSeen } from "./last-seen.ts";
import { createRedisLedger } from "./ledger.ts";
import { createRedisLimits } from "./limits.ts";
import { createLock } from "./lock.ts";
import { createRedisReaderPages } from "./reader-pages.ts";
import { createRedisReferences } from "./references.ts";
import { createRedisSettings } from "./settings.ts";
import { createRedisSubjects } from "./subjects.ts";
import { createRedisUsage } from "./usage.ts";

/** Of every key in a Redis that may serve others too. */
export const PREFIX = "dragoman:";

export interface RedisStoreOptions extends StoreOptions {
  /** Of every key. */
  readonly prefix: string;
}

/** The store that processes on several machines share. Scripts name keys that they find, so it isn't for a cluster. */
export function createRedisStore(redis: Redis, options: RedisStoreOptions): Store {
  const { prefix, now } = options;
  const faults = createFaults(options.onError);
  const cache = createCache({
    ...options,
    onError: faults.note,
    storage: () => createKeyvRedis(redis, prefix, now),
    subjects: createRedisSubjects(redis, prefix, now),
    lock: createLock(redis, prefix),
  });
  const conversations = createRedisConversations(redis, prefix, options);
  const references = createRedisReferences(redis, prefix, options);
  const readerPages = createRedisReaderPages(redis, prefix, options);
  const usage = createRedisUsage(redis, prefix, now);
  const anchors = createRedisAnchors(redis, prefix, options);
  const lastSeen = createRedisLastSeen(redis, prefix, options);
  const ledger = createRedisLedger(redis, prefix, now);
  const erase = () => eraseDeleted(redis);
  return {
    anchors,
    cache,
    claims: createRedisClaims(redis, prefix, { onError: faults.note }),
    conversations,
    faults,
    forget: createForget({ anchors, cache, conversations, lastSeen, references, readerPages, ledger, usage, erase }),
    lastSeen,
    ledger,
    limits: createRedisLimits(redis, prefix, options.limits),
    readerPages,
    references,
    settings: createRedisSettings(redis, prefix),
    size: () => sizeOf(redis),
    terms: createTerms(cache.terms),
    usage,
  };
}
