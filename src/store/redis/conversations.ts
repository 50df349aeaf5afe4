import type { Redis } from "ioredis";
import type { Turn } from "../../job.ts";
import { TURNS, type Conversations } from "../conversations.ts";
import { DAY, expiredUntil, type Retention } from "../retention.ts";
import { createScript, INDEX, repliesTo } from "./script.ts";

/**
 * Of a place: what it is about, the articles it was talked of there, for each of these the jobs of its turns by their
 * times, and every turn by itself, so that none is kept longer than another. Of a job: its places, with the article.
 */
const KEYS = `
  local root = KEYS[1]
  local function conversation(id) return root .. "conversation:" .. id end
  local function articles(id) return root .. "talked:" .. id end
  local function turns(article, id) return root .. "turns:" .. article .. ":" .. id end
  local function turn(job, id) return root .. "turn:" .. job .. ":" .. id end
  local function places(job) return root .. "places:" .. job end
`;

/** Once per place and job. */
const PUT = `${KEYS}${INDEX}
  local function put(id, article, job, text, at, life, left)
    if redis.call("HSETNX", places(job), id, article) == 0 then return end
    redis.call("PEXPIRE", places(job), left)
    redis.call("SET", turn(job, id), text, "PX", left)
    index(turns(article, id), job, at, life)
    redis.call("SADD", articles(id), article)
    redis.call("PEXPIRE", articles(id), life)
  end
`;

const ADD = `${PUT}
  local id, job, text, at, life = ARGV[1], ARGV[2], ARGV[3], tonumber(ARGV[4]), tonumber(ARGV[5])
  local article = redis.call("HGET", conversation(id), "articleId")
  if article then put(id, article, job, text, at, life, life) end
`;

const MOVE = `${PUT}
  local from, to, life = ARGV[1], ARGV[2], tonumber(ARGV[3])
  for _, article in ipairs(redis.call("SMEMBERS", articles(from))) do
    local found = redis.call("ZRANGE", turns(article, from), 0, -1, "WITHSCORES")
    for at = 1, #found, 2 do
      local job = found[at]
      local text, left = redis.call("GET", turn(job, from)), redis.call("PTTL", turn(job, from))
      if text and left > 0 then put(to, article, job, text, tonumber(found[at + 1]), life, left) end
    end
  end
`;

const READ = `${KEYS}
  local id, most = ARGV[1], tonumber(ARGV[2])
  local article = redis.call("HGET", conversation(id), "articleId")
  local texts = {}
  for _, job in ipairs(article and redis.call("ZREVRANGE", turns(article, id), 0, most - 1) or {}) do
    local text = redis.call("GET", turn(job, id))
    if text then table.insert(texts, text) end
  end
  return texts
`;

const REMOVE_TURNS = `${KEYS}
  for _, job in ipairs(ARGV) do
    local found = redis.call("HGETALL", places(job))
    for at = 1, #found, 2 do
      local id, article = found[at], found[at + 1]
      redis.call("ZREM", turns(article, id), job)
      redis.call("DEL", turn(job, id))
      if redis.call("EXISTS", turns(article, id)) == 0 then redis.call("SREM", articles(id), article) end
    end
    redis.call("DEL", places(job))
  end
`;

const REMOVE = `${KEYS}
  local article = ARGV[1]
  for at = 2, #ARGV do
    local id = ARGV[at]
    for _, job in ipairs(redis.call("ZRANGE", turns(article, id), 0, -1)) do
      redis.call("DEL", turn(job, id))
      redis.call("HDEL", places(job), id)
    end
    redis.call("DEL", turns(article, id))
    redis.call("SREM", articles(id), article)
    if redis.call("HGET", conversation(id), "articleId") == article then redis.call("DEL", conversation(id)) end
  end
`;

const REMOVE_EMPTY = `${KEYS}
  for at = 2, #ARGV do
    local id, left = ARGV[at], 0
    for _, article in ipairs(redis.call("SMEMBERS", articles(id))) do
      left = left + redis.call("ZCOUNT", turns(article, id), "(" .. ARGV[1], "+inf")
    end
    if left == 0 then redis.call("DEL", conversation(id)) end
  end
`;

export function createRedisConversations(redis: Redis, prefix: string, retention: Retention): Conversations {
  const { now } = retention;
  const life = retention.retentionDays * DAY;
  const run = (lua: string) => {
    const script = createScript(redis, lua);
    return (...given: readonly (string | number)[]) => script([prefix], given);
  };
  const [add, move, read] = [run(ADD), run(MOVE), run(READ)];
  const [removeTurns, remove, removeEmpty] = [run(REMOVE_TURNS), run(REMOVE), run(REMOVE_EMPTY)];
  const keyOf = (id: string) => `${prefix}conversation:${id}`;

  return {
    open: async (id, conversation) =>
      void (await repliesTo(
        redis
          .multi()
          .hset(keyOf(id), { ...conversation })
          .pexpire(keyOf(id), life),
      )),
    async find(id) {
      const { articleId, to, locale } = await redis.hgetall(keyOf(id));
      if (articleId === undefined || to === undefined || locale === undefined) return undefined;
      return { articleId, to, locale };
    },
    turns: async (id) =>
      ((await read(id, TURNS)) as string[]).toReversed().map((text): Turn => JSON.parse(text) as Turn),
    add: async (id, jobId, { question, answer }) =>
      void (await add(id, jobId, JSON.stringify({ question, answer }), now(), life)),
    move: async (from, to) => void (await move(from, to, life)),
    async placesOf(jobIds) {
      const asked = redis.pipeline();
      for (const id of jobIds) asked.hkeys(`${prefix}places:${id}`);
      return [...new Set((await repliesTo(asked)).flat() as string[])];
    },
    removeTurns: async (jobIds) => void (await removeTurns(...jobIds)),
    remove: async (ids, articleId) => void (await remove(articleId, ...ids)),
    removeEmpty: async (ids) => void (await removeEmpty(expiredUntil(retention), ...ids)),
  };
}
