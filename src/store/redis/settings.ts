import type { Redis } from "ioredis";
import { damaged, patchOf, settingsOf, type SettingsStore } from "../settings.ts";
import { createScript } from "./script.ts";

/** Each setting is a field of its server's hash, as JSON; what is damaged begins anew. */
const CHANGE = `
  local key = KEYS[1]
  for _, text in ipairs(redis.call("HVALS", key)) do
    if not pcall(cjson.decode, text) then redis.call("DEL", key) end
  end
  for at = 1, #ARGV, 2 do
    if ARGV[at + 1] == "null" then redis.call("HDEL", key, ARGV[at]) else redis.call("HSET", key, ARGV[at], ARGV[at + 1]) end
  end
  return redis.call("HGETALL", key)
`;

export function createRedisSettings(redis: Redis, prefix: string): SettingsStore {
  const keyOf = (guildId: string) => `${prefix}settings:${guildId}`;
  const change = createScript(redis, CHANGE);

  return {
    get: async (guildId) => settingsOf(parse(Object.entries(await redis.hgetall(keyOf(guildId))))),
    async change(guildId, patch) {
      const changes = Object.entries(patchOf(patch)).filter(([, value]) => value !== undefined);
      const given = changes.flatMap(([name, value]) => [name, JSON.stringify(value)]);
      const held = (await change([keyOf(guildId)], given)) as string[];
      return settingsOf(parse(held.flatMap((name, at) => (at % 2 === 0 ? [[name, held[at + 1] ?? ""]] : []))));
    },
    remove: async (guildId) => void (await redis.del(keyOf(guildId))),
  };
}

function parse(fields: readonly (readonly string[])[]): Readonly<Record<string, unknown>> {
  try {
    return Object.fromEntries(fields.map(([name, text = ""]): [string, unknown] => [name ?? "", JSON.parse(text)]));
  } catch (cause) {
    throw damaged(cause);
  }
}
