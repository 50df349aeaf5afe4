import type { World } from "./discord-world.ts";

/** How many requests a route takes in a window, for each channel, server or interaction apart (docs: topics/rate-limits). */
export interface Limit {
  readonly limit: number;
  readonly windowMs: number;
  /** "shared": others used it up; it isn't counted against the bot. "user" where absent. */
  readonly scope?: "user" | "shared";
}

export interface Limits {
  /** From now on; `path` is matched as faults match it. The last one that matches counts. */
  readonly set: (method: string, path: RegExp, limit: Limit) => void;
  /** Headers of the answer, and its body where the request is refused. */
  readonly take: (method: string, path: string) => Taken;
}

export interface Taken {
  readonly headers: Record<string, string>;
  readonly refused?: { message: string; retry_after: number; global: boolean };
}

interface Window {
  used: number;
  readonly ends: number;
}

/** Requests a second that a bot may make in all; what an interaction's token opens isn't counted. */
const GLOBAL: Limit = { limit: 50, windowMs: 1000 };
const UNCOUNTED = /^\/(?:interactions|webhooks)\//;
const MAJOR = /^\/(?:channels|guilds|webhooks)\/(\d+)(?:\/([\w-]{60,}))?/;

export function createLimits(world: Pick<World, "now">): Limits {
  const limits: { method: string; path: RegExp; limit: Limit; bucket: string }[] = [];
  const windows = new Map<string, Window>();
  const windowOf = (key: string, { windowMs }: Limit): Window => {
    const known = windows.get(key);
    if (known && known.ends > world.now()) return known;
    const opened = { used: 0, ends: world.now() + windowMs };
    windows.set(key, opened);
    return opened;
  };

  return {
    set: (method, path, limit) => limits.unshift({ method, path, limit, bucket: `b${limits.length}`.padEnd(32, "0") }),
    take: (method, path) => {
      if (!UNCOUNTED.test(path)) {
        const all = windowOf("global", GLOBAL);
        all.used += 1;
        if (all.used > GLOBAL.limit) return refusal(all.ends - world.now(), "global", {});
      }
      const found = limits.find((each) => each.method === method && each.path.test(path));
      // Discord's own numbers aren't documented: generous ones, in a bucket for each method.
      if (!found)
        return { headers: headersOf({ limit: 50, windowMs: 1000 }, 49, 1000, `default${method}`, world.now()) };
      const { limit, bucket } = found;
      const window = windowOf(`${bucket}:${MAJOR.exec(path)?.[0] ?? ""}`, limit);
      window.used += 1;
      const left = window.ends - world.now();
      const headers = headersOf(limit, Math.max(0, limit.limit - window.used), left, bucket, world.now());
      return window.used > limit.limit ? refusal(left, limit.scope ?? "user", headers) : { headers };
    },
  };
}

function refusal(left: number, scope: string, headers: Record<string, string>): Taken {
  const global = scope === "global";
  const seconds = left / 1000;
  return {
    headers: {
      ...headers,
      "retry-after": String(Math.ceil(seconds)),
      "x-ratelimit-scope": scope,
      ...(global && { "x-ratelimit-global": "true" }),
    },
    refused: { message: "You are being rate limited.", retry_after: seconds, global },
  };
}

function headersOf(
  { limit }: Limit,
  remaining: number,
  left: number,
  bucket: string,
  now: number,
): Record<string, string> {
  return {
    "x-ratelimit-limit": String(limit),
    "x-ratelimit-remaining": String(remaining),
    "x-ratelimit-reset": ((now + left) / 1000).toFixed(3),
    "x-ratelimit-reset-after": (left / 1000).toFixed(3),
    "x-ratelimit-bucket": bucket,
  };
}
