import type { Redis } from "ioredis";
import { createMemory, type Claims, type ClaimsOptions } from "../claims.ts";
import { DAY } from "../retention.ts";

/** Milliseconds: an interaction has to be answered within three seconds, and claiming it is only the beginning. */
const PATIENCE = 500;

export function createRedisClaims(redis: Redis, prefix: string, { onError }: Omit<ClaimsOptions, "now">): Claims {
  const isNew = createMemory();

  async function isFirst(id: string): Promise<boolean> {
    return (await redis.set(`${prefix}claim:${id}`, 1, "PX", DAY, "NX")) === "OK";
  }

  return {
    async take(id) {
      if (!isNew(id)) return false;
      try {
        return await inTime(isFirst(id));
      } catch (error) {
        onError(error);
        return true;
      }
    },
  };
}

async function inTime<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${PATIENCE} ms`)), PATIENCE);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}
