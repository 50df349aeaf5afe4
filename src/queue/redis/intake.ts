import type { Redis } from "ioredis";
import { UserError } from "../../errors.ts";
import type { ReplyTo } from "../../job.ts";

/** Jobs that were accepted and have not ended, across all processes: how many there are, and which follow each other. */
export interface Intake {
  /**
   * Notes a job; false where it was noted before. Throws queue_full, person_at_once, server_at_once. `running` tells how
   * many wait for nothing.
   */
  readonly enter: (
    id: string,
    replyTo: ReplyTo,
    lane: string | undefined,
    running: () => Promise<number>,
  ) => Promise<boolean>;
  /** A job that has to wait holds up nothing of its lane; gives the id that is the next one there. */
  readonly yield: (id: string, lane: string | undefined) => Promise<string | undefined>;
  /** The same of one that ended. */
  readonly leave: (id: string, replyTo: ReplyTo, lane: string | undefined) => Promise<string | undefined>;
  /** Whether something of the same lane that was accepted earlier is still under way. */
  readonly isBehind: (id: string, lane: string) => Promise<boolean>;
  readonly isOpen: (id: string) => Promise<boolean>;
}

export interface IntakeOptions {
  readonly redis: Redis;
  readonly prefix: string;
  readonly now: () => number;
  /** Jobs that run or wait at once; more are not taken. */
  readonly capacity: number;
  /** The same for one person, and in one server: neither can have the whole queue. */
  readonly shares?: { readonly person: number; readonly server: number } | undefined;
}

/** Seconds for which ids are remembered against a gateway that tells an event twice. */
const REMEMBERED = 24 * 60 * 60;
/** Milliseconds after which nobody works on a job any more, and what still counts it was left behind. */
const LOST = 3 * 60 * 60 * 1000;

const UNLIMITED = Number.MAX_SAFE_INTEGER;

/** Checks and writes in one step, so that processes at once don't take the same place. */
const ENTER = `
  local known, open, person, server, lane = KEYS[1], KEYS[2], KEYS[3], KEYS[4], KEYS[5]
  local id, member, now, lost, remembered = ARGV[1], ARGV[2], tonumber(ARGV[3]), tonumber(ARGV[4]), ARGV[5]
  local capacity, ofPerson, ofServer = tonumber(ARGV[6]), tonumber(ARGV[7]), tonumber(ARGV[8])
  if redis.call("EXISTS", known) == 1 then return "known" end
  for _, counted in ipairs({ open, person, server }) do
    if counted ~= "" then redis.call("ZREMRANGEBYSCORE", counted, "-inf", now - lost) end
  end
  local size = redis.call("ZCARD", open)
  if size >= capacity then return "full " .. size end
  if redis.call("ZCARD", person) >= ofPerson then return "person" end
  if server ~= "" and redis.call("ZCARD", server) >= ofServer then return "server" end
  redis.call("SET", known, 1, "EX", remembered)
  for _, counted in ipairs({ open, person, server }) do
    if counted ~= "" then
      redis.call("ZADD", counted, now, id)
      redis.call("PEXPIRE", counted, lost)
    end
  end
  if lane ~= "" then
    redis.call("ZADD", lane, 0, member)
    redis.call("PEXPIRE", lane, lost)
  end
  return "entered"
`;

/** The first of a lane whose job has not ended. */
const FIRST = `
  local lane, open = KEYS[1], KEYS[2]
  while true do
    local first = redis.call("ZRANGE", lane, 0, 0)[1]
    if not first then return "" end
    local id = string.gsub(first, "^0+", "")
    if redis.call("ZSCORE", open, id) then return id end
    redis.call("ZREM", lane, first)
  end
`;

export function createIntake({ redis, prefix, now, capacity, shares }: IntakeOptions): Intake {
  const open = `${prefix}open`;
  const keysOf = ({ userId, guildId }: ReplyTo) => ({
    person: `${open}:person:${userId}`,
    server: guildId === undefined ? "" : `${open}:server:${guildId}`,
  });
  const laneKey = (lane: string | undefined) => (lane === undefined ? "" : `${prefix}lane:${lane}`);
  const first = async (lane: string) => String(await redis.eval(FIRST, 2, laneKey(lane), open)) || undefined;

  async function leaveLane(id: string, lane: string | undefined): Promise<string | undefined> {
    if (lane === undefined) return undefined;
    await redis.zrem(laneKey(lane), memberOf(id));
    return first(lane);
  }

  return {
    async enter(id, replyTo, lane, running) {
      const { person, server } = keysOf(replyTo);
      const most = [capacity, shares?.person ?? UNLIMITED, shares?.server ?? UNLIMITED];
      const keys = [`${prefix}known:${id}`, open, person, server, laneKey(lane)];
      const said = String(
        await redis.eval(ENTER, keys.length, ...keys, id, memberOf(id), now(), LOST, REMEMBERED, ...most),
      );
      if (said === "person") throw new UserError("person_at_once");
      if (said === "server") throw new UserError("server_at_once");
      const [, size] = /^full (\d+)$/.exec(said) ?? [];
      if (size !== undefined) throw new UserError("queue_full", { position: Number(size) + 1 - (await running()) });
      return said === "entered";
    },
    yield: leaveLane,
    async leave(id, replyTo, lane) {
      const { person, server } = keysOf(replyTo);
      const counted = [open, person, server].filter(Boolean);
      await counted.reduce((all, each) => all.zrem(each, id), redis.multi()).exec();
      return leaveLane(id, lane);
    },
    isBehind: async (id, lane) => ((await first(lane)) ?? id) !== id,
    isOpen: async (id) => (await redis.zscore(open, id)) !== null,
  };
}

/** Ids are numbers of different lengths: with noughts before them they sort as texts. */
const LONGEST_ID = 20;
const memberOf = (id: string): string => id.padStart(LONGEST_ID, "0");
