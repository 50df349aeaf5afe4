import type { Redis } from "ioredis";
import type { TaskName } from "../../job.ts";
import type { RecentArticle, Reference, References } from "../references.ts";
import { DAY, expiredUntil, type Retention } from "../retention.ts";
import { createScript, INDEX, repliesTo } from "./script.ts";

/** References that one look brings. */
const LOOK = 100;

/** The keys under which a reference is found, by what its hash says. */
const INDEXES = `
  local root = KEYS[1]
  local function indexes(job)
    local channel, article, guild, person =
      unpack(redis.call("HMGET", root .. "job:" .. job, "channel", "article", "guild", "person"))
    if not article then return {} end
    local keys = { root .. "channel:" .. channel, root .. "article:" .. article, root .. "given:" .. article .. ":" .. channel }
    if guild then table.insert(keys, root .. "guild:" .. guild) end
    if person then table.insert(keys, root .. "person:" .. person) end
    return keys
  end
`;

const ADD = `${INDEXES}${INDEX}
  local job, at, life = ARGV[1], tonumber(ARGV[2]), tonumber(ARGV[3])
  local key = root .. "job:" .. job
  if redis.call("EXISTS", key) == 1 then return end
  redis.call("HSET", key, unpack(ARGV, 4))
  redis.call("PEXPIRE", key, life)
  for _, each in ipairs(indexes(job)) do index(each, job, at, life) end
`;

const REMOVE = `${INDEXES}
  for _, job in ipairs(ARGV) do
    for _, each in ipairs(indexes(job)) do redis.call("ZREM", each, job) end
    redis.call("DEL", root .. "job:" .. job)
  end
`;

const ANONYMISE = `
  local root, own = KEYS[1], KEYS[1] .. "person:" .. ARGV[1]
  for _, job in ipairs(redis.call("ZRANGE", own, 0, -1)) do redis.call("HDEL", root .. "job:" .. job, "person") end
  redis.call("DEL", own)
`;

export function createRedisReferences(redis: Redis, prefix: string, { now, retentionDays }: Retention): References {
  const root = `${prefix}reference:`;
  // A day longer than what they refer to.
  const retention: Retention = { now, retentionDays: retentionDays + 1 };
  const add = createScript(redis, ADD);
  const remove = createScript(redis, REMOVE);
  const anonymise = createScript(redis, ANONYMISE);

  async function read(jobs: readonly string[]): Promise<Reference[]> {
    const asked = redis.pipeline();
    for (const job of jobs) asked.hgetall(`${root}job:${job}`);
    const rows = (await repliesTo(asked)) as Row[];
    return rows.flatMap((row, at) => (row["article"] === undefined ? [] : [referenceOf(jobs[at] ?? "", row)]));
  }

  /** Those of an index, newest first, some at a time. */
  async function* newest(index: string): AsyncGenerator<Reference> {
    for (let from = 0; ; from += LOOK) {
      const jobs = await redis.zrevrange(`${root}${index}`, from, from + LOOK - 1);
      if (jobs.length > 0) yield* await read(jobs);
      if (jobs.length < LOOK) return;
    }
  }

  async function all(index: string): Promise<Reference[]> {
    return read(await redis.zrange(`${root}${index}`, "0", "-1"));
  }

  async function recent(index: string, limit: number, isOpen: (reference: Reference) => boolean) {
    const found = new Map<string, RecentArticle>();
    for await (const reference of newest(index)) {
      if (found.size >= limit) break;
      if (!found.has(reference.article.id) && isOpen(reference)) found.set(reference.article.id, reference.article);
    }
    return [...found.values()];
  }

  return {
    async add({ jobId, article, ...given }) {
      const row = {
        task: given.task,
        guild: given.guildId,
        channel: given.channelId,
        person: given.userId,
        private: Number(given.private),
        conversation: given.conversation,
        article: article.id,
        title: article.title,
        url: article.url,
      };
      const fields = Object.entries(row).flatMap(([name, value]) => (value === undefined ? [] : [name, value]));
      await add([root], [jobId, now(), retention.retentionDays * DAY, ...fields]);
    },
    recent: (channelId, userId, limit) =>
      recent(`channel:${channelId}`, limit, (reference) => !reference.private || reference.userId === userId),
    async visible(channelIds, userId, articleId) {
      const given = channelIds.map((id) => redis.zrevrange(`${root}given:${articleId}:${id}`, 0, -1, "WITHSCORES"));
      const timed = (await Promise.all(given)).flatMap(pairs).toSorted((one, other) => other.at - one.at);
      const found = timed.length > 0 ? await read(timed.map(({ job }) => job)) : [];
      return found.filter((one) => !one.private || one.userId === userId).map(({ jobId }) => jobId);
    },
    recentIn(guildId, limit, from = () => true) {
      const channels = new Map<string, boolean>();
      const isNamed = (id: string) => {
        const known = channels.get(id) ?? from(id);
        channels.set(id, known);
        return known;
      };
      return recent(`guild:${guildId}`, limit, (reference) => !reference.private && isNamed(reference.channelId));
    },
    find: async (jobId) => (await read([jobId]))[0],
    ofArticle: async (guildId, articleId) =>
      (await all(`article:${articleId}`)).filter((reference) => reference.guildId === guildId),
    ofPerson: (userId) => all(`person:${userId}`),
    async has(articleId, besides = []) {
      // One more than are not to count.
      const range = [`(${expiredUntil(retention)}`, "+inf", "LIMIT", 0, besides.length + 1] as const;
      const jobs = await redis.zrangebyscore(`${root}article:${articleId}`, ...range);
      return jobs.some((job) => !besides.includes(job));
    },
    remove: async (jobIds) => void (await remove([root], jobIds)),
    anonymise: async (userId) => void (await anonymise([root], [userId])),
  };
}

type Row = Readonly<Record<string, string>>;

function pairs(found: readonly string[]): { job: string; at: number }[] {
  return found.flatMap((job, place) => (place % 2 === 0 ? [{ job, at: Number(found[place + 1]) }] : []));
}

function referenceOf(jobId: string, row: Row): Reference {
  return {
    jobId,
    task: row["task"] as TaskName,
    guildId: row["guild"],
    channelId: row["channel"] ?? "",
    userId: row["person"],
    private: row["private"] === "1",
    conversation: row["conversation"],
    article: { id: row["article"] ?? "", title: row["title"] ?? "", url: row["url"] },
  };
}
